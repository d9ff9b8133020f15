/** Which of what was found concerns a topic. */

import { expect, test } from 'vitest'
import { type Met, onTopic, readSections } from '../../src/debate/relevance.ts'
import { passage } from '../search/asking.ts'

const HEADINGS = ['Bydlení', 'Turisté']
const one = (met: number, more: Partial<Met> = {}, headings: readonly string[] = HEADINGS): Met => ({
  passage: passage({ text: `Odstavec ${met}.`, headings: [...headings] }),
  ...{ own: met, met, heading: 0, subtopics: [], deviation: null, ...more },
})

/** The sections of what was found and of so many other passages under the same headings. */
const sectionsOf = (found: readonly Met[], others: number) =>
  readSections([...found, ...Array<Met>(others).fill(one(0))].map(({ passage }) => passage))

test('what is much farther in meaning than the nearest is not on it for a word', () => {
  const found = [one(1, { deviation: 7 }), one(0.9), one(0.2, { deviation: 3 })]
  expect(onTopic(found, sectionsOf(found, 99))).toHaveLength(2)
})

test.each<[name: string, doubtful: Met, others: number, isOn: boolean]>([
  ['most of a part', one(0.6), 99, true],
  ['headings that are of it, and near in meaning', one(0.1, { heading: 0.5, deviation: 1 }), 99, true],
  ['headings that are of it, and not near in meaning', one(0.1, { heading: 0.5, deviation: 0.5 }), 99, false],
  ['most of a part with headings, and not near in meaning', one(0.1, { met: 1, deviation: 0 }), 99, false],
  ['headings that are of it', one(0.1, { heading: 0.5 }), 99, true],
  ['what belongs to it', one(0.1, { subtopics: ['policie'] }), 99, true],
  ['a word of it only', one(0.4), 99, false],
  ['a word of it among passages on it', one(0.4), 3, true],
  ['a word of it elsewhere', one(0.4, {}, ['Doprava']), 9, false],
  ['a word of it under another heading of a section on it', one(0.4, {}, ['Bydlení', 'Opatření']), 3, true],
  ['hardly a word of it among passages on it', one(0.1), 3, false],
  ['near in meaning among passages on it', one(0.1, { deviation: 2 }), 3, true],
  ['nearest in meaning with a word of it', one(0.2, { deviation: 2.5 }), 99, true],
  ['nearest in meaning without one', one(0.1, { deviation: 2.5 }), 99, false],
  ['near in meaning', one(0.1, { deviation: 2 }), 99, false],
  ['not near in meaning among passages on it', one(0.4, { deviation: 0.5 }), 3, false],
])('%s', (_, doubtful, others, isOn) => {
  const found = [one(1), one(0.9), doubtful]
  expect(onTopic(found, sectionsOf(found, others)).includes(doubtful)).toBe(isOn)
})
