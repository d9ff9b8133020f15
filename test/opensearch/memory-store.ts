/** Store of passages in memory: what a cluster does, in a few lines, so that every test can have one. */

import { QuestionVector } from '../../src/meaning/vectors.ts'
import type { Passage } from '../../src/model.ts'
import { sectionKey } from '../../src/passages/section.ts'
import { copiesOf } from '../../src/passages/sources.ts'
import type { PassageStore, SoughtPassages, StoredPassage } from '../../src/search/passage-store.ts'

export class MemoryStore implements PassageStore {
  private readonly stored: readonly StoredPassage[]
  private readonly files: ReadonlyMap<string, string>
  private readonly findsNearest: boolean

  constructor(stored: readonly StoredPassage[], files: ReadonlyMap<string, string>, findsNearest: boolean) {
    this.stored = stored
    this.files = files
    this.findsNearest = findsNearest
  }

  async candidates(sought: SoughtPassages): Promise<StoredPassage[]> {
    const { evidence, near, limit } = sought
    const allowed = this.stored.filter(one => isAllowed(one, sought))
    const weightOf = ({ keys }: StoredPassage) =>
      evidence.reduce((sum, { key, field, weight }) => sum + (keys[field].includes(key) ? weight : 0), 0)
    const byWords = allowed
      .filter(one => weightOf(one) > 0)
      .sort((a, b) => weightOf(b) - weightOf(a))
      .slice(0, limit)
    if (near === null || !this.findsNearest) return byWords
    const question = new QuestionVector(Float32Array.from(near.vector.bytes))
    const cosineOf = ({ vector }: StoredPassage) => (vector === null ? 0 : question.cosine(vector))
    const nearest = allowed.toSorted((a, b) => cosineOf(b) - cosineOf(a)).slice(0, near.limit)
    return [...new Set([...byWords, ...nearest])]
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

function isAllowed({ passage, keys }: StoredPassage, { places, period, named }: SoughtPassages): boolean {
  const copies = copiesOf(passage)
  return (
    copies.some(({ place }) => places === null || places.includes(place)) &&
    copies.some(
      ({ year }) => period === null || (year !== null && year >= period.from && year <= period.to),
    ) &&
    named.every(any => any.some(key => keys.text.includes(key)))
  )
}
