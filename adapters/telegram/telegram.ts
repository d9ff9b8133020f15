/** The bot on Telegram: updates in, replies out. */

import { join } from 'node:path'
import { Api, GrammyError, HttpError } from 'grammy'
import type {
  CallbackQuery,
  ChatMemberUpdated,
  InlineQuery,
  Message,
  Update,
  User,
  UserFromGetMe,
} from 'grammy/types'
import type { Bot } from '../../src/bot.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { type Reply, say } from '../../src/reply/reply.ts'
import { Conversations } from '../conversations.ts'
import { EXIT } from '../exit.ts'
import { ExpiringMap } from '../expiring.ts'
import type { HttpServer } from '../http.ts'
import { type Allowance, Limiter } from '../limiter.ts'
import { errorDetails, type Log } from '../log.ts'
import { type OnFailure, type Platform, PlatformError } from '../platform.ts'
import { sleep } from '../waiting.ts'
import { type Action, decodeAction } from './button.ts'
import { describeBot } from './commands.ts'
import { HandledUpdates } from './handled.ts'
import { readIncoming, senderOf } from './incoming.ts'
import { inlinePage } from './inline.ts'
import { Poller } from './poller.ts'
import { renderTelegram } from './render.ts'
import { createRetry } from './retry.ts'
import { Sender, type Target } from './sender.ts'
import { type AnyMessage, isChat, isPlaced, isQuery } from './sound.ts'
import { Webhook } from './webhook.ts'

export interface TelegramOptions {
  readonly token: string
  /** Another server than Telegram's own, or null. */
  readonly apiRoot: string | null
  /** Where Telegram brings updates, or null to ask for them. */
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** Folder for the ids of updates that were answered. */
  readonly dataDir: string
  readonly bot: Bot
  readonly http: HttpServer | null
  readonly log: Log
  readonly onFailure: OnFailure
}

const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const
/** Longer than Telegram holds a request for updates. */
const REQUEST_SECONDS = 45
const RETRY_DEADLINE_MS = 120_000
const WEBHOOK_CONNECTIONS = 100
/** Questions in groups that waited longer, while the bot was down, are not answered any more. */
const STALE_SECONDS = 600
const ANSWERS_TTL_MS = 60 * 60_000
const MAX_ANSWERS = 5_000
const ALBUMS_TTL_MS = 60_000
const MAX_ALBUMS = 1_000
const PERSON = { burst: 12, everyMs: 2_500 }
const GROUP = { burst: 20, everyMs: 1_500 }
const INLINE_CACHE_SECONDS = 300
/** Payload of a link that leads to the greeting: without a word that a text could answer. */
const GREETING = '_'

export class Telegram implements Platform {
  readonly name = 'telegram'
  private readonly options: TelegramOptions
  private readonly api: Api
  private readonly sender: Sender
  private readonly conversations = new Conversations()
  private readonly persons = new Limiter(PERSON)
  private readonly groups = new Limiter(GROUP)
  /** Ids of the messages that answer a question, by the question's chat and id. */
  private readonly answers = new ExpiringMap<string, readonly number[]>({
    ttlMs: ANSWERS_TTL_MS,
    limit: MAX_ANSWERS,
  })
  /** Albums of which a picture has come. */
  private readonly albums = new ExpiringMap<string, true>({ ttlMs: ALBUMS_TTL_MS, limit: MAX_ALBUMS })
  private me: UserFromGetMe | null = null
  private transport: { stop(): Promise<void> } | null = null

  constructor(options: TelegramOptions) {
    this.options = options
    this.api = new Api(options.token, {
      timeoutSeconds: REQUEST_SECONDS,
      ...(options.apiRoot !== null && { apiRoot: options.apiRoot }),
    })
    const onWait = (method: string, ms: number) => options.log.info('telegram waits', { method, ms })
    this.api.config.use(createRetry({ sleep, deadlineMs: RETRY_DEADLINE_MS, onWait }))
    this.sender = new Sender(this.api)
  }

  async start(): Promise<void> {
    const { log, dataDir } = this.options
    try {
      this.me = await this.api.getMe()
      const handled = new HandledUpdates(join(dataDir, `telegram-${this.me.id}.updates`))
      this.transport = await this.connect(handled)
    } catch (error) {
      throw refusal(error)
    }
    log.info('telegram started', {
      bot: this.me.username,
      by: this.options.webhook === null ? 'polling' : 'webhook',
    })
    describeBot(this.api).catch(this.onError)
  }

  async stop(): Promise<void> {
    await this.transport?.stop()
    this.options.log.info('telegram stopped')
  }

  private async connect(handled: HandledUpdates): Promise<{ stop(): Promise<void> }> {
    const { webhook, http, onFailure } = this.options
    const handle = (update: Update) => this.handle(update)
    const allowed = [...ALLOWED_UPDATES]
    if (webhook === null || http === null) {
      await this.api.deleteWebhook()
      const onFatal = (error: GrammyError) => onFailure(refusal(error))
      const poller = new Poller({
        api: this.api,
        handle,
        handled,
        allowedUpdates: allowed,
        onError: this.onError,
        onFatal,
      })
      poller.start()
      return poller
    }
    const receiver = new Webhook({ secret: webhook.secret, handle, handled, onError: this.onError })
    http.route('POST', new URL(webhook.url).pathname, receiver.receive)
    await this.api.setWebhook(webhook.url, {
      secret_token: webhook.secret,
      max_connections: WEBHOOK_CONNECTIONS,
      allowed_updates: allowed,
    })
    return receiver
  }

  private async handle(update: Update): Promise<void> {
    const { message, edited_message, callback_query, inline_query, my_chat_member } = update
    if (isPlaced(message)) await this.onMessage(message)
    else if (isPlaced(edited_message)) await this.onEdited(edited_message)
    else if (isQuery(callback_query)) await this.onButton(callback_query)
    else if (isQuery(inline_query)) await this.onInline(inline_query)
    else if (isChat(my_chat_member?.chat)) await this.onMembership(my_chat_member)
  }

  private async onMessage(message: Message): Promise<void> {
    const incoming = this.read(message)
    if (incoming === null || isStale(message)) return
    if (this.continuesAlbum(message) && incoming.type === 'unreadable') return
    const allowance = this.allow(message)
    if (allowance === 'silent') return
    if (allowance === 'notice') await this.tell(targetOf(message), PHRASES.tooMany)
    else if (incoming.type === 'unreadable') await this.tell(targetOf(message), PHRASES.unreadable)
    else {
      const rendered = this.answer(message, incoming.text)
      this.answers.set(idOf(message), await this.sender.send(targetOf(message), rendered))
    }
  }

  /** An edited question gets its answer edited; one that was never answered, or long ago, nothing. */
  private async onEdited(message: Message): Promise<void> {
    const earlier = this.answers.get(idOf(message))
    const incoming = earlier === undefined ? null : this.read(message)
    if (earlier === undefined || incoming?.type !== 'text') return
    if (this.allow(message) !== 'yes') return
    const rendered = this.answer(message, incoming.text)
    this.answers.set(idOf(message), await this.sender.edit(targetOf(message), earlier, rendered))
  }

  private answer(message: Message, text: string) {
    const key = conversationOf(message)
    const id = String(message.message_id)
    const { reply, conversation } = this.options.bot.handle(text, this.conversations.before(key, id))
    this.conversations.set(key, id, conversation)
    return renderTelegram(reply, { username: this.username, place: conversation.place?.name ?? '' })
  }

  /** Acknowledges the button exactly once, and then does what it asks. */
  private async onButton(query: CallbackQuery): Promise<void> {
    const { data, from } = query
    const action = typeof data === 'string' ? decodeAction(data) : null
    const message = isPlaced(query.message) ? query.message : undefined
    const note = this.refuseButton(action, message, from)
    await this.acknowledge(query.id, note)
    if (note !== null || action === null || message === undefined) return
    const target = targetOf(message)
    if (action.type === 'topics') await this.turnTopics(target, message.message_id, action)
    else await this.show(target, this.replyToButton(action, message))
  }

  /** Why a button cannot be followed, to be shown for a moment; null when it can. */
  private refuseButton(
    action: Action | null,
    message: AnyMessage | undefined,
    from: User | undefined,
  ): string | null {
    if (action === null || message === undefined) return PHRASES.oldButton
    if (this.persons.take(String(from?.id)) !== 'yes') return PHRASES.tooMany
    return action.type === 'why' && questionOf(message) === null ? PHRASES.questionGone : null
  }

  private async acknowledge(id: string, note: string | null): Promise<void> {
    try {
      await this.api.answerCallbackQuery(id, note === null ? {} : { text: note })
    } catch (error) {
      // After some seconds Telegram waits for it no more; what the button asks for is still done.
      if (!(error instanceof GrammyError && /query is too old|query ID is invalid/.test(error.description)))
        throw error
    }
  }

  private replyToButton({ type, code }: Exclude<Action, { type: 'topics' }>, message: AnyMessage): Reply {
    const { bot } = this.options
    if (type === 'passage') return bot.passage(code)
    if (type === 'section') return bot.section(code)
    const question = questionOf(message)
    if (question === null) return { blocks: [say(PHRASES.questionGone)] }
    const asked = this.read(question)
    const text = asked?.type === 'text' ? asked.text : (question.text ?? '')
    const key = conversationOf(question)
    return bot.explain(text, code, this.conversations.before(key, String(message.message_id)))
  }

  private async turnTopics(
    target: Target,
    message: number,
    { page, place }: { page: number; place: string },
  ): Promise<void> {
    const reply = this.options.bot.topicsOf(place)
    const { parts, buttons } = renderTelegram(reply, { username: this.username, page, place })
    const [part] = parts
    if (part !== undefined && !(await this.sender.editPart(target.chat, message, part, buttons)))
      await this.sender.send(target, { parts, buttons })
  }

  private async onInline(query: InlineQuery): Promise<void> {
    const offers = this.options.bot.offers(query.query)
    const { results, next_offset } = inlinePage(offers, query.offset, this.username)
    try {
      await this.api.answerInlineQuery(query.id, results, {
        cache_time: INLINE_CACHE_SECONDS,
        next_offset,
        button: {
          text: results.length === 0 ? PHRASES.nothingInline : PHRASES.askInline,
          start_parameter: GREETING,
        },
      })
    } catch (error) {
      // The person has typed on; an answer to that is under way.
      if (!(error instanceof GrammyError && /query is too old|query ID is invalid/.test(error.description)))
        throw error
    }
  }

  /** Says hello to a group once; forgets a person who has blocked the bot. */
  private async onMembership({
    chat,
    from,
    old_chat_member,
    new_chat_member,
  }: ChatMemberUpdated): Promise<void> {
    const isIn = (status: string) => status === 'member' || status === 'administrator'
    if (chat.type === 'private') {
      if (!isIn(new_chat_member.status)) this.conversations.forget(`${chat.id}::${from.id}`)
      return
    }
    const joined = isIn(new_chat_member.status) && !isIn(old_chat_member.status)
    if (joined && chat.type !== 'channel') await this.tell({ chat: chat.id }, PHRASES.groupHello)
  }

  private read(message: Message) {
    return this.me === null ? null : readIncoming(message, this.me, name => this.options.bot.knows(name))
  }

  /** Whether it is not the first of an album, whose pictures come as a message each. */
  private continuesAlbum({ media_group_id: album }: Message): boolean {
    if (album === undefined) return false
    const known = this.albums.get(album) === true
    this.albums.set(album, true)
    return known
  }

  private allow(message: Message): Allowance {
    const person = this.persons.take(`${message.chat.id}:${senderOf(message)}`)
    if (person !== 'yes' || message.chat.type === 'private') return person
    return this.groups.take(String(message.chat.id))
  }

  private async tell(target: Target, text: string): Promise<void> {
    await this.show(target, { blocks: [say(text)] })
  }

  private async show(target: Target, reply: Reply): Promise<void> {
    await this.sender.send(target, renderTelegram(reply, { username: this.username }))
  }

  private get username(): string {
    return this.me?.username ?? ''
  }

  private readonly onError = (error: unknown): void => {
    const details =
      error instanceof GrammyError
        ? { method: error.method, code: error.error_code, description: unquoted(error.description) }
        : error instanceof HttpError
          ? { problem: 'no connection' }
          : errorDetails(error)
    this.options.log.warn('telegram error', details)
  }
}

/** An error of Telegram as the operator should read it. */
function refusal(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const code = error instanceof GrammyError ? error.error_code : 0
  if (code === 401 || code === 404)
    return new PlatformError(
      'Telegram refused the token. Copy TELEGRAM_BOT_TOKEN again from @BotFather (/mybots, API Token).',
      EXIT.refused,
    )
  if (code === 409)
    return new PlatformError(
      'Telegram: another program asks for updates with this token. Stop it, or give each its own bot.',
      EXIT.conflict,
    )
  const what =
    error instanceof GrammyError ? `${error.method}: ${error.description}` : 'no connection to the server'
  return new PlatformError(
    `Telegram cannot be used (${what}). Check the network and TELEGRAM_API_ROOT.`,
    EXIT.unavailable,
    {
      cause: error,
    },
  )
}

/** What Telegram says of a call, without what it quotes from it. */
function unquoted(description: string): string {
  return description.replace(/"[^"]*"|(?<!\w)'[^']*'/g, '…')
}

function isStale({ date, chat }: Message): boolean {
  return chat.type !== 'private' && Date.now() / 1000 - date > STALE_SECONDS
}

function idOf({ chat, message_id }: Message): string {
  return `${chat.id}:${message_id}`
}

/** One conversation is one person in one topic of one chat. */
function conversationOf(message: Message): string {
  return `${message.chat.id}:${topicOf(message) ?? ''}:${senderOf(message)}`
}

/** The topic of a forum, and not the thread that replies in an ordinary group make. */
function topicOf(message: AnyMessage): number | undefined {
  const thread =
    'is_topic_message' in message && message.is_topic_message === true && message.message_thread_id
  return Number.isSafeInteger(thread) ? Number(thread) : undefined
}

/** The question that an answer replies to, where Telegram still has it. */
function questionOf(message: AnyMessage): Message | null {
  return ('reply_to_message' in message && message.reply_to_message) || null
}

function targetOf(message: AnyMessage): Target {
  const topic = topicOf(message)
  return { chat: message.chat.id, question: message.message_id, ...(topic !== undefined && { topic }) }
}
