/** Links that land, as the test in Chromium counts them. */

import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const SHARED = fileURLToPath(new URL('../../../../shared/corpora', import.meta.url))
const TEST = 'test/adapters/editor/links.e2e.test.ts'

/** `60 of 60`; null where there is no browser, or the sites are not those beside the project, which the test reads. */
export function landedLinks(corpora: string): string | null {
  if (!isSame(corpora, SHARED)) return null
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.e2e.config.ts', TEST]
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  return /(\d+ of \d+) links land/.exec(stdout)?.[1] ?? null
}

function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return false
  }
}
