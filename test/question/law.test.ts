/** Laws in a question: by their numbers, with the words that belong to them. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { isLawNumber, lawsIn } from '../../src/question/law.ts'

/** The words of the laws. */
function read(question: string): string {
  const list = words(question)
  return [...lawsIn(list, question).words]
    .sort((a, b) => a - b)
    .map(at => list[at]?.text)
    .join(' ')
}

describe('what is to be done by a law is asked beside it', () => {
  test.each([
    ['kola podle zákona č. 128/2000 Sb.', 'podle zákona č 128/2000 Sb'],
    ['kola dle vyhlášky 2/2018', 'dle vyhlášky 2/2018'],
    ['kola podle § 12 odst. 3 písm. b', 'podle § 12 odst 3 písm'],
    ['kola ve smyslu zákona číslo 114/1992 Sb., o ochraně', 'smyslu zákona číslo 114/1992 Sb'],
    ['kola podle nařízení 2016/679', 'podle nařízení 2016/679'],
    ['kola? zákon 250/2000 Sb. to umožňuje', 'zákon 250/2000 Sb'],
    ['kola (nařízení EU č. 1315/2013)', 'nařízení EU č 1315/2013'],
    ['kola (viz § 35 zákona č. 13/1997 Sb.)', 'viz § 35 zákona č 13/1997 Sb'],
  ])('%s: %s', (question, law) => {
    expect(read(question)).toBe(law)
  })
})

describe('a law that may be the subject is its number only', () => {
  test.each([
    ['zrušíte vyhlášku 2/2018?', '2/2018'],
    ['co říkáte na zákon č. 106/1999 Sb.', '106/1999 Sb'],
    ['106/1999', '106/1999'],
    ['co je v nařízení (EU) 2016/679', '2016/679'],
    ['§ 12', '§ 12'],
    ['zákony 106/1999 a 128/2000', '106/1999 128/2000'],
  ])('%s: %s', (question, law) => {
    expect(read(question)).toBe(law)
  })
})

test.each([
  'silnice I/37',
  'kola 24/7',
  'rok 2022',
  'zákon o obcích',
  'podle zákona',
  '1/2',
  'rozvrh na 2020/2021',
  'poměr 50/50',
])('no law: %s', question => {
  expect(read(question)).toBe('')
})

test.each([
  ['106/1999', true],
  ['106/99', true],
  ['2016/679', true],
  ['§12', true],
  ['I/37', false],
  ['zákon', false],
])('%s is the number of a law: %s', (text, isLaw) => {
  const [word] = words(text)
  expect(word !== undefined && isLawNumber(word)).toBe(isLaw)
})
