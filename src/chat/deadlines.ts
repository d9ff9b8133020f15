/** Deadlines: promises with a date, on a topic, of a place, and within years that are asked for. */

import { words } from '../czech/fold.ts'
import type { Engine } from '../engine/engine.ts'
import type { Deadline } from '../figures/figure.ts'
import { type Promised, promisedIn } from '../figures/promises.ts'
import type { Passage, Slice } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { type Period, readYears } from '../question/years.ts'

/** Whatever years the texts are of. */
const ANY_YEARS = { newest: Number.POSITIVE_INFINITY, has: () => true }
/** What stands before a year: `doprava nejpozději do roku 2030`. */
const BEFORE_YEAR = /^(?:do|v|ve|od|po|pred|mezi|az|a|nejpozdeji)$/

/** A passage on a topic. */
export interface OnTopic {
  readonly passage: Passage
  /** Whether a range of its text is on the topic too. */
  readonly isOnTopic: (range: Slice) => boolean
}

export interface DeadlineTools {
  /** Null where the passages are elsewhere. */
  readonly whole: Pick<Engine, 'passages' | 'stands'> | null
  readonly gazetteer: Pick<Gazetteer, 'named'>
  readonly onTopic: (topic: string, place: Place | undefined) => Promise<readonly OnTopic[]>
}

export class Deadlines {
  private readonly tools: DeadlineTools
  /** Of all passages, once they were asked for. */
  private all: readonly Promised[] | null = null

  constructor(tools: DeadlineTools) {
    this.tools = tools
  }

  /** Reads all passages, so that nobody waits for it. */
  prepare(): void {
    this.ofAll()
  }

  /** Whether all passages have to be read: for those of a place, of some years alone, or of all texts. */
  needsAllTexts(asked: string): boolean {
    const { topic } = readAsked(asked)
    return topic === '' || this.placeOf(topic) !== undefined
  }

  /**
   * Those of a topic, or of the place that it or `limit` names, the earliest first; none of all texts where these are elsewhere.
   * Years are those of the deadlines, and those of the texts where no deadline is in them.
   */
  async promised(asked: string, limit: string | null): Promise<readonly Promised[]> {
    const { topic, years } = readAsked(asked)
    const found = await this.promisedOn(topic, limit)
    if (years === null) return found
    const within = found.filter(({ deadline }) => isWithin(deadline, years))
    return within.length > 0 ? within : found.filter(({ passage }) => isOfYears(passage, years))
  }

  private async promisedOn(topic: string, limit: string | null): Promise<readonly Promised[]> {
    const { whole, onTopic } = this.tools
    const named = this.placeOf(topic)
    const limited = limit === null ? undefined : this.placeOf(limit)
    if (topic !== '' && named === undefined) return promisedAmong(await onTopic(topic, limited))
    if (whole === null) return []
    const home = named ?? limited
    return this.ofAll().filter(
      ({ passage }) => (home === undefined || passage.source.place === home.name) && whole.stands(passage),
    )
  }

  private ofAll(): readonly Promised[] {
    this.all ??= promisedIn(this.tools.whole?.passages ?? [])
    return this.all
  }

  private placeOf(name: string): Place | undefined {
    return this.tools.gazetteer.named(name) ?? undefined
  }
}

/** Sentences that are on a topic themselves. */
function promisedAmong(found: readonly OnTopic[]): readonly Promised[] {
  const of = new Map(found.map(({ passage, isOnTopic }) => [passage, isOnTopic]))
  return promisedIn([...of.keys()]).filter(({ passage, deadline }) => of.get(passage)?.(deadline.sentence))
}

/** Years that are asked for, and the topic beside them: `bydlení` and up to 2030 of `bydlení do roku 2030`. */
function readAsked(asked: string): { readonly topic: string; readonly years: Period | null } {
  const all = words(asked)
  const { period, words: spoken } = readYears(all, asked, ANY_YEARS)
  if (period === null) return { topic: asked, years: null }
  const isOfYear = (at: number): boolean =>
    spoken.has(at) || (BEFORE_YEAR.test(all[at]?.folded ?? '') && at + 1 < all.length && isOfYear(at + 1))
  const topic = all.filter((_, at) => !isOfYear(at)).map(({ text }) => text)
  return { topic: topic.join(' '), years: period }
}

function isOfYears({ source: { year } }: Passage, { from, to }: Period): boolean {
  return year !== null && from <= year && year <= to
}

/** A deadline with one end alone is at that day. */
function isWithin({ from, to }: Deadline, years: Period): boolean {
  const yearOf = (day: string | null) => (day === null ? null : Number(day.slice(0, 4)))
  const [first, last] = [yearOf(from) ?? yearOf(to), yearOf(to) ?? yearOf(from)]
  return first !== null && last !== null && first <= years.to && last >= years.from
}
