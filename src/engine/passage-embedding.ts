/** Embedding of passages: the vectors that an engine needs to look at meaning, kept between two starts. */

import type { Embedder } from '../meaning/embedder.ts'
import { embeddedText } from '../meaning/passage-text.ts'
import { type KnownVectors, readVectors, writeVectors } from '../meaning/vector-file.ts'
import { type ByteVector, PassageVectors, toBytes } from '../meaning/vectors.ts'
import type { Passage } from '../model.ts'
import { messageOf } from '../text/error-message.ts'
import type { Snapshot } from './snapshot.ts'

export interface PassageEmbeddingOptions {
  readonly embedder: Embedder
  /** Vector files that may have some; the later ones win. */
  readonly known: readonly string[]
  /** Vector file that new ones are added to, or null to keep them in memory only. */
  readonly saveTo: string | null
  /** Told why the vectors could not be kept. */
  readonly onUnsaved?: (reason: string) => void
}

/** Passages by their numbers, with the hashes that the vectors of their texts are found by. */
type EmbeddedPassages = Pick<Snapshot, 'passages' | 'textHashes'>

/** Texts embedded at once, and how many of them are lost at most when the process is killed. */
const BATCH = 16
const SAVED_EVERY = 256
/** Most vectors kept in a file beside those of the passages at hand: 40 MB. */
const MOST_KEPT = 100_000

export class PassageEmbedding {
  private readonly options: PassageEmbeddingOptions
  private readonly hashes: readonly string[]
  /** Texts by their hashes. */
  private readonly missing = new Map<string, string>()
  private readonly vectors: KnownVectors = new Map()

  constructor({ passages, textHashes }: EmbeddedPassages, options: PassageEmbeddingOptions) {
    this.options = options
    this.hashes = textHashes
    const kept = options.known.map(path => readVectors(path, options.embedder.id)).reverse()
    for (const [at, hash] of textHashes.entries()) {
      const vector = kept.find(known => known.has(hash))?.get(hash)
      if (vector !== undefined) this.vectors.set(hash, vector)
      else this.missing.set(hash, embeddedText(passages.at(at) as Passage))
    }
  }

  /** Number of texts that have no vector yet. */
  get left(): number {
    return this.missing.size
  }

  /** The vectors of all passages by their numbers; null as long as one is missing. */
  get complete(): PassageVectors | null {
    if (this.missing.size > 0) return null
    return new PassageVectors(this.hashes.map(hash => this.vectors.get(hash) as ByteVector))
  }

  /** Embeds what is missing, and saves it as it goes. Rejects when the embedder does; what was made is kept. */
  async run(onProgress: (left: number) => void = () => {}): Promise<void> {
    const { embedder } = this.options
    let unsaved = 0
    try {
      while (this.missing.size > 0) {
        const batch = this.missing.entries().take(BATCH).toArray()
        const made = await embedder.embed(
          batch.map(([, text]) => text),
          'passage',
        )
        for (const [at, [hash]] of batch.entries()) {
          this.vectors.set(hash, toBytes(made[at] as Float32Array))
          this.missing.delete(hash)
        }
        unsaved += batch.length
        onProgress(this.missing.size)
        if (unsaved >= SAVED_EVERY) {
          this.save()
          unsaved = 0
        }
      }
    } finally {
      if (unsaved > 0) this.save()
    }
  }

  /** What other folders need is kept beside it. */
  private save(): void {
    const { saveTo, embedder } = this.options
    if (saveTo === null) return
    try {
      const others = [...readVectors(saveTo, embedder.id)].filter(([hash]) => !this.vectors.has(hash))
      writeVectors(saveTo, embedder.id, new Map([...this.vectors, ...others.slice(-MOST_KEPT)]))
    } catch (error) {
      this.options.onUnsaved?.(messageOf(error))
    }
  }
}
