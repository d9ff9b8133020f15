/** Work without special rights: nothing is forbidden to root, who runs tests in many containers. */

import { lchownSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Who owns nothing, on every Unix. */
const NOBODY = 65_534

/** What `work` gives where no more is allowed than to the owner of `folders`, each made by `folder` for this test. */
export async function unprivileged<T>(folders: readonly string[], work: () => T | Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work()
  for (const temporary of folders.map(path => dirname(path))) {
    for (const path of ['', ...readdirSync(temporary, { encoding: 'utf8', recursive: true })])
      lchownSync(join(temporary, path), NOBODY, NOBODY)
  }
  process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
