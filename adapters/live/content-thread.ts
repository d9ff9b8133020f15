/** Content thread: reads and indexes the content whenever it changes, and lets nobody wait for it. */

import { enableCompileCache } from 'node:module'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import {
  packSnapshot,
  readSnapshot,
  type Snapshot,
  snapshotKey,
  unpackSnapshot,
  writeSnapshot,
} from '../../src/engine/snapshot.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { type Content, isGrave, openLexicon, refuseUnreadable } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import { ContentWatcher } from './content-watcher.ts'
import type { Built, Message, Request } from './protocol.ts'

enableCompileCache()

/** A third of what an answer gets of the processor where there is not enough for both. */
const NICE = 5
const NONE: ReadonlySet<string> = new Set()

class ContentThread {
  private readonly content: Content
  private readonly watcher: ContentWatcher
  private lexicon: Lexicon
  private builder: SnapshotBuilder
  private taken = Promise.withResolvers<void>()

  constructor(content: Content) {
    this.content = content
    this.lexicon = openLexicon(content.saveTo)
    this.watcher = new ContentWatcher({
      folders: [...content.folders, this.lexicon.folder],
      onChanging: () => post({ type: 'changing' }),
      onFailure: reason => post({ type: 'failed', what: 'watch', reason }),
    })
    this.builder = this.newBuilder()
    parentPort?.on('message', (request: Request) => {
      if (request === 'look') this.watcher.look()
      else this.taken.resolve()
    })
  }

  /** Runs until its thread is ended. */
  async run(): Promise<void> {
    const isRestored = await this.restore()
    // Also where nothing has changed: so that later only what changes is read.
    await this.tryBuild({ isFirst: !isRestored, isTold: true })
    for (;;) await this.tryBuild({ isFirst: false, isTold: await this.watcher.changed() })
  }

  /** Gives what was saved by another run, if nothing has changed since. */
  private async restore(): Promise<boolean> {
    const { saveTo } = this.content
    const saved = saveTo === null ? null : readSnapshot(saveTo)
    const snapshot = saved && unpackSnapshot(saved, this.key())
    if (saved === null || snapshot === null) return false
    await this.give(snapshot, saved, NONE)
    return true
  }

  private async tryBuild(how: { isFirst: boolean; isTold: boolean }): Promise<void> {
    try {
      await this.build(how)
    } catch (error) {
      if (how.isFirst) throw error
      post({ type: 'failed', what: 'read', reason: messageOf(error) })
    }
  }

  private async build({ isFirst, isTold }: { isFirst: boolean; isTold: boolean }): Promise<void> {
    this.readLexiconAgain()
    const key = this.key()
    const built = this.builder.build(new Date())
    if (built === null) return post({ type: 'same' })
    const { snapshot, stale } = built
    if (isFirst) refuseUnreadable(snapshot.problems, this.content.folders)
    if (!isTold) await this.watcher.renew()
    const packed = packSnapshot(snapshot, key)
    const given = this.give(snapshot, packed, stale)
    // What answers as it was before can be had from no file.
    if (stale.size === 0) this.save(packed)
    await given
  }

  /** Concepts have numbers, which an index has too. */
  private readLexiconAgain(): void {
    const lexicon = openLexicon(this.content.saveTo)
    if (lexicon === this.lexicon) return
    this.lexicon = lexicon
    this.builder = this.newBuilder()
  }

  private newBuilder(): SnapshotBuilder {
    return new SnapshotBuilder({ folders: this.content.folders, lexicon: this.lexicon })
  }

  private key(): string {
    return snapshotKey([...this.content.folders, this.lexicon.folder], new Date())
  }

  /** Resolves when the main thread has done with it. */
  private give(
    { problems, passages, texts }: Snapshot,
    { buffer }: Uint8Array<SharedArrayBuffer>,
    stale: ReadonlySet<string>,
  ): Promise<void> {
    const faults = problems.filter(isGrave).map(({ severity, ...problem }) => ({
      ...problem,
      isStale: stale.has(`${problem.folder}/${problem.file}`),
    }))
    const built: Built = {
      ...{ snapshot: buffer, faults },
      ...{ texts: texts.length, passages: passages.length },
    }
    this.taken = Promise.withResolvers()
    post({ type: 'built', built })
    return this.taken.promise
  }

  private save(packed: Uint8Array): void {
    if (this.content.saveTo === null) return
    try {
      writeSnapshot(this.content.saveTo, packed)
    } catch (error) {
      post({ type: 'failed', what: 'save', reason: messageOf(error) })
    }
  }
}

function post(message: Message): void {
  parentPort?.postMessage(message)
}

/** On Linux this is of the thread alone; elsewhere it would be of the whole process. */
if (process.platform === 'linux') setPriority(NICE)

try {
  await new ContentThread(workerData as Content).run()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  post({ type: 'refused', message: error.message })
}
