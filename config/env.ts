/** Settings from the environment and from `.env`, checked once, all problems at once. */

import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'dotenv'

export interface Settings {
  /** Content folders given by the operator, or null for the shipped texts. */
  readonly contentDirs: readonly string[] | null
  /** Folder for what is kept between two starts, or null to keep nothing. */
  readonly dataDir: string | null
}

const NAMES = ['CONTENT_DIRS', 'DATA_DIR'] as const

export class SettingsError extends Error {}

/** Reads settings; the environment goes before the file. Throws `SettingsError` with one line a problem. */
export async function readSettings(environment: NodeJS.ProcessEnv, file = '.env'): Promise<Settings> {
  const fromFile = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {}
  const given = { ...fromFile, ...environment }
  // Compose files pass on what is not set as empty text.
  for (const name of NAMES) if (given[name] === '') delete given[name]
  // The checker takes a tenth of the start-up, and mostly there is nothing to check.
  if (NAMES.every(name => given[name] === undefined)) return { contentDirs: null, dataDir: null }
  const result = (await schema()).safeParse(given)
  if (!result.success) {
    throw new SettingsError(
      result.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    )
  }
  const { CONTENT_DIRS, DATA_DIR } = result.data
  return { contentDirs: CONTENT_DIRS ?? null, dataDir: DATA_DIR ?? null }
}

async function schema() {
  const { z } = await import('zod')
  return z.object({
    CONTENT_DIRS: z
      .string()
      .transform(value => value.split(':').filter(part => part !== ''))
      .refine(list => list.length > 0, 'is empty: give one or more folders with ":" between them')
      .optional(),
    DATA_DIR: z.string().optional(),
  })
}
