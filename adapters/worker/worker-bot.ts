/**
 * The bot in a worker thread, with a watchdog: an answer that takes longer than its time limit is given up together
 * with its thread, and another thread goes on with the next one. Other texts come with another thread, which takes over
 * between two answers; the one before forgets its texts and waits for the next ones, with all that is slow the first times
 * behind it. The main thread stays free for the platforms.
 */

import { Worker } from 'node:worker_threads'
import { OverdueError, UnavailableError } from '../../src/chat/chat.ts'
import type { SearchState } from '../opensearch/connection.ts'
import type { Content } from '../shared/content.ts'
import { RelayedBot } from '../shared/relayed-bot.ts'
import { UsageError } from '../shared/usage.ts'
import type { Call, MeaningState, Message, Method, Opening, Rest, Served } from './protocol.ts'
import { Watchdog } from './watchdog.ts'

export interface WorkerBotOptions {
  readonly content: Content
  /** A packed snapshot of the content; without it, the thread reads the content itself. */
  readonly snapshot?: Promise<SharedArrayBuffer>
  /** Module that the thread runs. */
  readonly module?: URL
  /** Milliseconds of computing that one answer may take. */
  readonly limitMs?: number
  /** Milliseconds that a thread which has answered waits for texts; then it is ended, for the memory that it takes. */
  readonly restMs?: number
  /** Told whether meaning is looked at, whenever that changes. */
  readonly onMeaning?: (state: MeaningState) => void
  /** Told when the cluster that has the texts cannot be asked, and when it can again. */
  readonly onSearch?: (state: SearchState) => void
  /** Told that a thread was ended, and why. */
  readonly onEnded?: (reason: 'overdue' | 'broken') => void
  /** Told when there is no bot any more, because another thread cannot be started. */
  readonly onFailure: (error: Error) => void
}

interface Job extends Call {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** A thread that takes calls, or opens texts, or waits for some. */
interface Thread {
  readonly worker: Worker
  /** Resolved when it takes calls. */
  ready: PromiseWithResolvers<void>
  /** When it last answered from other texts; null when it never has. */
  restedAt: number | null
  /** Whether it was told what to answer from. */
  isOpening: boolean
  /** How many passages it has, when it could take over. */
  passages: number | null
  meaning: MeaningState | null
}

const MODULE = new URL('./worker.ts', import.meta.url)
const LIMIT_MS = 2_000
/** Who edits, edits again. */
const REST_MS = 10 * 60_000

type Result<M extends Method> = ReturnType<Served[M]>

export class WorkerBot extends RelayedBot implements Served {
  /** Passages that there are to answer from. */
  passages = 0
  private readonly options: WorkerBotOptions
  private readonly queue: Job[] = []
  /** The thread that takes calls; null while another one is being started. */
  private active: Thread | null = null
  /** The thread that will. */
  private coming: Thread | null = null
  private snapshot: SharedArrayBuffer | null = null
  private isClosed = false
  private current: Job | null = null
  private watchdog: Watchdog | null = null

  private constructor(options: WorkerBotOptions) {
    super()
    this.options = options
  }

  /** Starts the thread. Rejects with `UsageError` when the texts cannot be opened. */
  static async open(options: WorkerBotOptions): Promise<WorkerBot> {
    const bot = new WorkerBot(options)
    bot.prepare()
    try {
      bot.snapshot = (await options.snapshot) ?? null
      await bot.start()
    } catch (error) {
      await bot.close()
      throw error
    }
    return bot
  }

  /** Starts a thread for texts that will come soon. */
  prepare(): void {
    if (!this.isClosed) this.coming ??= this.begin()
  }

  /** No other texts will come soon: a thread that was started for them is ended, and one that has rested long enough. */
  async relax(): Promise<void> {
    const { coming } = this
    const { restMs = REST_MS } = this.options
    if (coming === null || coming.isOpening) return
    if (coming.restedAt !== null && performance.now() - coming.restedAt < restMs) return
    this.coming = null
    await coming.worker.terminate()
  }

  /**
   * Answers from another snapshot as soon as a thread has opened it, and from the one before until then. Rejects when none
   * can, and the one before stays. One at a time.
   */
  async renew(snapshot: SharedArrayBuffer): Promise<void> {
    const before = this.snapshot
    if (snapshot === before) return
    this.snapshot = snapshot
    try {
      await this.start()
    } catch (error) {
      this.snapshot = before
      throw error
    }
  }

  inspect(...args: Parameters<Served['inspect']>): Result<'inspect'> {
    return this.call('inspect', args)
  }

  summarize(...args: Parameters<Served['summarize']>): Result<'summarize'> {
    return this.call('summarize', args)
  }

  /** Ends the thread, and one that is being started; calls in progress are never answered. */
  async close(): Promise<void> {
    this.isClosed = true
    this.stopWatchdog()
    const { active, coming } = this
    this.active = null
    this.coming = null
    await Promise.all([active?.worker.terminate(), coming?.worker.terminate()])
  }

  protected override call<M extends Method>(method: M, args: Parameters<Served[M]>): Result<M> {
    const answer = new Promise((resolve, reject) => {
      this.queue.push({ method, args, resolve, reject })
      this.next()
    })
    return answer as Result<M>
  }

  private next(): void {
    if (this.active === null || this.current !== null) return
    const job = this.queue.shift()
    if (job === undefined) return
    this.current = job
    const { worker } = this.active
    this.startWatchdog(worker)
    worker.postMessage({ method: job.method, args: job.args } satisfies Call)
  }

  /** Has a thread open the texts; resolves when it takes calls. */
  private start(): Promise<void> {
    if (this.isClosed) return Promise.resolve()
    const late = this.coming?.isOpening ? this.coming : null
    if (late !== null) this.coming = null
    this.coming ??= this.begin()
    const { coming, snapshot } = this
    // Other texts came meanwhile.
    late?.ready.resolve(coming.ready.promise)
    late?.worker.terminate()
    coming.isOpening = true
    const isRelief = this.active !== null
    coming.worker.postMessage({ snapshot, isRelief, isSeasoned: coming.restedAt !== null } satisfies Opening)
    return coming.ready.promise
  }

  /** Starts a thread that waits to be told what to answer from. */
  private begin(): Thread {
    const { content, module = MODULE } = this.options
    const worker = new Worker(module, { workerData: content })
    const thread: Thread = { worker, restedAt: null, ...unopened() }
    const broken = (error: Error) => {
      thread.ready.reject(error)
      if (this.coming === thread) this.coming = null
      if (this.active === thread) this.replace('broken')
    }
    worker.on('message', (message: Message) => {
      if (message.type === 'refused') {
        broken(new UsageError(message.message))
        worker.terminate()
      } else if (message.type === 'ready') {
        thread.passages = message.passages
        if (this.current === null) this.takeOver()
      } else if (message.type === 'meaning') {
        thread.meaning = message.state
        if (this.active === thread) this.options.onMeaning?.(message.state)
      } else if (message.type === 'search') {
        if (this.active === thread) this.options.onSearch?.(message.state)
      } else if (this.active === thread) this.settle(message)
    })
    worker.on('error', broken)
    worker.on('exit', code => broken(new Error(`The worker thread ended with code ${code}.`)))
    return thread
  }

  /** Has the thread that is ready take the next call. */
  private takeOver(): void {
    const { coming, active } = this
    if (coming?.passages == null) return
    this.passages = coming.passages
    this.active = coming
    this.coming = null
    if (active !== null) {
      Object.assign(active, { restedAt: performance.now(), ...unopened() })
      active.worker.postMessage('rest' satisfies Rest)
      this.coming = active
    }
    if (coming.meaning !== null) this.options.onMeaning?.(coming.meaning)
    coming.ready.resolve()
    this.next()
  }

  private settle(message: Extract<Message, { type: 'value' | 'error' | 'unavailable' }>): void {
    const job = this.current
    this.current = null
    this.stopWatchdog()
    if (message.type === 'value') job?.resolve(message.value)
    else if (message.type === 'error') job?.reject(message.error)
    else job?.reject(new UnavailableError('The cluster that has the texts cannot be asked.'))
    this.takeOver()
    this.next()
  }

  /** Gives up the answer in progress with its thread, and goes on in another one. */
  private replace(reason: 'overdue' | 'broken'): void {
    const { active, current } = this
    this.active = null
    this.current = null
    this.stopWatchdog()
    active?.worker.terminate()
    current?.reject(new OverdueError(`The answer was given up: its thread is ${reason}.`))
    this.options.onEnded?.(reason)
    this.goOn().catch(error => {
      if (this.isClosed) return
      for (const job of this.queue.splice(0)) job.reject(error)
      this.options.onFailure(error)
    })
  }

  /** Resolves when there is a thread again: one that has been opening texts, or one that opens those there are. */
  private async goOn(): Promise<void> {
    this.takeOver()
    if (this.active !== null) return
    const { coming } = this
    if (coming?.isOpening) await coming.ready.promise.catch(() => {})
    if (this.active === null) await this.start()
  }

  private startWatchdog(worker: Worker): void {
    const { limitMs = LIMIT_MS } = this.options
    this.watchdog = new Watchdog({
      limitMs,
      cpu: () => cpuOf(worker),
      onOverdue: () => this.replace('overdue'),
    })
  }

  private stopWatchdog(): void {
    this.watchdog?.stop()
    this.watchdog = null
  }
}

/** What a thread is before it opens texts. */
function unopened(): Pick<Thread, 'ready' | 'isOpening' | 'passages' | 'meaning'> {
  const ready = Promise.withResolvers<void>()
  // Whoever waits for it is told; nobody may.
  ready.promise.catch(() => {})
  return { ready, isOpening: false, passages: null, meaning: null }
}

/** What a thread has used of the processor; by the clock on the wall where Node cannot tell (before 24.6). */
async function cpuOf(worker: Worker): Promise<number> {
  if (typeof worker.cpuUsage !== 'function') return performance.now()
  const { user, system } = await worker.cpuUsage()
  return (user + system) / 1000
}
