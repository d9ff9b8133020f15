/** Debate: the sheet of a topic. Finds, groups and counts; every word on it is cut from a text. */

import type { Engine } from '../engine/engine.ts'
import { dayIn } from '../figures/promises.ts'
import type { NearDuplicates } from '../passages/near-duplicates.ts'
import { copiesOf, placeAndYear } from '../passages/sources.ts'
import type { Place } from '../places/gazetteer.ts'
import { changesOf, stepsOf } from './change.ts'
import { deadlinesOf, figuresOf } from './figures.ts'
import { readSections, type Sections } from './relevance.ts'
import { type Chosen, selectFindings } from './selection.ts'
import type { AlsoIn, Card, Change, Sheet, SheetSection, TimelineEntry } from './sheet.ts'
import { SHEET_LETTERS } from './sheet.ts'
import { type Finding, findTopic } from './topic.ts'

/** Places and years named under a card. */
const MOST_PLACES = 8

type DebateEngine = Pick<Engine, 'passages' | 'searching' | 'stands' | 'content'>

export class Debate {
  private readonly engine: DebateEngine
  private readonly duplicates: Pick<NearDuplicates, 'of'>
  private readonly today: () => Date
  /** Once a sheet was asked for. */
  private known: (Sections & { firsts: ReadonlySet<string> }) | null = null

  constructor(engine: DebateEngine, duplicates: Pick<NearDuplicates, 'of'>, today = () => new Date()) {
    this.engine = engine
    this.duplicates = duplicates
    this.today = today
  }

  /** Reads all passages, so that nobody waits for it. */
  prepare(): void {
    this.sections()
  }

  /** The sheet of a topic; a place and years that the topic names limit it. Almost empty where nothing is on the topic. */
  async sheet(topic: string, place?: Place): Promise<Sheet> {
    const { query, findings, missing } = await this.engine.searching(search =>
      findTopic(topic, place, search, this.sections()),
    )
    const { firsts } = this.sections()
    const standing = selectFindings(
      findings,
      ({ passage }) => firsts.has(passage.code),
      SHEET_LETTERS,
    ).filter(({ passage }) => this.engine.stands(passage))
    const { period, scope } = query
    const cards = standing.map((one, rank) => this.card(one, rank))
    return {
      topic,
      place: scope[0]?.name ?? null,
      years: period === null ? null : [period.from, period.to],
      sections: sectionsOf(cards),
      timeline: timelineOf(standing),
      figures: figuresOf(cards),
      deadlines: deadlinesOf(cards, dayIn(this.today())),
      changes: changesOf(findings.filter(({ passage }) => this.engine.stands(passage))),
      missing,
      content: this.engine.content,
    }
  }

  /** What the texts of each year and place say of a topic, the oldest first. */
  async change(topic: string, place?: Place): Promise<Change> {
    const { query, findings } = await this.engine.searching(search =>
      findTopic(topic, place, search, this.sections()),
    )
    const standing = findings.filter(({ passage }) => this.engine.stands(passage))
    return { topic, place: query.scope[0]?.name ?? null, steps: stepsOf(standing) }
  }

  /** All passages that are on a topic, the closest first, each with its sentences that are. */
  async findings(topic: string, place?: Place): Promise<Finding[]> {
    const { findings } = await this.engine.searching(search =>
      findTopic(topic, place, search, this.sections()),
    )
    return findings.filter(({ passage }) => this.engine.stands(passage))
  }

  private sections() {
    this.known ??= readSections(this.engine.passages)
    return this.known
  }

  private card({ passage, marks, merged }: Chosen, rank: number): Card {
    const own = placeAndYear(passage.source)
    const near = this.duplicates.of(passage, () => true)
    const places = new Map<string, AlsoIn>()
    for (const other of [passage, ...near, ...merged])
      for (const copy of copiesOf(other)) {
        const name = placeAndYear(copy)
        if (copy.leftover !== null || name === own || places.has(name)) continue
        places.set(name, { place: copy.place, year: copy.year, code: other.code })
      }
    return { passage, marks, alsoIn: [...places.values()].slice(0, MOST_PLACES), rank }
  }
}

/** Promises before reports, newer before older, text by text; within a text by heading, as they were found. */
function sectionsOf(cards: readonly Card[]): SheetSection[] {
  const texts = new Map<string, Map<string, Card[]>>()
  for (const card of cards) {
    const { kind, source, headings } = card.passage
    const text = [kind, source.folder, source.file].join('\n')
    const sections = texts.get(text) ?? new Map<string, Card[]>()
    texts.set(text, sections)
    const heading = headings[0] ?? ''
    sections.set(heading, [...(sections.get(heading) ?? []), card])
  }
  return [...texts.values()]
    .map(sections => [...sections.values()].map(group => sectionOf(group as [Card, ...Card[]])))
    .sort(([a], [b]) => Number(isFact(a)) - Number(isFact(b)) || yearOf(b) - yearOf(a))
    .flat()
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

function isFact(section: SheetSection | undefined): boolean {
  return section?.role === 'facts'
}

function yearOf(section: SheetSection | undefined): number {
  return section?.cards[0]?.passage.source.year ?? 0
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
    (a, b) => a.year - b.year || (a.place ?? '').localeCompare(b.place ?? '', 'cs', { numeric: true }),
  )
}
