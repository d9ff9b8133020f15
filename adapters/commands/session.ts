/** What every command needs: options, content folders, an engine with a progress line. */

import { fileURLToPath } from 'node:url'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { readSettings, type Settings, SettingsError } from '../../config/env.ts'
import { plural } from '../../src/czech/plural.ts'
import { Engine, type EngineOptions } from '../../src/engine.ts'
import { type Lexicon, readLexicon } from '../../src/lexicon.ts'
import { optionProblem } from './option-problem.ts'
import { UsageError } from './usage.ts'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** The shipped texts. */
const SHIPPED = `${ROOT}content`
/** Loading longer than this shows what it does. */
const PROGRESS_AFTER_MS = 500

/** Reads options and free arguments; an unknown option is a `UsageError`. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(optionProblem(args, options) ?? String(error))
  }
}

export function openLexicon(): Lexicon {
  return readLexicon(`${ROOT}config`)
}

/** What to load, and where its index is kept. */
export interface Content {
  readonly folders: readonly string[]
  readonly saveTo: string | null
}

/** Where the index of the shipped texts is kept, like other things made on the first run. */
const CACHE = `${ROOT}node_modules/.cache`

/** Folders of the command line, whose index is never kept, else those of the settings, else the shipped texts. */
export async function contentOf(given: readonly string[] | undefined): Promise<Content> {
  if (given !== undefined && given.length > 0) return { folders: given, saveTo: null }
  return contentOfSettings(await openSettings())
}

export function contentOfSettings({ contentDirs, dataDir }: Settings): Content {
  return { folders: contentDirs ?? [SHIPPED], saveTo: dataDir ?? (contentDirs === null ? CACHE : null) }
}

/** The settings of the environment and `.env`; a wrong one is a `UsageError`. */
export async function openSettings(): Promise<Settings> {
  try {
    return await readSettings(process.env)
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message)
    throw error
  }
}

/** Loads content. Throws `UsageError` when none of the folders can be opened. */
export function openEngine(
  { folders, saveTo }: Content,
  lexicon = openLexicon(),
  more: Pick<EngineOptions, 'cache'> = {},
): Engine {
  const started = performance.now()
  let shown = false
  const engine = new Engine({
    folders,
    lexicon,
    today: new Date(),
    ...(saveTo !== null && { saveTo }),
    ...more,
    progress: files => {
      if (!process.stderr.isTTY || performance.now() - started < PROGRESS_AFTER_MS || files % 20 !== 0) return
      shown = true
      process.stderr.write(`\rNačítám ${plural(files, 'text', 'texty', 'textů')}…`)
    },
    onUnsaved: reason => {
      if (saveTo === CACHE) return
      process.stderr.write(
        `DATA_DIR: the index could not be saved (${reason}). It will be made again next time.\n`,
      )
    },
    onChanged: passage => {
      process.stderr.write(
        `${passage.source.file}: odstavec ${passage.code} se v souboru změnil, proto ho neukazuji.\n`,
      )
    },
  })
  if (shown) process.stderr.write('\r\u001b[K')
  const unreadable = engine.problems.filter(problem => problem.rule === 'folder-unreadable')
  if (unreadable.length === folders.length)
    throw new UsageError(unreadable.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'))
  const grave = engine.problems.filter(
    ({ severity, rule }) => severity === 'error' || rule === 'folder-empty',
  )
  for (const { folder, file, line, message } of grave) {
    process.stderr.write(`${folder}/${file}${line === null ? '' : `:${line}`}: ${message}\n`)
  }
  return engine
}

/** Colours only where a person looks at them. */
export function wantsColor(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}
