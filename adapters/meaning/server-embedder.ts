/**
 * Embedder on a server that speaks OpenAI's protocol for embeddings (Ollama, TEI, llama.cpp, vLLM). Questions leave this
 * process then.
 */

import type { Embedder, Role } from '../../src/meaning/embedder.ts'

export interface ServerEmbedderOptions {
  /** Address of the server, of its `/v1`, or of `/v1/embeddings` itself. */
  readonly url: string
  readonly model: string
  /** Milliseconds that an answer may take. */
  readonly limitMs?: Readonly<Record<Role, number>>
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

/** People wait for an answer; passages have time. */
const LIMIT_MS = { question: 1_500, passage: 60_000 }

/** After a failure questions are not sent for so long, so that nobody waits for a server that hangs. */
const PAUSE_MS = 10_000

/** E5 models are trained to find these before a text. */
const E5_PREFIXES: Readonly<Record<Role, string>> = { question: 'query: ', passage: 'passage: ' }

export class ServerEmbedder implements Embedder {
  readonly id: string
  private readonly options: ServerEmbedderOptions
  private readonly address: string
  private readonly now: () => number
  private pausedUntil = Number.NEGATIVE_INFINITY

  constructor(options: ServerEmbedderOptions) {
    this.options = options
    this.address = addressOf(options.url)
    this.now = options.now ?? (() => performance.now())
    this.id = `${options.model} at ${this.address}`
  }

  /** Errors never hold a text. */
  async embed(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    if (role === 'question' && this.now() < this.pausedUntil)
      throw new Error(`MEANING_URL: ${this.address} failed, and is asked again in some seconds.`)
    try {
      return await this.request(texts, role)
    } catch (error) {
      this.pausedUntil = this.now() + PAUSE_MS
      throw error
    }
  }

  private async request(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    const { model, limitMs = LIMIT_MS } = this.options
    const prefix = /\be5\b/i.test(model) ? E5_PREFIXES[role] : ''
    const response = await fetch(this.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model, input: texts.map(text => prefix + text), encoding_format: 'float' }),
      signal: AbortSignal.timeout(limitMs[role]),
    }).catch(error => {
      throw new Error(`MEANING_URL: ${this.address} cannot be reached (${reasonOf(error)}).`)
    })
    if (!response.ok) throw new Error(`MEANING_URL: ${this.address} answered ${response.status}.`)
    const body: unknown = await response.json().catch(() => null)
    return this.vectorsIn(body, texts.length)
  }

  private vectorsIn(body: unknown, count: number): Float32Array[] {
    const list = (body as { data?: unknown } | null)?.data
    const rows = Array.isArray(list) ? (list as { index?: unknown; embedding?: unknown }[]) : []
    const ordered = rows.toSorted((a, b) => Number(a.index ?? 0) - Number(b.index ?? 0))
    const vectors = ordered.map(({ embedding }) => unitVector(embedding))
    const width = vectors[0]?.length ?? 0
    const isGood = vectors.length === count && vectors.every(vector => vector?.length === width && width > 0)
    if (!isGood)
      throw new Error(`MEANING_URL: ${this.address} did not answer with ${count} vectors of one width.`)
    return vectors as Float32Array[]
  }
}

function addressOf(url: string): string {
  const base = url.replace(/\/+$/, '')
  if (base.endsWith('/embeddings')) return base
  return base.endsWith('/v1') ? `${base}/embeddings` : `${base}/v1/embeddings`
}

/** Null for what is no vector, or has no direction. */
function unitVector(values: unknown): Float32Array | null {
  if (!Array.isArray(values) || !values.every(Number.isFinite)) return null
  const length = Math.hypot(...(values as number[]))
  return length > 0 ? Float32Array.from(values as number[], value => value / length) : null
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it took too long'
  const cause = error.cause as NodeJS.ErrnoException | undefined
  return cause?.code ?? error.message
}
