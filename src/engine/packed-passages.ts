/**
 * Packed passages: the passages of an index as bytes of its file, each read where it is looked at: an answer looks at some sixty
 * of them, however many there are. What those of one text have in common is written once.
 */

import type { Copy, Passage, Source } from '../model.ts'
import type { Parts } from '../packed-file.ts'
import { PackedStrings } from '../packed-strings.ts'
import type { Passages } from '../passages/passages.ts'

/** What passages of one text have in common. */
type Common = Omit<Source, 'lines' | 'link'>

/** A source by the number of what it has in common with others. */
type Own = readonly [common: number, Source['lines'], Source['link']]

/** What is cut from a file. */
type Cut = Omit<Copy, keyof Source>

/** A passage as it is written, in one string of JSON. */
interface Row extends Omit<Passage, 'source' | 'also'> {
  readonly source: Own
  readonly also: readonly (readonly [source: Own, cut: Cut])[]
}

const PASSAGES = 'passages'
const SOURCES = 'sources'
/** Values that are kept of those read last: more than one answer looks at. */
const RECENT = 512

export class PackedPassages implements Passages {
  private readonly rows: PackedStrings
  private readonly commons: PackedStrings
  private readonly recent = new RecentValues<Passage>()
  private readonly recentCommons = new RecentValues<Common>()

  /** Reads what `partsOf` gave. */
  constructor(parts: Parts) {
    this.rows = new PackedStrings(parts, PASSAGES)
    this.commons = new PackedStrings(parts, SOURCES)
  }

  static partsOf(passages: Passages): Parts {
    const numbers = new Map<string, number>()
    const ownOf = ({ lines, link, ...common }: Source): Own => {
      const name = JSON.stringify(common)
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      return [number, lines, link]
    }
    function* rows(): Generator<string> {
      for (const passage of passages) yield JSON.stringify(rowOf(passage, ownOf))
    }
    // The rows are made first: they number what stands in the sources.
    const written = PackedStrings.partsOf(PASSAGES, rows())
    return { ...written, ...PackedStrings.partsOf(SOURCES, numbers.keys()) }
  }

  get length(): number {
    return this.rows.length
  }

  at(id: number): Passage | undefined {
    return id >= 0 && id < this.length ? this.recent.of(id, () => this.read(id)) : undefined
  }

  /** Each is read once, and none is kept. */
  *[Symbol.iterator](): Generator<Passage> {
    for (let id = 0; id < this.length; id++) yield this.read(id)
  }

  private read(id: number): Passage {
    const { source, also, ...passage } = JSON.parse(this.rows.at(id)) as Row
    return {
      ...passage,
      source: this.sourceOf(source),
      also: also.map(([own, cut]) => ({ ...this.sourceOf(own), ...cut })),
    }
  }

  private sourceOf([number, lines, link]: Own): Source {
    const common = this.recentCommons.of(number, () => JSON.parse(this.commons.at(number)) as Common)
    return { ...common, lines, link }
  }
}

function rowOf({ source, also, ...passage }: Passage, ownOf: (source: Source) => Own): Row {
  return { ...passage, source: ownOf(source), also: also.map(copy => partsOfCopy(copy, ownOf)) }
}

function partsOfCopy(copy: Copy, ownOf: (source: Source) => Own): readonly [source: Own, cut: Cut] {
  const { slices, headings, lead, list, refersBack, leftover, ...source } = copy
  return [ownOf(source), { slices, headings, lead, list, refersBack, leftover }]
}

/** Values that are made by number, the last one of each remainder. */
class RecentValues<Value> {
  private readonly kept = new Array<{ readonly number: number; readonly value: Value } | undefined>(RECENT)

  of(number: number, make: () => Value): Value {
    const known = this.kept[number % RECENT]
    if (known?.number === number) return known.value
    const value = make()
    this.kept[number % RECENT] = { number, value }
    return value
  }
}
