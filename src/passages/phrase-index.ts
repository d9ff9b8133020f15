/** Phrase index: which passages share most pairs of neighbouring words with a text, however little of a passage it is. */

import { keyOfWord } from '../czech/token.ts'
import type { Passage } from '../model.ts'
import type { Passages } from './passages.ts'
import { wordsOf } from './words.ts'

/** Passages looked at for one pair of words, and given for one text. */
const MOST_OF_PAIR = 500
const MOST_NEAREST = 12
/** Pairs are two numbers of words in one, which a double holds exactly. */
const WORDS = 2 ** 26

export class PhraseIndex {
  private readonly passages: Passages
  private readonly numbers = new Map<string, number>()
  /** Numbers of the words of all passages, one after another; those of a passage begin at `starts`. */
  private readonly words: Uint32Array
  private readonly starts: readonly number[]

  /** Takes time for all words of `passages`, once; texts that were left in copied sites are none of them. */
  constructor(passages: Passages) {
    this.passages = passages
    const known = new Map<string, number>()
    const words: number[] = []
    const starts: number[] = []
    for (const passage of passages) {
      starts.push(words.length)
      if (passage.leftover !== null) continue
      for (const raw of wordsOf(passage).split(' ')) {
        const number = known.get(raw) ?? this.numberOf(keyOfWord(raw))
        known.set(raw, number)
        if (number >= 0) words.push(number)
      }
    }
    this.words = Uint32Array.from(words)
    this.starts = [...starts, words.length]
  }

  /** For each text, given as the keys of its words, the passages that share most pairs with it, best first. Nothing of them is kept. */
  nearest(texts: readonly (readonly string[])[]): Passage[][] {
    const pairs = texts.map(keys => this.pairsOf(keys))
    const filed = this.filed(new Set(pairs.flatMap(each => [...each])))
    return pairs.map(own => {
      const shared = new Map<number, number>()
      for (const pair of own)
        for (const at of filed.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
      return [...shared]
        .sort(([a, inA], [b, inB]) => inB - inA || this.lengthOf(a) - this.lengthOf(b) || a - b)
        .slice(0, MOST_NEAREST)
        .flatMap(([at]) => this.passages.at(at) ?? [])
    })
  }

  /** The passages that have each of some pairs, in one walk over all words. */
  private filed(pairs: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
    const filed = new Map<number, number[]>([...pairs].map(pair => [pair, []]))
    for (let passage = 0; passage < this.passages.length; passage++) {
      const end = this.starts[passage + 1] ?? 0
      for (let at = (this.starts[passage] ?? 0) + 1; at < end; at++) {
        const list = filed.get((this.words[at - 1] ?? 0) * WORDS + (this.words[at] ?? 0))
        if (list !== undefined && list.length < MOST_OF_PAIR && list.at(-1) !== passage) list.push(passage)
      }
    }
    return filed
  }

  private pairsOf(keys: readonly string[]): ReadonlySet<number> {
    const pairs = new Set<number>()
    for (let at = 1; at < keys.length; at++) {
      const [one, other] = [this.numbers.get(keys[at - 1] ?? ''), this.numbers.get(keys[at] ?? '')]
      if (one !== undefined && other !== undefined) pairs.add(one * WORDS + other)
    }
    return pairs
  }

  private lengthOf(passage: number): number {
    return (this.starts[passage + 1] ?? 0) - (this.starts[passage] ?? 0)
  }

  /** −1 for what is no word. */
  private numberOf(key: string): number {
    if (key === '') return -1
    const number = this.numbers.get(key) ?? this.numbers.size
    this.numbers.set(key, number)
    return number
  }
}
