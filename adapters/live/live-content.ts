/** Live content: what a bot answers from, made anew in a thread of its own whenever its files change. */

import { Worker } from 'node:worker_threads'
import { messageOf } from '../../src/text/error-message.ts'
import type { Content } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import type { Built, Message, Request } from './protocol.ts'

export interface LiveContentOptions {
  readonly content: Content
  /** Told that files are being changed: other content follows, or the news that they say the same. */
  readonly onChanging: () => void
  readonly onSame: () => void
  /** Given the content, at first and after each change; the next one comes when this resolves. */
  readonly onBuilt: (built: Built) => Promise<void>
  /** Told what goes wrong and stops nothing. */
  readonly onFailure: (what: 'watch' | 'save' | 'read', reason: string) => void
}

const MODULE = new URL('./content-thread.ts', import.meta.url)
/** A thread that broke is replaced after so long; what answers until then is what it made last. */
const RETRY_MS = 10_000

export class LiveContent {
  /** The first packed snapshot. Rejects with `UsageError` when no content folder can be opened, and when it is closed before. */
  readonly first: Promise<SharedArrayBuffer>
  private readonly options: LiveContentOptions
  private readonly opened = Promise.withResolvers<SharedArrayBuffer>()
  private worker: Worker
  private timer: NodeJS.Timeout | null = null
  private current: SharedArrayBuffer | null = null
  private isClosed = false

  constructor(options: LiveContentOptions) {
    this.options = options
    this.first = this.opened.promise
    this.first.catch(() => {})
    this.worker = this.begin()
  }

  /** Has the files looked at, whether or not a change was seen. */
  look(): void {
    this.ask('look')
  }

  async close(): Promise<void> {
    this.isClosed = true
    if (this.timer !== null) clearTimeout(this.timer)
    // Whoever still waits for the first content waits for nothing.
    this.opened.reject(new Error('The content was closed before it was read.'))
    await this.worker.terminate()
  }

  private begin(): Worker {
    const worker = new Worker(MODULE, { workerData: this.options.content })
    let isBroken = false
    const broken = (error: Error) => {
      if (isBroken || this.isClosed) return
      isBroken = true
      if (this.current === null) return this.opened.reject(error)
      this.options.onFailure('read', error.message)
      this.timer = setTimeout(() => {
        this.worker = this.begin()
      }, RETRY_MS)
    }
    worker.on('message', (message: Message) => {
      if (message.type === 'built') this.take(message.built)
      else if (message.type === 'changing') this.options.onChanging()
      else if (message.type === 'same') this.options.onSame()
      else if (message.type === 'failed') this.options.onFailure(message.what, message.reason)
      else {
        broken(new UsageError(message.message))
        worker.terminate()
      }
    })
    worker.on('error', broken)
    worker.on('exit', code => broken(new Error(`The thread that reads the content ended with code ${code}.`)))
    return worker
  }

  /** A thread that begins reads the same again. */
  private async take(built: Built): Promise<void> {
    const { current } = this
    try {
      if (current === null || !areEqual(current, built.snapshot)) {
        this.current = built.snapshot
        this.opened.resolve(built.snapshot)
        await this.options.onBuilt(built)
      } else this.options.onSame()
    } catch (error) {
      this.current = current
      this.options.onFailure('read', messageOf(error))
    }
    this.ask('taken')
  }

  private ask(request: Request): void {
    this.worker.postMessage(request)
  }
}

function areEqual(a: SharedArrayBuffer, b: SharedArrayBuffer): boolean {
  return Buffer.from(a).equals(Buffer.from(b))
}
