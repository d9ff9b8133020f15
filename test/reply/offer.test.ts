/** What of a passage stands in one line or on a button. */

import { describe, expect, test } from 'vitest'
import type { Passage } from '../../src/model.ts'
import { choiceOf, openingOf, whereabouts } from '../../src/reply/offer.ts'
import { passagesIn, read, withHead } from '../documents.ts'

const passagesOf = (body: string, head = '') => passagesIn(read(withHead(body, head)))
function last(body: string, head = ''): Passage {
  const passage = passagesOf(body, head).at(-1)
  if (passage === undefined) throw new Error('no passage')
  return passage
}

const LONG = 'Postavíme lávku přes řeku pro pěší i cyklisty z obou břehů a celou ji osvětlíme.'

describe('the words of a passage', () => {
  test.each<readonly [string, string, number, string | null]>([
    ['are all of a short one', 'Postavíme lávku.', 60, 'Postavíme lávku.'],
    ['are cut between words', LONG, 40, 'Postavíme lávku přes řeku pro pěší…'],
    ['bring what introduces them', 'Nepodpoříme:\n\n- vjezd do parku', 60, 'Nepodpoříme: vjezd do parku'],
    [
      'bring all that introduces them',
      'Nepodpoříme:\n\n- v centru:\n  - vjezd do parku',
      60,
      'Nepodpoříme: v centru: vjezd do parku',
    ],
    [
      'are cut behind it',
      `Nepodpoříme:\n\n- ${LONG}`,
      50,
      'Nepodpoříme: Postavíme lávku přes řeku pro pěší…',
    ],
    ['are not cut in it', `Nepodpoříme v příštích letech nic z toho:\n\n- ${LONG}`, 50, null],
    [
      'bring the list of a colon',
      'Postavíme toto:\n\n- lávku,\n- most.\n\n## Dost',
      60,
      'Postavíme toto: lávku, most.',
    ],
    ['say that a colon promises more', 'Postavíme toto:', 60, 'Postavíme toto: …'],
    ['say that something stands before', 'Louka kvete.\n\nTu nezastavíme.', 60, '… Tu nezastavíme.'],
    ['are not cut before a condition', `${LONG.slice(0, -1)}, pokud to dovolí hygiena.`, 60, null],
    ['are not cut before a refusal', `${LONG} S tím nesouhlasíme.`, 60, null],
    ['are not cut before who wants it', `${LONG} Navrhuje to radnice.`, 60, null],
    ['are not cut before a contrast', `${LONG} Místo toho ji zbouráme.`, 60, null],
    [
      'are shown with all of that',
      'Lávku zbourá radnice. S tím nesouhlasíme.',
      60,
      'Lávku zbourá radnice. S tím nesouhlasíme.',
    ],
  ])('%s', (_, body, letters, words) => {
    const [first, ...rest] = passagesOf(body)
    const passage = first?.text.endsWith('toto:') ? first : (rest.at(-1) ?? first)
    expect(passage && openingOf(passage, letters)).toBe(words)
  })
})

describe('a passage to choose', () => {
  const item = last('## Poplatky\n\nNepodpoříme:\n\n- poplatek za vjezd do parku.')

  test('has what introduces it, in the line and on the button', () => {
    expect(choiceOf(item, 'Kolín 2022')).toEqual({
      code: item.code,
      text: 'Kolín 2022 › Zkušební text › Poplatky: Nepodpoříme: poplatek za vjezd do parku.',
      label: 'Nepodpoříme: poplatek za vjezd do parku.',
      link: item.source.link,
    })
  })

  test('of another place says so on its button, and still fits', () => {
    const { label } = choiceOf(last(LONG), 'Opava 2022')
    expect(label).toBe('Kolín 2022: Postavíme lávku přes řeku pro pěší i cyklisty…')
    expect(label.length).toBeLessThanOrEqual(60)
  })

  test('whose words cannot be cut goes by its heading', () => {
    const turned = last(`## Lávka\n\n${LONG} S tím nesouhlasíme.`)
    expect(choiceOf(turned, 'Kolín 2022')).toMatchObject({
      text: 'Kolín 2022 › Zkušební text › Lávka',
      label: 'Lávka',
    })
    expect(choiceOf(last(`${LONG} S tím nesouhlasíme.`), 'Opava 2022').label).toBe(
      'Kolín 2022: Zkušební text',
    )
  })
})

describe('where a passage stands', () => {
  test.each<readonly [string, string, string]>([
    ['', '## Mosty\n\nPostavíme lávku.', 'Kolín 2022 › Zkušební text › Mosty'],
    ['', 'Postavíme lávku.', 'Kolín 2022 › Zkušební text'],
    ['', '## Priority 2022\n\nPostavíme lávku.', 'Kolín › Zkušební text › Priority 2022'],
  ])('%j%j: %s', (head, body, said) => {
    expect(whereabouts(last(body, head))).toBe(said)
  })

  test('does not say a title that only says the same', () => {
    const passage = last('Postavíme lávku.')
    expect(whereabouts({ ...passage, source: { ...passage.source, title: 'Kolín 2022' } })).toBe('Kolín 2022')
  })
})
