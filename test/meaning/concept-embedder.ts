/** An embedder for tests: texts are alike when they share words of one group. */

import { fold } from '../../src/czech/fold.ts'
import type { Embedder, Pair, Role } from '../../src/meaning/embedder.ts'

/** Groups are beginnings of words, as in `kol cyklo`. */
export class ConceptEmbedder implements Embedder {
  readonly id: string
  /** What it was asked to embed, in order. */
  readonly asked: { readonly text: string; readonly role: Role }[] = []
  /** What it was asked to read, in order. */
  readonly read: Pair[] = []
  /** What it says of every pair. */
  odds = 9
  /** Thrown by the next call. */
  failure: Error | null = null
  closed = 0
  private readonly groups: readonly (readonly string[])[]

  constructor(groups: readonly string[], id = 'concepts') {
    this.groups = groups.map(group => group.split(' '))
    this.id = id
  }

  async embed(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    const { failure } = this
    this.failure = null
    if (failure !== null) throw failure
    this.asked.push(...texts.map(text => ({ text, role })))
    return texts.map(text => this.vectorOf(text))
  }

  async relevance(question: string, passage: string): Promise<number> {
    this.read.push({ question, passage })
    return this.odds
  }

  async close(): Promise<void> {
    this.closed++
  }

  private vectorOf(text: string): Float32Array {
    const words = fold(text).match(/\p{L}+/gu) ?? []
    const values = this.groups.map(
      group => words.filter(word => group.some(start => word.startsWith(start))).length,
    )
    const length = Math.hypot(0.1, ...values)
    return Float32Array.from([0.1, ...values], value => value / length)
  }
}
