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
  /**
   * How surely a passage answers a question, as the logarithm of the odds: a model reads both together. Models that only make
   * vectors have none. Rejects when it cannot be had.
   */
  relevance?(question: string, passage: string): Promise<number>
  /** Lets go of what it holds; the next text takes it again. */
  close?(): Promise<void>
}

/** A question and a passage that may answer it. */
export interface Pair {
  readonly question: string
  readonly passage: string
}

/** What work waits for: the vector of a question, how surely a passage answers one, or what is kept elsewhere. */
export type Need = string | Pair | { readonly fetch: () => Promise<unknown> }

/** Work that stops wherever it needs what a model says, or something kept elsewhere, and goes on with it. */
export type Embedding<Result> = Generator<Need, Result, unknown>

/** Waits for the vector of a question. */
export function* vectorOf(question: string): Embedding<Float32Array> {
  return (yield question) as Float32Array
}

/** Waits for how surely a passage answers a question, as the logarithm of the odds. */
export function* relevanceOf(pair: Pair): Embedding<number> {
  return (yield pair) as number
}

/** Waits for what is kept elsewhere. */
export function* fetched<Result>(fetch: () => Promise<Result>): Embedding<Result> {
  return (yield { fetch }) as Result
}

/** The same work; `onRelevance` is told of each pair that is read for it. */
export function* observed<Result>(
  work: Embedding<Result>,
  onRelevance: (pair: Pair, relevance: number) => void,
): Embedding<Result> {
  let step = work.next()
  while (step.done !== true) {
    const need = step.value
    const given = yield need
    if (typeof need !== 'string' && 'passage' in need) onRelevance(need, given as number)
    step = work.next(given)
  }
  return step.value
}

/** Does work that needs nothing. Throws when it does. */
export function withoutVectors<Result>(work: Embedding<Result>): Result {
  const step = work.next()
  if (step.done !== true)
    throw new Error('A vector is needed: the passages have some, but the question has none.')
  return step.value
}

/** Does work with vectors of questions, or, without an embedder, by words alone. Rejects when something cannot be had. */
export async function withVectors<Result>(
  work: Embedding<Result>,
  embedder: Embedder | null,
): Promise<Result> {
  let step = work.next()
  while (step.done !== true) step = work.next(await had(step.value, embedder))
  return step.value
}

async function had(need: Need, embedder: Embedder | null): Promise<unknown> {
  if (typeof need !== 'string' && 'fetch' in need) return need.fetch()
  if (embedder === null) throw new Error('A vector is needed, and there is no model.')
  if (typeof need !== 'string') {
    if (embedder.relevance === undefined) throw new Error(`${embedder.id} reads no pairs.`)
    return embedder.relevance(need.question, need.passage)
  }
  const [vector] = await embedder.embed([need], 'question')
  if (vector === undefined) throw new Error(`${embedder.id} gave no vector.`)
  return vector
}
