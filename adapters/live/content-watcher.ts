/** Content watcher: tells when files of some folders have changed, once for all that change together. */

import { realpathSync, type Stats } from 'node:fs'
import { relative, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type FSWatcher, watch } from 'chokidar'
import { messageOf } from '../../src/text/error-message.ts'
import { isBeingChanged } from './checkout.ts'

export interface ContentWatcherOptions {
  readonly folders: readonly string[]
  /** Told when a change is seen, the first one of those that come together. */
  readonly onChanging: () => void
  /** Told why changes are not seen at once. */
  readonly onFailure: (reason: string) => void
}

/** Nothing has to change for so long. */
const QUIET_MS = 250
/** Files that never are quiet are read after so long, and those of a git that never ends. */
const LONGEST_MS = 5_000
const LONGEST_GIT_MS = 60_000
/** Some file systems tell nothing of what others change, and folders can be replaced whole. */
const LOOK_MS = 30_000

export class ContentWatcher {
  private readonly options: ContentWatcherOptions
  private readonly timer: NodeJS.Timeout
  private watcher: FSWatcher
  private changes = 0
  private toldChanges = 0
  private woken = Promise.withResolvers<void>()
  private isClosed = false

  /** Begins to watch. */
  constructor(options: ContentWatcherOptions) {
    this.options = options
    this.watcher = this.begin()
    this.timer = setInterval(() => this.look(), LOOK_MS)
  }

  /** Waits until something may have changed, and nothing does any more. True when a change was seen, false when it was only time to look. */
  async changed(): Promise<boolean> {
    await this.woken.promise
    this.woken = Promise.withResolvers()
    const since = performance.now()
    const has = (ms: number) => performance.now() - since >= ms
    for (let seen = -1; seen !== this.changes && !has(LONGEST_MS); ) {
      seen = this.changes
      await setTimeout(QUIET_MS)
      while (this.options.folders.some(isBeingChanged) && !has(LONGEST_GIT_MS)) {
        await setTimeout(QUIET_MS)
        seen = -1
      }
    }
    this.woken = Promise.withResolvers()
    const isTold = this.changes > this.toldChanges
    this.toldChanges = this.changes
    return isTold
  }

  /** Something may have changed. */
  look(): void {
    this.woken.resolve()
  }

  /** Watches anew: what was seen by nobody has taken the place of what was watched. */
  async renew(): Promise<void> {
    const { watcher } = this
    this.watcher = this.begin()
    await watcher.close()
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearInterval(this.timer)
    await this.watcher.close()
  }

  private begin(): FSWatcher {
    const roots = this.options.folders.map(realPath)
    const watcher = watch(roots, {
      ignoreInitial: true,
      ignorePermissionErrors: true,
      // A link leads to what is watched anyway, or out of the folder.
      followSymlinks: false,
      ignored: (path, stats) => isIgnored(roots, path, stats),
    })
    watcher.on('all', () => {
      if (this.changes === this.toldChanges) this.options.onChanging()
      this.changes++
      this.look()
    })
    // What changed before that was not seen.
    watcher.on('ready', () => this.look())
    watcher.on('error', error => {
      if (!this.isClosed) this.options.onFailure(messageOf(error))
    })
    return watcher
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

const READ = /\.(?:md|markdown|txt|ya?ml|json)$|^[^.]+$/i
const UNREAD_FOLDER = /^(?:\..*|node_modules|_site)$/

/** Whether a path below one of `roots` is nothing that is read: hidden, made by a program, or no text. */
function isIgnored(roots: readonly string[], path: string, stats: Stats | undefined): boolean {
  const root = roots.find(one => path === one || path.startsWith(`${one}${sep}`))
  const names = root === undefined ? [] : relative(root, path).split(sep)
  if (names.some(name => name !== '' && UNREAD_FOLDER.test(name))) return true
  return stats?.isFile() === true && !READ.test(names.at(-1) ?? '')
}
