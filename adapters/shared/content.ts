/** Content as the program opens it: which folders, where their index is kept, and an engine over them. */

import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { MeaningSettings } from '../../config/env.ts'
import { Engine, type EngineOptions, type Meaning } from '../../src/engine/engine.ts'
import { type Lexicon, LexiconFolder } from '../../src/engine/lexicon.ts'
import { LexiconError } from '../../src/lexicon-error.ts'
import type { Problem } from '../../src/model.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { type MeaningOptions, meaningOf } from '../meaning/meaning.ts'
import { UsageError } from './usage.ts'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** The shipped texts. */
export const SHIPPED = `${ROOT}content`
/** The vectors of the shipped texts, made by `npm run vectors`. */
const SHIPPED_VECTORS = `${ROOT}lexicon/vectors.bin`
/** Where the index of the shipped texts is kept, like other things made on the first run. */
export const CACHE = `${ROOT}node_modules/.cache`
/** Loading longer than this shows what it does. */
const PROGRESS_AFTER_MS = 500

const lexicon = new LexiconFolder(`${ROOT}lexicon`)

/**
 * The shipped lexicon as its files are now, read when they have changed; what is made of it is kept in `saveTo`. Throws `UsageError`
 * when a line cannot be read.
 */
export function openLexicon(saveTo: string | null = null): Lexicon {
  try {
    return lexicon.current(saveTo ?? CACHE)
  } catch (error) {
    throw error instanceof LexiconError ? new UsageError(`lexicon/${error.message}`) : error
  }
}

/** What to load, and where its index is kept. */
export interface Content {
  readonly folders: readonly string[]
  readonly saveTo: string | null
  readonly meaning: MeaningSettings
  /** Cluster that has the texts, in place of the folders. */
  readonly searchUrl?: string | null
  /** Vector file to make anew from this content alone, instead of those that are kept. */
  readonly vectorsIn?: string
}

/** With a snapshot nothing is read, and nothing told of what is wrong with the files. */
export interface OpenOptions extends Pick<EngineOptions, 'cache' | 'snapshot'> {
  /** Where the operator is told what is the matter. */
  readonly errors?: Writable & { readonly isTTY?: boolean }
  /** Told why questions are answered by words alone, and that they are not any more; without it, `errors` is, once. */
  readonly onMeaningFailure?: (error: unknown) => void
  readonly onMeaningRecovery?: () => void
}

/** Embeds what has no vectors yet, so that all of a batch of questions is answered alike. Words alone answer where it fails. */
export async function completeMeaning(
  engine: Engine,
  errors: NonNullable<OpenOptions['errors']>,
): Promise<void> {
  const total = engine.withoutVectors
  if (total === 0) return
  const tell = (left: number) => {
    if (errors.isTTY) errors.write(`\rReading the meaning of ${total} passages: ${total - left}…`)
  }
  try {
    await engine.embedPassages(tell)
    if (errors.isTTY) errors.write('\r\u001b[K')
  } catch (error) {
    errors.write(`${messageOf(error)} Words alone are looked at.\n`)
  }
}

/** Calls `tell` the first time only. */
function once<Value>(tell: (value: Value) => void): (value: Value) => void {
  let isCalled = false
  return value => {
    if (!isCalled) tell(value)
    isCalled = true
  }
}

/** The model of the settings, with vectors kept in `saveTo`, or else with other things made on the first run. */
export function openMeaning(
  settings: MeaningSettings,
  { saveTo, ...more }: Pick<Content, 'saveTo'> & Partial<Omit<MeaningOptions, 'saveTo'>>,
): Meaning | undefined {
  return meaningOf(settings, { known: [SHIPPED_VECTORS], saveTo: saveTo ?? CACHE, ...more })
}

/** Loads content. Throws `UsageError` when none of the folders can be opened. */
export function openEngine(
  { folders, saveTo, meaning: settings, vectorsIn }: Content,
  known = openLexicon(),
  { errors = process.stderr, onMeaningFailure, onMeaningRecovery, ...more }: OpenOptions = {},
): Engine {
  const started = performance.now()
  let shown = false
  const meaning = openMeaning(settings, {
    saveTo,
    ...(vectorsIn !== undefined && { known: [], file: vectorsIn }),
    onFailure:
      onMeaningFailure ?? once(error => errors.write(`${messageOf(error)} Words alone are looked at.\n`)),
    ...(onMeaningRecovery && { onRecovery: onMeaningRecovery }),
  })
  const engine = new Engine({
    folders,
    lexicon: known,
    today: new Date(),
    ...(saveTo !== null && { saveTo }),
    ...(meaning && { meaning }),
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
      errors.write(`${passage.source.file}: ${passage.code} is not what its file says and is not shown.\n`)
    },
  })
  if (shown) errors.write('\r\u001b[K')
  if (more.snapshot !== undefined) return engine
  refuseUnreadable(engine.problems, folders)
  tellGrave(engine.problems, [], errors)
  return engine
}

/** Tells of each problem that keeps texts from answering, but for those that were there before. */
export function tellGrave(
  problems: readonly Problem[],
  before: readonly Problem[],
  errors: NonNullable<OpenOptions['errors']>,
): void {
  const linesOf = (list: readonly Problem[]) =>
    list
      .filter(isGrave)
      .map(
        ({ folder, file, line, message }) =>
          `${folder}/${file}${line === null ? '' : `:${line}`}: ${message}\n`,
      )
  const reported = new Set(linesOf(before))
  for (const line of linesOf(problems)) if (!reported.has(line)) errors.write(line)
}

/** Throws `UsageError` when none of the folders could be opened. */
export function refuseUnreadable(problems: readonly Problem[], folders: readonly string[]): void {
  const unreadable = problems.filter(problem => problem.rule === 'folder-unreadable')
  if (unreadable.length === folders.length)
    throw new UsageError(unreadable.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'))
}

/** Whether a problem keeps texts from answering. */
export function isGrave({ severity, rule }: Problem): boolean {
  return severity === 'error' || rule === 'folder-empty'
}
