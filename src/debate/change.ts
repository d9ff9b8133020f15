/** Change: how a subject goes on over the years, and what each text says otherwise than the one before. */

import type { Slice } from '../model.ts'
import { likenessOf, wordsIn } from '../passages/likeness.ts'
import { differenceOf } from '../text/difference.ts'
import type { Difference, SheetChange, Step } from './sheet.ts'
import type { Finding } from './topic.ts'

/** Years and places of a subject that are shown, and passages of each that are compared. */
const MOST_STEPS = 8
const MOST_OF_STEP = 20
/** Share of the best score that a passage needs. */
const CLOSE = 0.5
/** Part that a score has for how much of a passage is on the subject: a long one is not better for having more words. */
const FOCUS = 0.5
/** Part that being like the step beside it adds, so that one and the same promise is followed. */
const LIKE = 1
/** Words that both have, from which on a difference says more than both texts. */
const ALIKE = 0.3

interface Option {
  readonly finding: Finding
  readonly value: number
  readonly words: ReadonlySet<string>
}

/** Changes that a sheet names, and passages of one place and year that are compared for them. */
const MOST_CHANGES = 4
const MOST_COMPARED = 40

/** What may be said of one place and year. */
type Steps = readonly [Option, ...Option[]]

/**
 * By year, the oldest first: of each place and year what is most on the subject, and most like the steps beside it. Places
 * that have it in several years come before those with one, which show no way. What a party agreed for itself is a step
 * where the programmes of that place and year say nothing.
 */
export function stepsOf(findings: readonly Finding[]): Step[] {
  const best = findings[0]?.score ?? 0
  const places = new Map<string | null, Map<number, [Option, ...Option[]]>>()
  const close = findings.filter(({ score }) => score >= best * CLOSE)
  for (const finding of [...close.filter(one => !isInternal(one)), ...close.filter(isInternal)]) {
    const { place, year } = finding.passage.source
    if (year === null) continue
    const years = places.get(place) ?? new Map<number, [Option, ...Option[]]>()
    places.set(place, years)
    const group = years.get(year)
    if (group === undefined) years.set(year, [optionOf(finding, best)])
    else if (group.length < MOST_OF_STEP && isInternal(group[0].finding) === isInternal(finding))
      group.push(optionOf(finding, best))
  }
  const groups = [...places.values()]
    .sort((a, b) => Number(b.size > 1) - Number(a.size > 1))
    .flatMap(years => [...years.values()])
    .slice(0, MOST_STEPS)
  const chosen = chosenOf(groups.sort((a, b) => yearOf(a[0]) - yearOf(b[0])))
  return chosen.map((one, at) => {
    const { passage, marks } = one.finding
    const { year, place } = passage.source
    const before = likestOf(chosen.slice(0, at).reverse(), one)
    return { year: year ?? 0, place, passage, marks, since: before && differenceSince(before, one) }
  })
}

function isInternal({ passage: { source } }: Finding): boolean {
  return source.status === 'internal'
}

/** The likest, the first of those that are equally alike; null where all have too little in common. */
function likestOf(earlier: readonly Option[], now: Option): Option | null {
  let likest: { likeness: number; option: Option } | null = null
  for (const option of earlier) {
    const likeness = alikeOf(option, now)
    if (likeness > (likest?.likeness ?? 0)) likest = { likeness, option }
  }
  return likest?.option ?? null
}

/** What a place says on the subject otherwise than in the text before, the most alike first; promises alone. */
export function changesOf(findings: readonly Finding[]): SheetChange[] {
  const places = Map.groupBy(
    findings.filter(({ passage: { kind, source } }) => kind === 'program' && source.year !== null),
    ({ passage }) => passage.source.place,
  )
  const found = [...places.values()].flatMap(list => {
    const best = list[0]?.score ?? 0
    const years = [...Map.groupBy(list, ({ passage }) => passage.source.year ?? 0)]
      .sort(([a], [b]) => a - b)
      .map(([, ofYear]) => ofYear.slice(0, MOST_COMPARED).map(one => optionOf(one, best)))
    return years.slice(1).flatMap((now, at) => now.flatMap(one => changeOf(one, years[at] ?? [])))
  })
  return found
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_CHANGES)
    .map(({ change }) => change)
}

function changeOf(now: Option, earlier: readonly Option[]): { likeness: number; change: SheetChange }[] {
  const before = likestOf(earlier, now)
  const since = before && differenceSince(before, now)
  if (before === null || since === null || (since.removed === '' && since.added === '')) return []
  const { source, code } = now.finding.passage
  const change = { place: source.place, year: source.year, code, since }
  return [{ likeness: alikeOf(before, now), change }]
}

function optionOf(finding: Finding, best: number): Option {
  const { passage, marks, score } = finding
  const marked = marks.reduce((sum, { from, to }) => sum + to - from, 0)
  const focus = Math.min(1, marked / Math.max(1, passage.text.length))
  const value = (score / Math.max(best, 1e-9)) * (1 - FOCUS + FOCUS * focus)
  return { finding, value, words: wordsIn(passage.text) }
}

function yearOf({ finding }: Option): number {
  return finding.passage.source.year ?? 0
}

/** One of each step, so that together they are worth most: the best way through all of them (Viterbi's algorithm). */
function chosenOf(steps: readonly Steps[]): Option[] {
  let ways: { readonly worth: number; readonly way: readonly Option[] }[] = [{ worth: 0, way: [] }]
  for (const options of steps)
    ways = options.map(option => {
      let best = { worth: Number.NEGATIVE_INFINITY, way: [] as readonly Option[] }
      for (const { worth, way } of ways) {
        const sum = worth + option.value + LIKE * alikeOf(way.at(-1), option)
        if (sum > best.worth) best = { worth: sum, way: [...way, option] }
      }
      return best
    })
  return [...(ways.sort((a, b) => b.worth - a.worth)[0]?.way ?? [])]
}

/** Nothing where two have too little in common. */
function alikeOf(before: Option | undefined, now: Option): number {
  const likeness = before === undefined ? 0 : likenessOf(before.words, now.words)
  return likeness < ALIKE ? 0 : likeness
}

/** Null where the two have too little in common. */
function differenceSince(before: Option, now: Option): Difference | null {
  if (alikeOf(before, now) === 0) return null
  const changes = differenceOf(before.finding.passage.text, now.finding.passage.text)
  const marks: Slice[] = []
  let [from, removed, added] = [0, '', '']
  let isFirst = true
  for (const { side, text } of changes) {
    if (side === 'there') marks.push({ from, to: from + text.length })
    if (side !== 'here') from += text.length + 1
    if (side === 'both' && (removed !== '' || added !== '')) isFirst = false
    if (isFirst && side === 'here') removed = text
    if (isFirst && side === 'there') added = text
  }
  const { source, code } = before.finding.passage
  return { place: source.place, year: source.year, code, removed, added, marks }
}
