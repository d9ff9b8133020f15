/** Parts of a sheet as runs: what stands in which style. Pure; lengths are bounded here. */

import type { Card, Sheet, SheetDeadline, SheetFigure, SheetSection } from '../../src/debate/sheet.ts'
import type { Passage } from '../../src/model.ts'
import { placeAndYear } from '../../src/passages/sources.ts'
import { changeLine } from '../../src/reply/change.ts'
import { ownerOf, sourceLine, standingOf, titlesOf } from '../../src/reply/owner.ts'
import { SHEET_PHRASES as SAY } from '../../src/reply/sheet-phrases.ts'
import { clipped, markedRuns, type Run, type Style } from './run.ts'

const INK = '#111111'
const GREY = '#555555'

const style = (font: Style['font'], size: number, color = INK): Style => ({ font, size, color })
export const STYLE = {
  title: style('bold', 16),
  heading: style('bold', 9.6),
  text: style('regular', 8),
  answer: style('bold', 8),
  summary: style('italic', 8),
  tag: style('bold', 7.6),
  cite: style('regular', 7, GREY),
  code: style('bold', 7),
  small: style('regular', 6.8, GREY),
} as const

/** Letters of a sentence, a name and an address, and items of each list, that are printed. */
const SENTENCE = 320
const NAME = 110
const ADDRESS = 130
const MOST = { figures: 6, changes: 4, deadlines: 6, missing: 12, places: 4, years: 8, sources: 8, codes: 30 }

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

/** `Liberec 2022 · Doprava`, then how far it can be relied on. */
export function textTitle({ title, cards }: SheetSection): Run[] {
  const [first] = cards
  if (first === undefined) return [run(clipped(title, 2 * NAME), STYLE.heading)]
  const { source } = first.passage
  const owner = ownerOf(source, [])
  const own = [owner, ...titlesOf({ source, headings: [] })].join(' · ')
  const said = standingOf({ ...first.passage, headings: [] }) ?? sourceLine(source, owner, [])
  const isSummary = source.wording === 'summary'
  return [
    run(clipped(own, 2 * NAME), STYLE.heading),
    ...(isSummary ? [run(` · ${SAY.ourSummary}`, STYLE.tag)] : []),
    ...(said === '' ? [] : [run(` · ${said}`, STYLE.cite)]),
  ]
}

/** The heading that the cards of a section stand under. */
export function topicTitle({ topic }: SheetSection): Run[] {
  return topic === null ? [] : [run(`› ${clipped(topic, 2 * NAME)}`, STYLE.tag)]
}

/** Headings of a card below that of its section. */
export function tagOf({ passage }: Card): string {
  return passage.headings
    .slice(1)
    .map(heading => clipped(heading, NAME))
    .join(' › ')
}

/** How far a card can be relied on where that is not what its text is, the code, and where else it stands. */
function citeOf({ passage, alsoIn }: Card): Run[] {
  const { source, code } = passage
  const ofText = standingOf({ ...passage, headings: [] })
  const standing = standingOf(passage)
  const own = ofText === null ? standing : (standing?.slice(ofText.length).replace(/^ · /, '') ?? null)
  const also = alsoIn.slice(0, MOST.places).map(other => {
    const where = placeAndYear(other)
    return other.code === code ? where : `${where} (${other.code})`
  })
  return [
    ...(own === null || own === '' ? [] : [run(` ${own} ·`, STYLE.cite)]),
    run(' ', STYLE.cite),
    run(code, STYLE.code, source.link ?? source.url),
    ...(also.length === 0 ? [] : [run(` · ${SAY.alsoIn} ${also.join(', ')}`, STYLE.cite)]),
    ...restOf(alsoIn.length, MOST.places),
  ]
}

/** Each paragraph of a card: what introduces it, its tag and the passage whole with its code, and the items of its list. */
export function bodyOf(card: Card, tag: string): Run[][] {
  const { text, lead, list, source } = card.passage
  const isSummary = source.wording === 'summary'
  const plain = isSummary ? STYLE.summary : STYLE.text
  // Where all of it answers, nothing stands out.
  const isAll = card.marks.every(({ from, to }) => to - from >= text.length)
  const words = markedRuns(text, isAll ? [] : card.marks, plain, STYLE.answer)
  const whole = isSummary ? words : [run('„', plain), ...words, run('“', plain)]
  return [
    ...introductions(lead).map(said => [run(`${said} …`, STYLE.cite)]),
    [...(tag === '' ? [] : [run(`${tag}: `, STYLE.tag)]), ...whole, ...citeOf(card)],
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

/** The cards whose whole paragraph stands among the figures, by their ranks: with its code, so that it need not be printed again. */
export function saidByFigures({ sections, figures }: Sheet): ReadonlySet<number> {
  const said = new Set(figures.slice(0, MOST.figures).map(({ code, sentence }) => `${code}\n${sentence}`))
  const isWhole = ({ passage: { code, text, lead, list } }: Card) =>
    text.length <= SENTENCE && lead === null && list === null && said.has(`${code}\n${text}`)
  return new Set(sections.flatMap(({ cards }) => cards.filter(isWhole).map(({ rank }) => rank)))
}

/** Figures, and terms that stand in the same sentence, with it; then the other terms. Each sentence is printed once. */
export function figuresOf(sheet: Sheet, links: Links): { figures: Run[][]; deadlines: Run[][] } {
  const sentenceRun = sentencesOf(sheet)
  const keyOf = ({ code, sentence }: Pick<SheetFigure, 'code' | 'sentence'>) => `${code}\n${sentence}`
  const terms = Map.groupBy(sheet.deadlines.slice(0, MOST.deadlines), keyOf)
  const figures = Map.groupBy(sheet.figures.slice(0, MOST.figures), keyOf)
  const termsOf = (key: string) => (terms.get(key) ?? []).flatMap(termRuns)
  const codeRun = (code: string) => run(code, STYLE.code, links.get(code) ?? null)
  return {
    figures: [...figures].map(([key, [first, ...others]]) => [
      run(
        `${[first, ...others].flatMap(one => (one === undefined ? [] : [valueText(one)])).join(', ')}${terms.has(key) ? ',' : ''} `,
        STYLE.answer,
      ),
      ...termsOf(key),
      ...(first === undefined ? [] : [sentenceRun(first), whereRun(first), codeRun(first.code)]),
    ]),
    deadlines: [...terms]
      .filter(([key]) => !figures.has(key))
      .map(([key, [first]]) => [
        ...termsOf(key),
        ...(first === undefined ? [] : [sentenceRun(first), codeRun(first.code)]),
      ]),
  }
}

function valueText({ value, unit }: SheetFigure): string {
  return clipped(withUnit(value, unit), NAME)
}

function whereRun(figure: SheetFigure): Run {
  return run(`${placeAndYear(figure)} `, STYLE.text)
}

function termRuns({ term, isPast }: SheetDeadline): Run[] {
  return [
    run(`${clipped(term, NAME)} `, STYLE.answer),
    ...(isPast === null ? [] : [run(`(${isPast ? SAY.past : SAY.running}) `, STYLE.cite)]),
  ]
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

/** A share or a sum of money says its unit itself: `čtvrtina`, `12 mil. Kč`, `5 milionů korun`, `1,7 %`. */
function withUnit(value: string, unit: string | null): string {
  const isSaid = unit === 'Kč' && /korun/iu.test(value)
  return unit === null || unit === '%' || isSaid || value.includes(unit) ? value : `${value}\u00a0${unit}`
}

/** The first difference of each, and the codes of both texts. */
export function changesOf({ changes }: Sheet, links: Links): Run[][] {
  return changes
    .slice(0, MOST.changes)
    .map(change => [
      run(`${clipped(changeLine(change), SENTENCE)} `, STYLE.text),
      run(change.code, STYLE.code, links.get(change.code) ?? null),
      run(` (${SAY.before} ${change.since.code})`, STYLE.cite),
    ])
}

export function missingOf({ missing }: Sheet): Run[] {
  if (missing.length === 0) return []
  const named = missing.slice(0, MOST.missing).map(part => clipped(part, NAME))
  return [run(named.join(', '), STYLE.text), ...restOf(missing.length, MOST.missing)]
}

/** One for each text that is cited and has an address; where these are many, for those whose cards were chosen first. */
export function sourcesOf(cards: readonly Card[]): Run[][] {
  const ranks = new Map<string, number>()
  const pages = new Map<string, Run[]>()
  for (const {
    passage: { source },
    rank,
  } of cards) {
    if (source.url !== null) ranks.set(source.url, Math.min(rank, ranks.get(source.url) ?? rank))
    if (source.url === null || pages.has(source.url)) continue
    const name = clipped([ownerOf(source, []), ...titlesOf({ source, headings: [] })].join(' · '), NAME)
    pages.set(source.url, [
      run(`${name}: `, STYLE.small),
      run(clipped(source.url, ADDRESS), STYLE.small, source.url),
    ])
  }
  const first = [...ranks].sort(([, a], [, b]) => a - b).slice(0, MOST.sources)
  const named = new Set(first.map(([url]) => url))
  const rest = restOf(pages.size, MOST.sources)
  return [
    ...[...pages].filter(([url]) => named.has(url)).map(([, runs]) => runs),
    ...(rest.length === 0 ? [] : [rest]),
  ]
}

export function leftOutOf(cards: readonly Card[]): Run[] {
  if (cards.length === 0) return []
  const codes = cards.slice(0, MOST.codes).map(({ passage }) => passage.code)
  return [run(SAY.leftOut(cards.length, codes.join(', ')), STYLE.text), ...restOf(cards.length, MOST.codes)]
}

function restOf(count: number, shown: number): Run[] {
  return count > shown ? [run(` ${SAY.more(count - shown)}`, STYLE.cite)] : []
}
