/** Meaning as the settings want it: the model, and where its vectors are kept. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { MeaningSettings } from '../../config/env.ts'
import type { Meaning } from '../../src/engine/engine.ts'
import type { Embedder } from '../../src/meaning/embedder.ts'
import { BuiltInEmbedder } from './built-in-embedder.ts'
import { ServerEmbedder } from './server-embedder.ts'
import { ThreadedEmbedder } from './threaded-embedder.ts'

export interface MeaningOptions extends Pick<Meaning, 'onUnsaved' | 'onFailure' | 'onRecovery'> {
  /** Vector files of other texts, such as the shipped ones. */
  readonly known: readonly string[]
  /** Folder to keep vectors in. */
  readonly saveTo: string
  /** Vector file, instead of the one in that folder. */
  readonly file?: string
}

/** Nothing where meaning is off. */
export function meaningOf(settings: MeaningSettings, options: MeaningOptions): Meaning | undefined {
  if (settings.kind === 'off') return undefined
  const { known, saveTo, ...callbacks } = options
  const isMeasured = settings.kind === 'built-in'
  const questions: Embedder = isMeasured ? new BuiltInEmbedder() : new ServerEmbedder(settings)
  const passages: Embedder = isMeasured ? new ThreadedEmbedder() : questions
  const file = options.file ?? vectorFile(saveTo, questions.id)
  return { questions, passages, isMeasured, known: [...known, file], saveTo: file, ...callbacks }
}

/** Each model has a file of its own. */
export function vectorFile(folder: string, id: string): string {
  return join(folder, `vectors-${createHash('sha256').update(id).digest('hex').slice(0, 8)}.bin`)
}
