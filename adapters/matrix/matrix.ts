/** Platform: the bot on Matrix, events in and replies out. What it does with events stands in `handler.ts`. */

import './api/deprecated-util.ts'
import { join } from 'node:path'
import type { ChatBot, ChatCounters } from '../../src/chat/chat.ts'
import { CLOCK, type Clock, within } from '../shared/clock.ts'
import { errorDetails, type Log } from '../shared/log.ts'
import { DRAIN_MS, type OnFailure, type Platform, PlatformError, START_MS } from '../shared/platform.ts'
import { ServerClock } from '../shared/server-clock.ts'
import { isUnfinished, lostKeys, lostStore, refusal } from './api/errors.ts'
import type { Homeserver } from './api/homeserver.ts'
import { type Account, type Credentials, Login } from './api/login.ts'
import { nameBot } from './api/profile.ts'
import { classifyError, StoppedError } from './api/request-errors.ts'
import { Retry } from './api/retry.ts'
import { Transport } from './api/transport.ts'
import { connect } from './connection.ts'
import { signDevice } from './encryption/cross-signing.ts'
import { RoomEncryption } from './encryption/room-encryption.ts'
import { Handler } from './handler.ts'
import { Memberships } from './memberships.ts'
import { Sender } from './message/sender.ts'
import { Rooms } from './rooms/rooms.ts'
import { Store } from './store.ts'
import { SyncLoop, type SyncUpdate } from './sync.ts'
import { Tasks } from './tasks.ts'

export interface MatrixOptions extends ChatCounters {
  readonly homeserverUrl: string
  readonly credentials: Credentials
  readonly recoveryKey: string | null
  /** Whether encrypted rooms are read and answered. */
  readonly encryption: boolean
  /** Users and `*:server` who may invite the bot; null for everybody. */
  readonly allowedInviters: readonly string[] | null
  readonly dataDir: string
  readonly bot: ChatBot
  readonly log: Log
  readonly onFailure: OnFailure
  readonly clock?: Clock
}

/** Longest time for one request while the bot runs; whoever asked waits no longer for an answer. */
const ANSWER_MS = 24 * 60 * 60_000

/** What there is between start and stop. */
interface Running {
  readonly tasks: Tasks
  /** Resolves when no more syncs are asked for. */
  readonly ended: Promise<void>
}

export class Matrix implements Platform {
  private readonly options: MatrixOptions
  private readonly clock: Clock
  private readonly folder: string
  /** Ends long polls and the waits between retries. */
  private readonly stopping = new AbortController()
  /** Ends everything. */
  private readonly closing = new AbortController()
  private opening: Promise<void> | null = null
  private running: Running | null = null
  private server: Homeserver | null = null
  private store: Store | null = null
  /** Whether failures go to `onFailure`: not before the start is over, and once. */
  private reportsFailure = false

  constructor(options: MatrixOptions) {
    this.options = options
    this.clock = options.clock ?? CLOCK
    this.folder = join(options.dataDir, 'matrix')
  }

  async start(): Promise<void> {
    this.opening = this.open()
    try {
      await this.opening
      this.reportsFailure = true
    } catch (error) {
      this.onError(error)
      await this.stop()
      throw refusal(error)
    }
  }

  /** Finishes the answers in progress; what waits for the server goes on at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort()
    if (this.running !== null) await within(this.finished(), DRAIN_MS, this.clock.sleep)
    this.closing.abort()
    await this.opening?.catch(() => {})
    await this.finished()
    if (this.running !== null) this.options.log.info('matrix stopped')
    this.release()
  }

  /** Resolves when nothing is received or answered any more. */
  private async finished(): Promise<void> {
    await this.running?.ended
    await this.running?.tasks.finished()
  }

  /** Gives up what is on disk; another program may open it. */
  private release(): void {
    this.server?.close()
    this.store?.close()
    this.running = null
    this.server = null
    this.store = null
  }

  private async open(): Promise<void> {
    const { homeserverUrl, credentials, recoveryKey, log } = this.options
    const { clock, folder } = this
    const { signal } = this.stopping
    const serverClock = new ServerClock({ clock, log, platform: 'matrix' })
    const transport = new Transport({
      url: homeserverUrl,
      stopping: signal,
      closing: this.closing.signal,
      clock,
      onDate: date => serverClock.note(date),
    })
    const onWait = (reason: string, ms: number) => log.warn('matrix waits', { reason, ms })
    const retry = new Retry({ clock, signal, renew: async () => false, deadlineMs: START_MS, onWait })
    const login = new Login({
      transport,
      credentials,
      file: join(folder, 'login.json'),
      retry,
      clock,
      signal,
    })
    const account = await login.open()
    const { server, store } = await this.connect(transport, login, account, retry).finally(() => login.drop())
    const { encryption } = server
    const file = join(folder, 'recovery-key.txt')
    if (encryption !== null) await signDevice({ encryption, recoveryKey, file, retry, log })
    await this.run(server, store, login)
    log.info('matrix started', { bot: account.userId, encryption: this.options.encryption })
  }

  /** Opens what is on disk, and makes it that of this login unless it is another one's. */
  private async connect(transport: Transport, login: Login, account: Account, retry: Retry) {
    const store = this.openStore()
    this.store = store
    const owner = `${account.userId} ${account.deviceId ?? ''}`
    const connection = {
      transport,
      ...account,
      cryptoFolder: this.options.encryption ? join(this.folder, 'crypto') : null,
      onOwn: () => {
        login.save()
        if (store.owner !== owner) store.setOwner(owner)
      },
      onLost: (error: unknown) => this.fail(lostKeys(error)),
      onUnsent: this.onError,
    }
    const server = await retry.run(() => connect(connection))
    this.server = server
    return { store, server }
  }

  private openStore(): Store {
    const path = join(this.folder, 'matrix.sqlite')
    try {
      return new Store(path, this.clock.today)
    } catch (error) {
      throw lostStore(path, error)
    }
  }

  /** Begins to receive and to answer; resolves when the first sync is there. */
  private async run(server: Homeserver, store: Store, login: Login): Promise<void> {
    const { bot, log, allowedInviters, onOutcome, onFeedback } = this.options
    const { clock, onError } = this
    const { signal } = this.stopping
    const renew = (error: unknown) => this.renew(login, error)
    const told = new Set<string>()
    const onWait = (reason: string, ms: number) => {
      if (!reason.includes('M_') || told.has(reason)) return
      told.add(reason)
      log.warn('matrix waits', { reason, ms })
    }
    const retry = new Retry({ clock, signal, renew, deadlineMs: ANSWER_MS, onWait })
    const encryption = new RoomEncryption(server, store)
    const rooms = new Rooms(server, retry)
    const sender = new Sender({ server, encryption, retry, clock, log })
    const common = { server, store, rooms, sender, retry, clock, signal, log }
    const counters = { ...(onOutcome && { onOutcome }), ...(onFeedback && { onFeedback }) }
    const handler = new Handler({ ...common, ...counters, bot })
    const memberships = new Memberships(common)
    const tasks = new Tasks({
      ...common,
      encryption: server.encryption,
      roomEncryption: encryption,
      handler,
      memberships,
      onError,
    })
    const onUpdate = (update: SyncUpdate) => tasks.take(update)
    const loop = new SyncLoop({ ...common, encryption, allowedInviters, renew, onUpdate })
    const first = Promise.withResolvers<void>()
    const ended = loop.run(first.resolve).catch(error => {
      first.reject(error)
      this.fail(refusal(error))
    })
    this.running = { tasks, ended }
    tasks.resume()
    await Promise.race([first.promise, ended])
    if (signal.aborted) throw new StoppedError('the bot stops')
    retry.run(() => nameBot(server)).catch(onError)
  }

  private async renew(login: Login, error: unknown): Promise<boolean> {
    this.options.log.warn('matrix login refused')
    try {
      if (await login.renew(error)) return true
      this.fail(refusal(error))
    } catch (refused) {
      this.fail(refusal(refused))
    }
    return false
  }

  private fail(error: PlatformError): void {
    if (!this.reportsFailure || this.stopping.signal.aborted) return
    this.reportsFailure = false
    this.options.onFailure(error)
  }

  /** Tells the operator of what should not be. */
  private readonly onError = (error: unknown): void => {
    if (isUnfinished(error) || error instanceof PlatformError) return
    const classified = classifyError(error)
    if (classified.kind === 'unavailable' || classified.kind === 'limited') return
    const { status, code } = { status: 0, code: '', ...classified }
    if (classified.kind === 'refused') this.options.log.warn('matrix error', { status, code })
    else this.options.log.error('matrix error', errorDetails(error))
  }
}
