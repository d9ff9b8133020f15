/** What is selected for a sheet. */

import { expect, test } from 'vitest'
import { selectFindings } from '../../src/debate/selection.ts'
import type { Finding } from '../../src/debate/topic.ts'
import { passage } from '../search/asking.ts'

const finding = (name: string, score: number): Finding => ({
  passage: passage(`Úplně jiná slova má odstavec ${name}${name} ${name}x ${name}y ${name}z.`, name),
  ...{ marks: [], score, heading: 0, own: 1, met: 1, subtopics: [], deviation: null },
  ...{ isRelated: false, isDescription: false },
})

test('one passage that has all of a topic does not shut out those that have a part of it', () => {
  const parts = [...'abcdefgh'].map(name => finding(name, 10))
  expect(selectFindings([finding('all', 100), ...parts], () => false, 9_000)).toHaveLength(9)
})

test('passages far below the others are left out', () => {
  const near = [...'abcdef'].map(name => finding(name, 10))
  const far = [...'uvw'].map(name => finding(name, 1))
  expect(selectFindings([...near, ...far], () => false, 9_000)).toHaveLength(6)
})

test.each<[name: string, texts: string[], cards: number]>([
  [
    'what says the same is said once',
    ['Školka v Lukách dostane 90 míst.', 'Školka v Lukách dostane nových 90 míst.'],
    1,
  ],
  [
    'another number is another promise',
    ['Školka v Lukách dostane 90 míst.', 'Školka v Lukách dostane 120 míst.'],
    2,
  ],
])('%s', (_, texts, cards) => {
  const findings = texts.map((text, at) => ({ ...finding('a', 10), passage: passage(text, `T${at}`) }))
  expect(selectFindings(findings, () => false, 9_000)).toHaveLength(cards)
})

test('where not all fits, promises go before descriptions', () => {
  const described = { ...finding('a', 10), isDescription: true }
  const [first] = selectFindings([described, finding('b', 10)], () => false, 9_000)
  expect(first?.isDescription).toBe(false)
})
