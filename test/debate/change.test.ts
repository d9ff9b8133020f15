/** The way of a subject: which passage of each year is a step, and what is new in it. */

import { describe, expect, test } from 'vitest'
import { changesOf, stepsOf } from '../../src/debate/change.ts'
import type { Change } from '../../src/debate/sheet.ts'
import type { Finding } from '../../src/debate/topic.ts'
import { replyWithChange } from '../../src/reply/change.ts'
import { passage } from '../search/asking.ts'

const found = (year: number, text: string, score = 1): Finding => ({
  passage: passage({ text, year, place: 'Kolín' }, `${year}-${text.length}`),
  ...{
    marks: [{ from: 0, to: text.length }],
    score,
    heading: 0,
    own: 1,
    met: 1,
    subtopics: [],
    isRelated: false,
    isDescription: false,
    deviation: null,
  },
})

const OLD = 'Na náměstí vysadíme dvě stě lip a osm laviček.'
const NEW = 'Na náměstí vysadíme tři sta lip a osm laviček.'
const OTHER = 'Stromy budeme zalévat vodou z potoka každé léto.'

const textsOf = (findings: readonly Finding[]) => stepsOf(findings).map(one => one.passage.text)

describe('a step is', () => {
  test('what is most on the subject', () => {
    expect(textsOf([found(2022, NEW), found(2022, OTHER, 0.8)])).toEqual([NEW])
  })

  test('like the step beside it, also where another passage is more on the subject', () => {
    expect(textsOf([found(2022, OTHER), found(2022, NEW, 0.8), found(2018, OLD)])).toEqual([OLD, NEW])
  })

  test('not longer than it has to be', () => {
    const long = {
      ...found(2022, `${OTHER} ${'Jiné věci povíme jindy. '.repeat(9)}`, 1),
      marks: [{ from: 0, to: 48 }],
    }
    expect(textsOf([long, found(2022, NEW, 0.9)])).toEqual([NEW])
  })

  test('not far from the best one, and one of at most eight', () => {
    expect(textsOf([found(2022, NEW), found(2018, OLD, 0.4)])).toEqual([NEW])
    expect(stepsOf(Array.from({ length: 20 }, (_, at) => found(2000 + at, OLD)))).toHaveLength(8)
  })
})

test('a place with several years goes before one that is more on the subject', () => {
  const others = Array.from({ length: 8 }, (_, at) => otherPlace(found(2010 + at, OTHER), `Opava ${at}`))
  const steps = stepsOf([...others, found(2022, NEW, 0.9), found(2018, OLD, 0.8)])
  expect(steps).toHaveLength(8)
  expect(steps.filter(({ place }) => place === 'Kolín').map(({ year }) => year)).toEqual([2018, 2022])
})

test('a text is held against the likest one before it, wherever that is from', () => {
  const steps = stepsOf([found(2018, OLD), otherPlace(found(2020, OTHER), 'Opava'), found(2022, NEW)])
  expect(steps.map(({ since }) => since?.year ?? null)).toEqual([null, null, 2018])
})

test('what a party agreed for itself is a step only where its programme says nothing', () => {
  const agreed = internal(found(2022, NEW))
  expect(textsOf([agreed, found(2022, OTHER, 0.8)])).toEqual([OTHER])
  expect(textsOf([agreed, found(2018, OLD)])).toEqual([OLD, NEW])
})

test.each([
  [OLD, NEW, 'Kolín 2018: „dvě stě“ → „tři sta“.', ['tři sta']],
  [OLD, `${OLD} Přidáme i duby.`, 'Kolín 2018: přibylo „Přidáme i duby.“', ['Přidáme i duby.']],
  [`Letos ${OLD}`, OLD, 'Kolín 2018: ubylo „Letos“', []],
  [OLD, OLD, 'Slovo od slova stejně jako Kolín 2018.', []],
  [OLD, OTHER, null, null],
])('%s → %s', (before, after, said, marked) => {
  const steps = stepsOf([found(2018, before), found(2022, after)])
  const since = steps[1]?.since ?? null
  expect(since?.marks.map(({ from, to }) => after.slice(from, to)) ?? null).toEqual(marked)
  const change: Change = { topic: 'stromy', place: null, steps }
  const { blocks } = replyWithChange(change, {
    ...{ examples: [], isOfSeveral: true, elsewhere: () => 0, isAlone: () => false, counterpart: () => null },
  })
  const notes = blocks.flatMap(block => (block.type === 'quote' ? block.notes : [])).map(plain)
  expect(notes).toEqual(said === null ? [] : [expect.stringContaining(said)])
})

test.each<[name: string, findings: readonly Finding[], added: readonly string[]]>([
  ['the same place', [found(2022, NEW), found(2022, OTHER), found(2018, OLD)], ['tři sta']],
  ['the same words', [found(2022, OLD), found(2018, OLD)], []],
  ['too little in common', [found(2022, OTHER), found(2018, OLD)], []],
  ['another place', [found(2022, NEW), otherPlace(found(2018, OLD))], []],
  ['the year before', [found(2022, OLD), found(2018, NEW), found(2014, OLD)], ['tři sta', 'dvě stě']],
])('a sheet names what changed: %s', (_, findings, added) => {
  expect(
    changesOf(findings)
      .map(({ since }) => since.added)
      .sort(),
  ).toEqual([...added].sort())
})

function otherPlace(finding: Finding, place = 'Opava'): Finding {
  const { passage } = finding
  return { ...finding, passage: { ...passage, source: { ...passage.source, place } } }
}

function internal(finding: Finding): Finding {
  const { passage } = finding
  return { ...finding, passage: { ...passage, source: { ...passage.source, status: 'internal' } } }
}

/** Without spaces that no line break parts. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ')
}
