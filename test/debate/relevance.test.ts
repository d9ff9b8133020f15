/** Which of what was found concerns a topic. */

import { expect, test } from 'vitest'
import { type Met, onTopic, readSections } from '../../src/debate/relevance.ts'
import { passage } from '../search/asking.ts'

const HEADINGS = ['Bydlení', 'Turisté']
const one = (met: number, more: Partial<Met> = {}, headings: readonly string[] = HEADINGS): Met => ({
  passage: passage({ text: `Odstavec ${met}.`, headings: [...headings] }),
  ...{ score: met, own: met, met, heading: 0, subtopics: [], isRelated: false, deviation: null, ...more },
})

/** The sections of what was found and of so many other passages under the same headings. */
const sectionsOf = (found: readonly Met[], others: number) =>
  readSections([...found, ...Array<Met>(others).fill(one(0))].map(({ passage }) => passage))

/** Six that are on the topic: it is taken no more widely than they are. */
const sure = Array.from({ length: 6 }, () => one(1))

test('where few are on the topic, those that score nearly as well are', () => {
  const found = [one(0.5), one(0.3), one(0.2)]
  expect(onTopic(found, sectionsOf(found, 99))).toHaveLength(2)
})

test('what a debate on it comes to is on it where less than fifteen are, and it is not far off in meaning', () => {
  const related = [one(0, { isRelated: true }), one(0, { isRelated: true, deviation: -1 })]
  const onBeside = (count: number) => {
    const found = [...Array.from({ length: count }, () => one(1)), ...related]
    return onTopic(found, sectionsOf(found, 99)).length - count
  }
  expect([6, 14, 15].map(onBeside)).toEqual([1, 1, 0])
})

test('beside what a debate on it comes to, only those score nearly as well that have a word of it themselves', () => {
  const others = Array.from({ length: 6 }, () => one(0, { isRelated: true, deviation: 0 }))
  const found = [one(1), one(0.55, { own: 0.1 }), one(0.55, { own: 0.4 }), ...others]
  expect(onTopic(found, sectionsOf(found, 99))).toEqual([found[0], found[2], ...others])
})

test('what only touches it is on it where little else is', () => {
  const touched = [one(1, { deviation: 0.4 }), one(0.1, { subtopics: ['policie'], deviation: 0 })]
  const onBeside = (count: number) => {
    const found = [...sure.slice(0, count), ...touched]
    return onTopic(found, sectionsOf(found, 99)).length - count
  }
  expect([5, 6].map(onBeside)).toEqual([2, 0])
})

test('what is much farther in meaning than the nearest is not on it for a word', () => {
  const found = [one(1, { deviation: 7 }), ...sure, one(0.3, { deviation: 3 })]
  expect(onTopic(found, sectionsOf(found, 99))).toHaveLength(7)
})

test.each<[name: string, doubtful: Met, others: number, isOn: boolean]>([
  ['most of a part', one(0.6), 99, true],
  ['headings that are of it, and near in meaning', one(0.1, { heading: 0.5, deviation: 1 }), 99, true],
  ['headings that are of it, and not near in meaning', one(0.1, { heading: 0.5, deviation: 0.4 }), 99, false],
  ['most of a part with headings, and not near in meaning', one(0.1, { met: 1, deviation: 0 }), 99, false],
  ['headings that are of it', one(0.1, { heading: 0.5 }), 99, true],
  ['what belongs to it', one(0.1, { subtopics: ['policie'] }), 99, true],
  [
    'what belongs to it, and not near in meaning',
    one(0.1, { subtopics: ['policie'], deviation: -1 }),
    99,
    false,
  ],
  ['a word of it only', one(0.4), 99, false],
  ['a word of it among passages on it', one(0.4), 9, true],
  ['a word of it elsewhere', one(0.4, {}, ['Doprava']), 99, false],
  ['a word of it under another heading of a section on it', one(0.4, {}, ['Bydlení', 'Opatření']), 9, true],
  ['hardly a word of it among passages on it', one(0.1), 3, false],
  ['near in meaning among passages on it', one(0.1, { deviation: 2 }), 3, true],
  ['near in meaning where a quarter is on it', one(0.1, { deviation: 2 }), 9, false],
  ['near in meaning with some of it where a quarter is on it', one(0.4, { deviation: 2 }), 9, true],
  ['most of a part, no nearer in meaning than most', one(1, { deviation: 0.4 }), 99, false],
  ['most of a part under a heading with a word of it', one(1, { deviation: 0.4, heading: 0.3 }), 99, true],
  ['two things that belong to it', one(0.1, { subtopics: ['policie', 'kamery'], deviation: -1 }), 99, true],
  ['nearest in meaning with a word of it', one(0.3, { deviation: 2.5 }), 99, true],
  ['nearest in meaning without one', one(0.1, { deviation: 2.5 }), 99, false],
  ['near in meaning', one(0.1, { deviation: 2 }), 99, false],
  ['not near in meaning among passages on it', one(0.4, { deviation: 0.5 }), 3, false],
])('%s', (_, doubtful, others, isOn) => {
  const found = [...sure, doubtful]
  expect(onTopic(found, sectionsOf(found, others)).includes(doubtful)).toBe(isOn)
})
