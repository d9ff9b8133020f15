/** Session of a command: what every one of them needs, options, settings, and the content that they name. */

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { readSettings, type Settings, SettingsError } from '../../config/env.ts'
import { CACHE, type Content, SHIPPED } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import { optionProblem } from './option-problem.ts'
import type { Streams } from './streams.ts'

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

/** Folders of the command line, whose index is never kept, else those of the settings, else the shipped texts. */
export async function contentOf(given: readonly string[] | undefined, env: Streams['env']): Promise<Content> {
  const settings = await openSettings(env)
  if (given === undefined || given.length === 0) return contentOfSettings(settings)
  return { folders: given, saveTo: null, meaning: settings.meaning }
}

export function contentOfSettings({ contentDirs, dataDir, meaning, searchUrl }: Settings): Content {
  const saveTo = dataDir ?? (contentDirs === null ? CACHE : null)
  return { folders: contentDirs ?? [SHIPPED], saveTo, meaning, searchUrl }
}

/** The settings of the environment and `.env`; a wrong one is a `UsageError`. */
export async function openSettings(env: Streams['env']): Promise<Settings> {
  try {
    return await readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message)
    throw error
  }
}

/** Colours only where a person looks at them. */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: Streams['env']): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
}
