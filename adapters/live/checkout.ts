/** Checkout: whether git is just changing the files of a folder. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Whether git holds the index of the checkout that `folder` is, or lies in: it does while it writes files. */
export function isBeingChanged(folder: string): boolean {
  const data = gitFolderOf(resolve(folder))
  return data !== null && existsSync(join(data, 'index.lock'))
}

/** Where git keeps what it knows of a checkout; in one of several checkouts, a file says where. */
function gitFolderOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const git = join(at, '.git')
    const found = statSync(git, { throwIfNoEntry: false })
    if (found?.isDirectory()) return git
    if (found?.isFile()) return named(git, at)
    if (dirname(at) === at) return null
  }
}

function named(file: string, folder: string): string | null {
  const name = /^gitdir: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1]
  return name === undefined ? null : resolve(folder, name)
}
