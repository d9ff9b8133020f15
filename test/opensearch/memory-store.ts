/** Store of passages in memory: what a cluster does, in a few lines, so that every test can have one. */

import type { Passage } from '../../src/model.ts'
import { sectionKey } from '../../src/passages/section.ts'
import { copiesOf } from '../../src/passages/sources.ts'
import type { PassageStore, SoughtPassages, StoredPassage } from '../../src/search/passage-store.ts'

export class MemoryStore implements PassageStore {
  private readonly stored: readonly StoredPassage[]
  private readonly files: ReadonlyMap<string, string>

  constructor(stored: readonly StoredPassage[], files: ReadonlyMap<string, string>) {
    this.stored = stored
    this.files = files
  }

  async candidates({ evidence, places, period, named, limit }: SoughtPassages): Promise<StoredPassage[]> {
    const weightOf = ({ keys }: StoredPassage) =>
      evidence.reduce((sum, { key, field, weight }) => sum + (keys[field].includes(key) ? weight : 0), 0)
    const isThere = ({ passage, keys }: StoredPassage) =>
      copiesOf(passage).some(({ place }) => places === null || places.includes(place)) &&
      copiesOf(passage).some(
        ({ year }) => period === null || (year !== null && year >= period.from && year <= period.to),
      ) &&
      named.every(any => any.some(key => keys.text.includes(key)))
    return this.stored
      .filter(one => isThere(one) && weightOf(one) > 0)
      .sort((a, b) => weightOf(b) - weightOf(a))
      .slice(0, limit)
  }

  async ofCode(letters: string): Promise<StoredPassage[]> {
    return this.stored.filter(({ passage }) => passage.code.endsWith(`-${letters}`))
  }

  async sectionOf(passage: Passage): Promise<StoredPassage[]> {
    return this.stored.filter(other => sectionKey(other.passage) === sectionKey(passage))
  }

  async texts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map([...this.files].filter(([hash]) => hashes.includes(hash)))
  }
}
