/** Parts of a sheet as runs: what stands in which style. Pure; lengths are bounded here. */

import type { Card, Sheet, SheetDeadline, SheetFigure, SheetSection } from '../../src/debate/sheet.ts'
import type { Passage } from '../../src/model.ts'
import { ownerOf, sourceLine, standingOf, titlesOf } from '../../src/reply/owner.ts'
import { SHEET_PHRASES as SAY } from '../../src/reply/sheet-phrases.ts'
import { clipped, markedRuns, type Run, type Style } from './run.ts'

const INK = '#111111'
const GREY = '#555555'

const style = (font: Style['font'], size: number, color = INK): Style => ({ font, size, color })
export const STYLE = {
  title: style('bold', 17),
  heading: style('bold', 10.5),
  text: style('regular', 8.8),
  answer: style('bold', 8.8),
  summary: style('italic', 8.8),
  tag: style('bold', 8),
  cite: style('regular', 7.8, GREY),
  code: style('bold', 7.8),
  small: style('regular', 7.4, GREY),
} as const

/** Letters of a sentence, a name and an address, and items of each list, that are printed. */
const SENTENCE = 320
const NAME = 110
const ADDRESS = 90
const MOST = { figures: 6, deadlines: 6, missing: 12, places: 4, years: 8, sources: 8, codes: 30 }

const run = (text: string, of: Style, link: string | null = null): Run => ({ text, style: of, link })

/** Links of the passages on a sheet by their codes. */
export type Links = ReadonlyMap<string, string | null>

export function titleOf({ topic }: Sheet): Run[] {
  return [run(clipped(topic, NAME), STYLE.title)]
}

export function subtitleOf(sheet: Sheet): Run[] {
  return [run(clipped(SAY.subtitle(sheet), 2 * NAME), STYLE.cite)]
}

export function timelineOf({ timeline }: Sheet, links: Links): Run[] {
  if (timeline.length < 2) return []
  const entries = timeline
    .slice(0, MOST.years)
    .flatMap(({ year, place, code }) => [
      run(` ${[year, place && clipped(place, NAME)].filter(Boolean).join(' ')} `, STYLE.cite),
      run(code, STYLE.code, links.get(code) ?? null),
      run(' ·', STYLE.cite),
    ])
  return [run(SAY.timeline, STYLE.cite), ...entries.slice(0, -1), ...restOf(timeline.length, MOST.years)]
}

/** `Liberec 2022 · Doprava › Cyklostezky`. */
export function sectionTitle({ title, topic, cards }: SheetSection): Run[] {
  const source = cards[0]?.passage.source
  const own =
    source === undefined ? title : [ownerOf(source, []), ...titlesOf({ source, headings: [] })].join(' · ')
  return [run(clipped(topic === null ? own : `${own} › ${topic}`, 2 * NAME), STYLE.heading)]
}

/** Headings below that of the section, then whose it is, how far it can be relied on, and the code. */
export function citeOf({ passage, alsoIn }: Card): Run[] {
  const { headings, source, code } = passage
  const tag = headings
    .slice(1)
    .map(heading => clipped(heading, NAME))
    .join(' › ')
  const said = [ownerOf(source, []), standingOf(passage) ?? sourceLine(source, ownerOf(source, []), [])]
  const also = alsoIn
    .slice(0, MOST.places)
    .map(({ place, year, code }) => `${[place, year].filter(Boolean).join(' ')} (${code})`)
  return [
    ...(tag === '' ? [] : [run(`${tag} `, STYLE.tag)]),
    run(`${said.filter(Boolean).join(' · ')} · `, STYLE.cite),
    run(code, STYLE.code, source.link ?? source.url),
    ...(also.length === 0 ? [] : [run(` · ${SAY.alsoIn} ${also.join(', ')}`, STYLE.cite)]),
    ...restOf(alsoIn.length, MOST.places),
  ]
}

/** Each paragraph of a card: what introduces it, the passage whole, and the items of its list. */
export function bodyOf({ passage, marks }: Card): Run[][] {
  const { text, lead, list, source } = passage
  const isSummary = source.wording === 'summary'
  const plain = isSummary ? STYLE.summary : STYLE.text
  // Where all of it answers, nothing stands out.
  const isAll = marks.every(({ from, to }) => to - from >= text.length)
  const words = markedRuns(text, isAll ? [] : marks, plain, STYLE.answer)
  const whole = isSummary
    ? [run(`${SAY.summary} `, STYLE.tag), ...words]
    : [run('„', plain), ...words, run('“', plain)]
  return [
    ...introductions(lead).map(said => [run(`${said} …`, STYLE.cite)]),
    whole,
    ...(list?.items ?? []).map(item => [
      run(`${'\u00a0\u00a0'.repeat(Math.min(item.level, 4))}–\u00a0${item.text}`, plain),
    ]),
  ]
}

function introductions(lead: Passage['lead']): string[] {
  const said: string[] = []
  for (let at = lead; at !== null && at !== undefined && said.length < 3; at = at.above ?? null)
    said.unshift(at.text)
  return said
}

export function figuresOf(sheet: Sheet, links: Links): Run[][] {
  const sentenceRun = sentencesOf(sheet)
  return sheet.figures
    .slice(0, MOST.figures)
    .map(({ value, unit, code, place, year, ...figure }: SheetFigure) => [
      run(`${clipped(withUnit(value, unit), NAME)} `, STYLE.answer),
      sentenceRun({ ...figure, code }),
      run(`${[place, year].filter(Boolean).join(' ')} `, STYLE.text),
      run(code, STYLE.code, links.get(code) ?? null),
    ])
}

export function deadlinesOf(sheet: Sheet, links: Links): Run[][] {
  const sentenceRun = sentencesOf(sheet)
  return sheet.deadlines
    .slice(0, MOST.deadlines)
    .map(({ term, isPast, ...deadline }: SheetDeadline) => [
      run(`${clipped(term, NAME)} `, STYLE.answer),
      ...(isPast === null ? [] : [run(`(${isPast ? SAY.past : SAY.running}) `, STYLE.cite)]),
      sentenceRun(deadline),
      run(deadline.code, STYLE.code, links.get(deadline.code) ?? null),
    ])
}

/** Sentences of cards: those of a summary are no quotations. */
function sentencesOf({ sections }: Sheet): (one: Pick<SheetFigure, 'sentence' | 'code'>) => Run {
  const summaries = new Set(
    sections
      .flatMap(({ cards }) => cards)
      .filter(({ passage }) => passage.source.wording === 'summary')
      .map(({ passage }) => passage.code),
  )
  return ({ sentence, code }) =>
    summaries.has(code)
      ? run(`${clipped(sentence, SENTENCE)} `, STYLE.summary)
      : run(`„${clipped(sentence, SENTENCE)}“ `, STYLE.text)
}

/** What is written with letters or a sign says its unit itself: `čtvrtina`, `12 mil. Kč`, `1,7 %`. */
function withUnit(value: string, unit: string | null): string {
  return unit === null || /[\p{L}%]/u.test(value) ? value : `${value}\u00a0${unit}`
}

export function missingOf({ missing }: Sheet): Run[] {
  if (missing.length === 0) return []
  const named = missing.slice(0, MOST.missing).map(part => clipped(part, NAME))
  return [run(named.join(', '), STYLE.text), ...restOf(missing.length, MOST.missing)]
}

/** One for each text that is cited and has an address. */
export function sourcesOf(cards: readonly Card[]): Run[][] {
  const pages = new Map<string, Run[]>()
  for (const { source } of cards.map(card => card.passage)) {
    if (source.url === null || pages.has(source.url)) continue
    const name = clipped([ownerOf(source, []), ...titlesOf({ source, headings: [] })].join(' · '), NAME)
    pages.set(source.url, [
      run(`${name}: `, STYLE.small),
      run(clipped(source.url, ADDRESS), STYLE.small, source.url),
    ])
  }
  const all = [...pages.values()]
  const rest = restOf(all.length, MOST.sources)
  return [...all.slice(0, MOST.sources), ...(rest.length === 0 ? [] : [rest])]
}

export function leftOutOf(cards: readonly Card[]): Run[] {
  if (cards.length === 0) return []
  const codes = cards.slice(0, MOST.codes).map(({ passage }) => passage.code)
  return [run(SAY.leftOut(cards.length, codes.join(', ')), STYLE.text), ...restOf(cards.length, MOST.codes)]
}

function restOf(count: number, shown: number): Run[] {
  return count > shown ? [run(` ${SAY.more(count - shown)}`, STYLE.cite)] : []
}
