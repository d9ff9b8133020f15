/** Embedding of passages: the vectors that an engine needs to look at meaning, kept between two starts. */

import type { Embedder } from '../meaning/embedder.ts'
import { embeddedText } from '../meaning/passage-text.ts'
import type { TextHashes } from '../meaning/text-hashes.ts'
import { type FiledVector, vectorsIn, writeVectors } from '../meaning/vector-file.ts'
import { PassageVectors, toBytes } from '../meaning/vectors.ts'
import type { Passage } from '../model.ts'
import type { Passages } from '../passages/passages.ts'
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
  private readonly passages: Passages
  private readonly hashes: TextHashes
  /** Those that are known; made for the first one, which says how wide they are. */
  private vectors: PassageVectors | null = null
  private readonly isKnown: Uint8Array
  /** Numbers of passages without a vector, the first one of each text. */
  private readonly missing = new Set<number>()

  constructor({ passages, textHashes }: EmbeddedPassages, options: PassageEmbeddingOptions) {
    this.options = options
    this.passages = passages
    this.hashes = textHashes
    this.isKnown = new Uint8Array(passages.length)
    for (const path of options.known.toReversed())
      for (const vector of vectorsIn(path, options.embedder.id)) this.take(vector)
    for (let id = 0; id < passages.length; id++)
      if (this.isKnown[id] === 0 && this.isFirst(id)) this.missing.add(id)
  }

  /** Number of texts that have no vector yet. */
  get left(): number {
    return this.missing.size
  }

  /** The vectors of all passages by their numbers; null as long as one is missing. */
  get complete(): PassageVectors | null {
    return this.missing.size > 0 ? null : (this.vectors ?? PassageVectors.of([]))
  }

  /** Embeds what is missing, and saves it as it goes. Rejects when the embedder does; what was made is kept. */
  async run(onProgress: (left: number) => void = () => {}): Promise<void> {
    const { embedder } = this.options
    let unsaved = 0
    try {
      while (this.missing.size > 0) {
        const batch = this.missing.values().take(BATCH).toArray()
        const made = await embedder.embed(
          batch.map(id => embeddedText(this.passages.at(id) as Passage)),
          'passage',
        )
        for (const [at, id] of batch.entries()) {
          this.take({ hash: this.hashes.at(id), ...toBytes(made[at] as Float32Array) })
          this.missing.delete(id)
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

  /** Gives a vector to the passages with its text that have none. */
  private take({ hash, ...vector }: FiledVector): void {
    for (const id of this.hashes.numbersOf(hash)) {
      if (this.isKnown[id] === 1) continue
      this.vectors ??= new PassageVectors(this.passages.length, vector.bytes.length)
      this.vectors.set(id, vector)
      this.isKnown[id] = 1
    }
  }

  /** Whether no passage before it has the same text. */
  private isFirst(id: number): boolean {
    return this.hashes.numbersOf(this.hashes.at(id)).next().value === id
  }

  /** What other folders need is kept beside it. */
  private save(): void {
    const { saveTo, embedder } = this.options
    if (saveTo === null) return
    try {
      const isOther = ({ hash }: FiledVector) => this.hashes.numbersOf(hash).next().done === true
      const others = vectorsIn(saveTo, embedder.id).filter(isOther).toArray()
      writeVectors(saveTo, embedder.id, [...this.known(), ...others.slice(-MOST_KEPT)])
    } catch (error) {
      this.options.onUnsaved?.(messageOf(error))
    }
  }

  /** Each text once. */
  private *known(): Generator<FiledVector> {
    const { vectors, hashes } = this
    for (let id = 0; id < this.passages.length && vectors !== null; id++)
      if (this.isKnown[id] === 1 && this.isFirst(id)) yield { hash: hashes.at(id), ...vectors.vectorOf(id) }
  }
}
