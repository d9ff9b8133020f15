/** Debate: the sheet of a topic. Finds, groups and counts; every word on it is cut from a text. */

import type { Engine } from '../engine/engine.ts'
import { dayIn } from '../figures/promises.ts'
import type { Passage } from '../model.ts'
import type { NearDuplicates } from '../passages/near-duplicates.ts'
import { copiesOf, placeAndYear } from '../passages/sources.ts'
import type { Place } from '../places/gazetteer.ts'
import { deadlinesOf, figuresOf } from './figures.ts'
import { selectFindings } from './selection.ts'
import type { AlsoIn, Card, Change, Sheet, SheetSection, Step, TimelineEntry } from './sheet.ts'
import { SHEET_LETTERS } from './sheet.ts'
import { type Finding, findTopic } from './topic.ts'

/** Places and years named under a card. */
const MOST_PLACES = 8
/** Years and places of a subject that are shown, */
const MOST_STEPS = 8
/** and share of the best score that a passage of one needs. */
const CLOSE = 0.5

type DebateEngine = Pick<Engine, 'passages' | 'searching' | 'stands' | 'content'>

export class Debate {
  private readonly engine: DebateEngine
  private readonly duplicates: Pick<NearDuplicates, 'of'>
  private readonly today: () => Date
  /** Passages that begin what stands under a heading, once a sheet was asked for. */
  private firsts: ReadonlySet<string> | null = null

  constructor(engine: DebateEngine, duplicates: Pick<NearDuplicates, 'of'>, today = () => new Date()) {
    this.engine = engine
    this.duplicates = duplicates
    this.today = today
  }

  /** The sheet of a topic; a place and years that the topic names limit it. Almost empty where nothing is on the topic. */
  async sheet(topic: string, place?: Place): Promise<Sheet> {
    const { query, findings, missing } = await this.engine.searching(search =>
      findTopic(topic, place, search),
    )
    this.firsts ??= firstsOf(this.engine.passages)
    const { firsts } = this
    const standing = selectFindings(
      findings,
      ({ passage }) => firsts.has(passage.code),
      SHEET_LETTERS,
    ).filter(({ passage }) => this.engine.stands(passage))
    const { period, scope } = query
    const cards = standing.map(one => this.card(one))
    return {
      topic,
      place: scope[0]?.name ?? null,
      years: period === null ? null : [period.from, period.to],
      sections: sectionsOf(cards),
      timeline: timelineOf(standing),
      figures: figuresOf(cards),
      deadlines: deadlinesOf(cards, dayIn(this.today())),
      missing,
      content: this.engine.content,
    }
  }

  /** For each year and place the passage that is most on the topic, the oldest first. */
  async change(topic: string, place?: Place): Promise<Change> {
    const { query, findings } = await this.engine.searching(search => findTopic(topic, place, search))
    const best = new Map<string, Step>()
    for (const { passage, score, marks } of findings) {
      const { year, place: home } = passage.source
      const name = placeAndYear(passage.source)
      const isClose = score >= (findings[0]?.score ?? 0) * CLOSE
      if (year !== null && isClose && !best.has(name) && this.engine.stands(passage))
        best.set(name, { year, place: home, passage, marks })
    }
    const steps = [...best.values()].slice(0, MOST_STEPS).sort((a, b) => a.year - b.year)
    return { topic, place: query.scope[0]?.name ?? null, steps }
  }

  private card({ passage, marks }: Finding): Card {
    const own = placeAndYear(passage.source)
    const near = this.duplicates.of(passage, () => true)
    const places = new Map<string, AlsoIn>()
    for (const other of [passage, ...near])
      for (const copy of copiesOf(other)) {
        const name = placeAndYear(copy)
        if (copy.leftover !== null || name === own || places.has(name)) continue
        places.set(name, { place: copy.place, year: copy.year, code: other.code })
      }
    return { passage, marks, alsoIn: [...places.values()].slice(0, MOST_PLACES) }
  }
}

function firstsOf(passages: readonly Passage[]): Set<string> {
  const seen = new Set<string>()
  const firsts = new Set<string>()
  for (const { code, headings, source, standalone } of passages) {
    const path = [source.folder, source.file, ...headings].join('\n')
    if (!standalone || seen.has(path)) continue
    seen.add(path)
    firsts.add(code)
  }
  return firsts
}

/** Promises before reports, newer before older; within a text by heading, as they were found. */
function sectionsOf(cards: readonly Card[]): SheetSection[] {
  const groups = new Map<string, Card[]>()
  for (const card of cards) {
    const { kind, source, headings } = card.passage
    const key = [kind, source.folder, source.file, headings[0] ?? ''].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), card])
  }
  return [...groups.values()]
    .map(group => sectionOf(group as [Card, ...Card[]]))
    .sort(
      (a, b) => Number(a.kind === 'prevention') - Number(b.kind === 'prevention') || yearOf(b) - yearOf(a),
    )
}

function sectionOf(cards: readonly [Card, ...Card[]]): SheetSection {
  const { kind, source, headings } = cards[0].passage
  return {
    title: [placeAndYear(source), source.title].filter(Boolean).join(' · '),
    kind,
    role: kind === 'prevention' ? 'facts' : 'proposals',
    topic: headings[0] ?? null,
    cards,
  }
}

function yearOf({ cards }: SheetSection): number {
  return cards[0]?.passage.source.year ?? 0
}

/** The first finding of each place and year, by year. */
function timelineOf(findings: readonly Finding[]): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry>()
  for (const { passage } of findings) {
    const { place, year } = passage.source
    const name = placeAndYear(passage.source)
    if (year !== null && !entries.has(name)) entries.set(name, { year, place, code: passage.code })
  }
  return [...entries.values()].sort(
    (a, b) => a.year - b.year || (a.place ?? '').localeCompare(b.place ?? '', 'cs'),
  )
}
