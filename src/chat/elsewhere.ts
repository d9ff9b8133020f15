/** Elsewhere: other places and years that have a paragraph, or one much like it. */

import type { Engine } from '../engine/engine.ts'
import type { Copy, Passage, Source } from '../model.ts'
import { NearDuplicates } from '../passages/near-duplicates.ts'
import { copiesOf, placeAndYear, standingAt } from '../passages/sources.ts'

/** Places that are shown with their words. */
const MOST_SHOWN = 6

export class Elsewhere {
  private readonly engine: Pick<Engine, 'passages' | 'stands'>
  private readonly duplicates: NearDuplicates
  /** By code, place and year: the texts of one engine do not change. */
  private readonly counts = new Map<string, number>()

  /** `duplicates` are those of the passages of the engine. */
  constructor(engine: Pick<Engine, 'passages' | 'stands'>, duplicates = new NearDuplicates(engine.passages)) {
    this.engine = engine
    this.duplicates = duplicates
  }

  /** How many places and years there are besides that of the source. */
  count(passage: Passage): number {
    const name = [passage.code, placeAndYear(passage.source)].join('\n')
    const count = this.counts.get(name) ?? this.standings(passage).length
    this.counts.set(name, count)
    return count
  }

  /** The passages as they stand there, the same ones first, as far as they are cut from there; `left` of them are not shown. */
  shown(passage: Passage): { readonly others: readonly Passage[]; readonly left: number } {
    const standings = this.standings(passage)
    const others = standings.slice(0, MOST_SHOWN).filter(other => this.engine.stands(other))
    return { others, left: standings.length - Math.min(standings.length, MOST_SHOWN) }
  }

  /** The passage, and then others much like it, once for each place and year. */
  private standings(passage: Passage): Passage[] {
    const own = placeAndYear(passage.source)
    const isElsewhere = (copy: Copy) => copy.leftover === null && placeAndYear(copy) !== own
    const near = this.duplicates.of(passage, other => copiesOf(other).some(isElsewhere))
    const known = new Set<string>()
    return [passage, ...near].flatMap(other =>
      copiesOf(other)
        .filter(copy => isElsewhere(copy) && !isKnown(known, copy))
        .map(copy => standingAt(other, copy)),
    )
  }
}

/** Whether a place and year was there before; it is from now on. */
function isKnown(known: Set<string>, source: Source): boolean {
  const name = placeAndYear(source)
  const isThere = known.has(name)
  known.add(name)
  return isThere
}
