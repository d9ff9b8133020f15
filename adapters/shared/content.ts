/** Content as the program opens it: which folders, where their index is kept, and an engine over them. */

import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Engine, type EngineOptions } from '../../src/engine/engine.ts'
import { type Lexicon, readLexicon } from '../../src/engine/lexicon.ts'
import { UsageError } from './usage.ts'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** The shipped texts. */
export const SHIPPED = `${ROOT}content`
/** Where the index of the shipped texts is kept, like other things made on the first run. */
export const CACHE = `${ROOT}node_modules/.cache`
/** Loading longer than this shows what it does. */
const PROGRESS_AFTER_MS = 500

let lexicon: Lexicon | null = null

/** The shipped lexicon, read once. */
export function openLexicon(): Lexicon {
  lexicon ??= readLexicon(`${ROOT}lexicon`)
  return lexicon
}

/** What to load, and where its index is kept. */
export interface Content {
  readonly folders: readonly string[]
  readonly saveTo: string | null
}

export interface OpenOptions extends Pick<EngineOptions, 'cache'> {
  /** Where the operator is told what is the matter. */
  readonly errors?: Writable & { readonly isTTY?: boolean }
}

/** Loads content. Throws `UsageError` when none of the folders can be opened. */
export function openEngine(
  { folders, saveTo }: Content,
  known = openLexicon(),
  { errors = process.stderr, ...more }: OpenOptions = {},
): Engine {
  const started = performance.now()
  let shown = false
  const engine = new Engine({
    folders,
    lexicon: known,
    today: new Date(),
    ...(saveTo !== null && { saveTo }),
    ...more,
    progress: files => {
      if (!errors.isTTY || performance.now() - started < PROGRESS_AFTER_MS || files % 20 !== 0) return
      shown = true
      errors.write(`\rReading texts: ${files}…`)
    },
    onUnsaved: reason => {
      if (saveTo === CACHE) return
      errors.write(`DATA_DIR: the index could not be saved (${reason}). It will be made again next time.\n`)
    },
    onChanged: passage => {
      errors.write(`${passage.source.file}: ${passage.code} has changed in the file and is not shown.\n`)
    },
  })
  if (shown) errors.write('\r\u001b[K')
  const unreadable = engine.problems.filter(problem => problem.rule === 'folder-unreadable')
  if (unreadable.length === folders.length)
    throw new UsageError(unreadable.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'))
  const grave = engine.problems.filter(
    ({ severity, rule }) => severity === 'error' || rule === 'folder-empty',
  )
  for (const { folder, file, line, message } of grave) {
    errors.write(`${folder}/${file}${line === null ? '' : `:${line}`}: ${message}\n`)
  }
  return engine
}
