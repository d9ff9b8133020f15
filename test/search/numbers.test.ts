/** Numbers and names with digits are words like others, however they are written. */

import { describe, expect, test } from 'vitest'
import { asking } from './asking.ts'

const { first, all, answer } = asking({
  varhany: 'Varhany opravíme za 1 500 000 Kč.',
  kašna: 'Kašnu opravíme za 1 400 000 Kč.',
  lávka: 'Lávku opravíme za 9.794.193 korun.',
  dvůr: 'Dvůr opravíme za 3,5 milionu.',
  síť: 'Síť 5G přijde i do údolí.',
  vysílač: 'Vysílač sítě 4G zůstane na kopci.',
  nádraží: 'Záchytné parkoviště P+R vznikne u nádraží.',
  porucha: 'Poruchy hlaste na linku 112.',
})

describe('a number is found in any notation', () => {
  test.each([
    ['1500000', 'varhany'],
    ['1 500 000', 'varhany'],
    ['1.500.000', 'varhany'],
    ['1\u00a0500\u00a0000 Kč', 'varhany'],
    ['1 400 000', 'kašna'],
    ['9794193', 'lávka'],
    ['9 794 193', 'lávka'],
    ['za 3,5 milionu', 'dvůr'],
    ['5G', 'síť'],
    ['5g', 'síť'],
    ['4G', 'vysílač'],
    ['P+R', 'nádraží'],
    ['p+r', 'nádraží'],
    ['112', 'porucha'],
  ])('%j: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

test('another number is another word', () => {
  expect(all('1 500 000')).toEqual(['varhany'])
  for (const number of ['1500001', '113'])
    expect(answer(number)).toMatchObject({ outcome: 'silent', understood: { unknown: [number] } })
})

describe('what an amount is counted in is no subject', () => {
  const { answer: asked, first: firstOf } = asking({
    kašna: 'Oprava kašny vyjde na 10 milionů eur.',
    zvon: 'Zvon bude za 200 dolarů ulit znovu.',
    mince: 'Euro jako měnu podpoříme až po referendu.',
    park: 'Ošetříme koruny starých lip v parku.',
  })
  test.each([
    ['přijetí eura', 'mince'],
    ['koruny stromů', 'park'],
  ])('%s: %s', (question, found) => expect(firstOf(question)).toBe(found))

  test('nothing is found by it alone', () => expect(asked('dolar').outcome).toBe('silent'))
})
