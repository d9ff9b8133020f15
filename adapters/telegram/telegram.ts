/** Platform: the bot on Telegram, how it connects and how it ends. What it does with updates stands in `handler.ts`. */

import { join } from 'node:path'
import { Api, type GrammyError, type Transformer } from 'grammy'
import type { Update } from 'grammy/types'
import type { Caches } from '../../src/cache.ts'
import type { ChatBot, ChatCounters } from '../../src/chat/chat.ts'
import { CLOCK, type Clock } from '../shared/clock.ts'
import { unwritable } from '../shared/data-dir.ts'
import type { HttpServer } from '../shared/http.ts'
import type { Details, Log } from '../shared/log.ts'
import { type OnFailure, type Platform, START_MS } from '../shared/platform.ts'
import { pseudonym } from '../shared/pseudonym.ts'
import { ServerClock } from '../shared/server-clock.ts'
import type { Turns } from '../shared/turns.ts'
import { detailsOf, isOutside, refusal } from './api/errors.ts'
import { createFetch } from './api/fetch.ts'
import { describeBot } from './api/profile.ts'
import { createRetry, type Wait } from './api/retry.ts'
import { Handler } from './handler.ts'
import { Poller } from './receive/poller.ts'
import { ProcessedUpdates } from './receive/processed-updates.ts'
import { chainOf, UpdateQueue } from './receive/queue.ts'
import { Webhook } from './receive/webhook.ts'

export interface TelegramOptions extends ChatCounters {
  readonly token: string
  /** Another server than Telegram's own, or null. */
  readonly apiRoot: string | null
  /** Where Telegram brings updates, or null to ask for them. */
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** Folder for the ids of updates that were answered. */
  readonly dataDir: string
  readonly bot: ChatBot
  readonly http: HttpServer | null
  readonly log: Log
  readonly onFailure: OnFailure
  readonly clock?: Clock
  /** What the replicas of this bot share, or null where it runs alone. */
  readonly shared?: { readonly turns: Turns; readonly caches: Caches } | null
}

const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'message_reaction',
  'my_chat_member',
] as const
/** Longer than Telegram holds a request for updates. */
const REQUEST_SECONDS = 45
const WEBHOOK_CONNECTIONS = 100
/** Longest time that a message waits when Telegram says so; after a stop it comes again anyway. */
const FLOOD_MS = 60 * 60_000
const TELEGRAM = 'https://api.telegram.org'

/** Where updates come from. */
interface Receiver {
  stop(): Promise<void>
}

export class Telegram implements Platform {
  private readonly options: TelegramOptions
  private readonly clock: Clock
  /** The time by the clock of Telegram, which dates the messages. */
  private readonly today: Clock['today']
  private readonly api: Api
  private receiver: Receiver | null = null

  constructor(options: TelegramOptions) {
    this.options = options
    this.clock = options.clock ?? CLOCK
    const serverClock = new ServerClock({ clock: this.clock, log: options.log, platform: 'telegram' })
    this.today = serverClock.today
    this.api = new Api(options.token, {
      timeoutSeconds: REQUEST_SECONDS,
      fetch: createFetch(date => serverClock.note(date)),
      ...(options.apiRoot !== null && { apiRoot: options.apiRoot }),
    })
    this.api.config.use(this.logCall)
    this.api.config.use(
      createRetry({ clock: this.clock, deadlineMs: START_MS, floodMs: FLOOD_MS, onWait: this.onWait }),
    )
  }

  async start(): Promise<void> {
    const { bot, log, dataDir, webhook, onOutcome, onFeedback, shared = null } = this.options
    const { clock, onFailed } = this
    try {
      const me = await this.api.getMe()
      const handler = new Handler({
        ...{ api: this.api, me, bot, log, clock: { ...clock, today: this.today } },
        ...(onOutcome && { onOutcome }),
        ...(onFeedback && { onFeedback }),
        ...(shared !== null && { caches: shared.caches }),
      })
      const processed = openProcessedUpdates(dataDir, me.id)
      const begin = (update: Update) => handler.begin(update)
      const work = (update: Update) => handler.handle(update)
      const handle =
        shared === null
          ? work
          : (update: Update) =>
              shared.turns.run({ chain: chainOf(update), id: update.update_id }, () => work(update))
      const queue = new UpdateQueue({ begin, handle, processed, clock, onError: onFailed })
      this.receiver = await this.connect(queue, me.supports_guest_queries === true)
      log.info('telegram started', { bot: me.username, by: webhook === null ? 'polling' : 'webhook' })
    } catch (error) {
      throw refusal(error)
    }
    describeBot(this.api).catch(this.onError)
  }

  async stop(): Promise<void> {
    if (this.receiver === null) return
    await this.receiver.stop()
    this.options.log.info('telegram stopped')
  }

  private async connect(queue: UpdateQueue, isGuest: boolean): Promise<Receiver> {
    const { webhook, http, onFailure } = this.options
    const allowed = [...ALLOWED_UPDATES, ...(isGuest ? (['guest_message'] as const) : [])]
    if (webhook === null || http === null) {
      await this.api.deleteWebhook()
      const onFatal = (error: GrammyError) => onFailure(refusal(error))
      const poller = new Poller({
        api: this.api,
        queue,
        allowedUpdates: allowed,
        clock: this.clock,
        onError: this.onError,
        onFatal,
      })
      poller.start()
      return poller
    }
    const receiver = new Webhook(webhook.secret, queue)
    http.route('POST', new URL(webhook.url).pathname, receiver.receive)
    await this.api.setWebhook(webhook.url, {
      secret_token: webhook.secret,
      max_connections: WEBHOOK_CONNECTIONS,
      allowed_updates: allowed,
    })
    return receiver
  }

  private readonly logCall: Transformer = async (previous, method, payload, signal) => {
    const started = performance.now()
    const outcome = await previous(method, payload, signal)
    const code = outcome.ok ? 200 : outcome.error_code
    this.options.log.debug('telegram call', { method, code, ms: Math.round(performance.now() - started) })
    return outcome
  }

  /** A wait that Telegram asks for is in order; others are not, and may be of an address that is wrong. */
  private readonly onWait = (wait: Wait): void => {
    const { log, apiRoot } = this.options
    const server = new URL(apiRoot ?? TELEGRAM).origin
    if (wait.reason === '429') log.info('telegram waits', { ...wait })
    else log.warn('telegram waits', { ...wait, server })
  }

  private readonly onError = (error: unknown): void => this.tell(error)

  /** Somebody got no answer, or not all of it. */
  private readonly onFailed = (error: unknown, update: Update): void => {
    const { from } = update.message ?? update.edited_message ?? update.callback_query ?? {}
    this.tell(error, from === undefined ? {} : { person: pseudonym(from.id) })
  }

  private tell(error: unknown, details: Details = {}): void {
    const level = isOutside(error) ? 'warn' : 'error'
    this.options.log[level]('telegram error', { ...detailsOf(error), ...details })
  }
}

function openProcessedUpdates(dataDir: string, bot: number): ProcessedUpdates {
  try {
    return new ProcessedUpdates(join(dataDir, `telegram-${bot}.updates`))
  } catch (error) {
    throw unwritable(dataDir, error)
  }
}
