/**
 * Near duplicates: passages that share most of their words. Each passage is filed under a sketch, the smallest hashes of its
 * word triples; passages that are much alike share some of them, so that only those are compared. Of a short one any two
 * words are hashed too, for few of its triples are left when its words stand in another order.
 */

import { fold } from '../czech/fold.ts'
import type { Passage } from '../model.ts'
import type { Passages } from './passages.ts'

/** Words that are hashed together. */
const SHINGLE = 3
/** Words of a text of which any two are. */
const SHORT = 24
/** Hashes of a sketch, and of that of any two words. */
const SKETCH = 32
/** Hashes that two sketches have to share, */
const SHARED = 2
/** passages that are looked at for one hash, and that are compared for one passage. */
const MOST_FILED = 200
const MOST_COMPARED = 32
/** Share of the words of two passages, of all that either has, that makes them near duplicates. */
const ALIKE = 0.5
/** Fewest words of a passage that has any: shorter ones are alike by chance. */
const FEWEST_WORDS = 6

/** Numbers of passages stand below their hash in one number, which a double holds exactly. */
const PASSAGES = 2 ** 20

/** Hashes that a passage is filed under. */
export type Sketch = readonly number[]

/** Sketches of passages by their numbers, as they are filed: hash × `PASSAGES` + number of the passage, ascending. */
export function filed(sketches: readonly Sketch[]): Float64Array {
  const own = sketches.slice(0, PASSAGES)
  const all = new Float64Array(own.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const [number, sketch] of own.entries())
    for (const hash of sketch) all[at++] = hash * PASSAGES + number
  return all.sort()
}

export class NearDuplicates {
  private readonly passages: Passages
  private readonly filed: Float64Array

  /** Of passages whose sketches are filed; otherwise it takes time for all their words, once. */
  constructor(passages: Passages, sketches = filed(Array.from(passages, ({ text }) => sketchOf(text)))) {
    this.passages = passages
    this.filed = sketches
  }

  /** Near duplicates of `passage` that `isWanted`, the likest first; it is never among them. */
  of(passage: Passage, isWanted: (other: Passage) => boolean): Passage[] {
    const own = wordsOf(passage.text)
    const shared = new Map<number, number>()
    for (const hash of sketchOf(passage.text))
      for (const number of this.filedUnder(hash)) shared.set(number, (shared.get(number) ?? 0) + 1)
    const set = new Set(own)
    return [...shared]
      .filter(([, hashes]) => hashes >= Math.min(SHARED, own.length - SHINGLE))
      .sort(([one, hashes], [other, others]) => others - hashes || one - other)
      .values()
      .map(([number]) => ({ other: this.passages.at(number) as Passage, number }))
      .filter(({ other }) => other.code !== passage.code && other.kind === passage.kind && isWanted(other))
      .take(MOST_COMPARED)
      .map(({ other, number }) => ({ other, number, share: shareOf(set, new Set(wordsOf(other.text))) }))
      .filter(({ share }) => share >= ALIKE)
      .toArray()
      .sort((a, b) => b.share - a.share || a.number - b.number)
      .map(({ other }) => other)
  }

  private *filedUnder(hash: number): Generator<number> {
    const from = hash * PASSAGES
    for (let at = lowerBound(this.filed, from), seen = 0; seen < MOST_FILED; at++, seen++) {
      const filed = this.filed[at]
      if (filed === undefined || filed >= from + PASSAGES) return
      yield filed - from
    }
  }
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The sketch of a text; none of one with very few words. */
export function sketchOf(text: string): Sketch {
  const list = wordsOf(text)
  if (list.length < FEWEST_WORDS) return []
  const hashes = list.map(hashOf)
  const triples = hashes.slice(SHINGLE - 1).map((_, at) => together(hashes.slice(at, at + SHINGLE)))
  return [...new Set([...smallest(triples), ...(list.length > SHORT ? [] : smallest(pairs(hashes)))])]
}

/** Any two different words, in whichever order they stand. */
function pairs(hashes: readonly number[]): number[] {
  const words = [...new Set(hashes)].sort((a, b) => a - b)
  return words.flatMap((one, at) => words.slice(at + 1).map(other => together([one, other])))
}

function smallest(hashes: readonly number[]): number[] {
  return [...new Set(hashes)].sort((a, b) => a - b).slice(0, SKETCH)
}

function together(hashes: readonly number[]): number {
  return mixed(hashes.reduce((sum, hash) => Math.imul(sum, 31) + hash, 7))
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** Spreads a hash over all 32 bits, so that the smallest ones are a fair sample. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Index of the first number that is not below `value`. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Jaccard's measure. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return common / (a.size + b.size - common)
}
