/** Embedder: what turns texts into vectors; one interface for the built-in sentence model and for servers of others. */

/** Models of some families are told whether a text asks or answers. */
export type Role = 'question' | 'passage'

export interface Embedder {
  /** Names the model and its version: only vectors under one id can be compared. */
  readonly id: string
  /**
   * Vectors of length 1, one for each text, all of one width. Rejects when they cannot be had; whoever asks goes on with
   * words alone.
   */
  embed(texts: readonly string[], role: Role): Promise<readonly Float32Array[]>
  /** Lets go of what it holds; the next text takes it again. */
  close?(): Promise<void>
}

/** Work that stops wherever it needs the vector of a question, and goes on with it. */
export type Embedding<Result> = Generator<string, Result, Float32Array>

/** Does work that needs no vectors. Throws when it does. */
export function withoutVectors<Result>(work: Embedding<Result>): Result {
  const step = work.next()
  if (step.done !== true)
    throw new Error('A vector is needed: the passages have some, but the question has none.')
  return step.value
}

/** Does work with vectors of questions. Rejects when one cannot be had. */
export async function withVectors<Result>(work: Embedding<Result>, embedder: Embedder): Promise<Result> {
  let step = work.next()
  while (step.done !== true) {
    const [vector] = await embedder.embed([step.value], 'question')
    if (vector === undefined) throw new Error(`${embedder.id} gave no vector.`)
    step = work.next(vector)
  }
  return step.value
}
