/** Handler: what the bot does with each update. It answers, edits, acknowledges, offers. */

import { createHash } from 'node:crypto'
import type { Api } from 'grammy'
import type { ChatMemberUpdated, Message, Update, UserFromGetMe } from 'grammy/types'
import { type Caches, type KeyedCache, localCaches } from '../../src/cache.ts'
import {
  Chat,
  type ChatBot,
  type ChatCounters,
  type Message as ChatMessage,
  isLater,
  type Said,
} from '../../src/chat/chat.ts'
import { type AnsweredQuestion, askedAlone } from '../../src/chat/conversation.ts'
import { MEMORY_MS } from '../../src/chat/memory.ts'
import { type Reply, saying } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { Albums } from './albums.ts'
import { detailsOf } from './api/errors.ts'
import { Delivery } from './delivery.ts'
import {
  type Address,
  addressOf,
  askerAt,
  conversationKey,
  conversationOf,
  idOf,
  type MessageId,
  questionOf,
} from './message/address.ts'
import { isGreeting, withModes } from './message/greeting.ts'
import { type Incoming, readIncoming, repliedText, senderOf } from './message/incoming.ts'
import { renderTelegram } from './message/render.ts'
import { Sender } from './message/sender.ts'
import { type AnyMessage, hasAddress, isChat, isGuest, isQuery } from './message/validate.ts'
import { Presses } from './presses.ts'
import { Queries } from './queries.ts'
import { Reactions } from './reactions.ts'

export interface HandlerOptions extends ChatCounters {
  readonly api: Api
  /** The bot's own account. */
  readonly me: UserFromGetMe
  readonly bot: ChatBot
  readonly clock: Clock
  /** Where what is remembered of chats is held; in this process where nothing else is given. */
  readonly caches?: Caches
  readonly log: Log
}

const ANSWERS = { ttlMs: 60 * 60_000, max: 5_000 }
/** Telegram tells the second in which a message was written; it may be this much later. */
const LAST_MS = 999
/** Telegram lets a bot write 20 messages a minute to a group, notices among them. */
const ROOM_LIMIT = { burst: 8, everyMs: 6_000 }

/** The messages that answer a question, and what tells whether it was changed. */
interface Answered {
  readonly digest: string
  readonly messages: readonly MessageId[]
}

export class Handler {
  private readonly me: UserFromGetMe
  private readonly sender: Sender
  private readonly delivery: Delivery
  private readonly chat: Chat
  /** What answers a question, by the question's chat and id. */
  private readonly answers: KeyedCache<Answered>
  /** Messages that asked something, and the edit by which they came to ask it; 0 where they did from the beginning. */
  private readonly seen: KeyedCache<number>
  /** What messages of ours answer, by their chat and id. */
  private readonly asked: KeyedCache<AnsweredQuestion>
  private readonly startedAt: number
  /** When messages came, in milliseconds since 1970. */
  private readonly arrivals = new WeakMap<Message, number>()
  private readonly today: () => number
  private readonly albums: Albums
  private readonly queries: Queries
  private readonly presses: Presses
  private readonly reactions: Reactions

  constructor({ api, me, bot, clock, log, onOutcome, onFeedback, ...options }: HandlerOptions) {
    const caches = options.caches ?? localCaches(clock.now)
    this.me = me
    this.chat = new Chat({
      bot,
      roomLimit: ROOM_LIMIT,
      today: clock.today,
      caches,
      onDropped: (reason, count) => log.info('telegram questions dropped', { reason, count }),
      ...(onOutcome && { onOutcome }),
      ...(onFeedback && { onFeedback }),
    })
    this.sender = new Sender(api, error => log.warn('telegram form refused', detailsOf(error)))
    this.delivery = new Delivery(this.sender, log)
    this.reactions = new Reactions(this.chat, caches)
    this.presses = new Presses({
      ...{ api, username: me.username, chat: this.chat, sender: this.sender, caches },
      askedBy: message => this.askedBy(message),
      onShown: (chat, ids) => this.reactions.expect(chat, ids),
    })
    this.queries = new Queries({ api, me, chat: this.chat, read: message => this.read(message) })
    this.answers = caches.open('answers', ANSWERS)
    this.seen = caches.open('seen', ANSWERS)
    this.asked = caches.open('asked', { ttlMs: MEMORY_MS, max: ANSWERS.max })
    this.today = clock.today
    this.startedAt = clock.today()
    this.albums = new Albums(caches)
  }

  /** What cannot wait until the chat has its turn: a pressed button is acknowledged, a caption taken notice of. */
  async begin({ message, callback_query: query }: Update): Promise<void> {
    if (hasAddress(message)) {
      this.albums.note(message)
      this.arrivals.set(message, this.today())
    }
    if (isQuery(query)) await this.presses.acknowledge(query)
  }

  /** Handles one update to its end, after `begin`; or gives the milliseconds after which it is its turn. */
  async handle(update: Update): Promise<number | null> {
    const { message, edited_message, callback_query, inline_query, guest_message, my_chat_member } = update
    if (hasAddress(message)) return this.onMessage(message)
    if (hasAddress(edited_message)) return this.onEdited(edited_message)
    if (isGuest(guest_message)) return this.queries.guest(guest_message, guest_message.guest_query_id)
    if (isQuery(callback_query)) await this.presses.handle(callback_query)
    else if (isQuery(inline_query)) await this.queries.inline(inline_query)
    else if (isChat(my_chat_member?.chat)) await this.onMembership(my_chat_member)
    else if (hasAddress(update.message_reaction)) this.reactions.count(update.message_reaction)
    return null
  }

  private async onMessage(message: Message): Promise<number | null> {
    const incoming = this.read(message)
    if (incoming === null || (incoming.type === 'unreadable' && this.albums.passesOver(message))) return null
    this.seen.set(idOf(message), 0)
    return this.answer(message, incoming, message.date)
  }

  private async answer(message: Message, incoming: Incoming, writtenAt: number): Promise<number | null> {
    const said = await this.chat.said(this.messageOf(message, incoming, writtenAt))
    if (said === null) return null
    if (!isLater(said)) await this.send(message, incoming, said)
    else if (said.notice !== null)
      await this.sender.send(addressOf(message), this.render(said.notice, incoming))
    return isLater(said) ? said.afterMs : null
  }

  private async send(message: Message, incoming: Incoming, said: Said): Promise<void> {
    const [address, rendered] = [addressOf(message), this.render(said, incoming)]
    const notice = incoming.type === 'text' ? this.albums.noticeFor(message) : undefined
    const asker = askerAt(message, senderOf(message))
    const sent = await (notice === undefined
      ? this.delivery.send(address, rendered, asker)
      : this.sender.edit(address, notice, rendered))
    if (incoming.type === 'unreadable') this.albums.told(message, sent)
    if (said.conversation === null || address.hidden !== undefined) return
    this.answers.set(idOf(message), { digest: digestOf(incoming), messages: sent })
    this.reactions.expect(message.chat.id, sent)
    const asked = said.conversation.last
    if (asked !== null) for (const id of sent) this.asked.set(`${message.chat.id} ${id}`, asked)
  }

  /**
   * An edited question gets its answer edited; one that was answered long ago, nothing. What asked nothing before, and
   * does now, is a question.
   */
  private async onEdited(message: Message): Promise<number | null> {
    const earlier = this.answers.get(idOf(message))
    const incoming = this.read(message)
    if (incoming === null) return null
    if (earlier === undefined) return this.isNew(message) ? this.askByEdit(message, incoming) : null
    const digest = digestOf(incoming)
    // Telegram sends a message as edited too when its preview has loaded.
    if (digest === earlier.digest) return null
    const said = await this.chat.edited(this.messageOf(message, incoming, message.date))
    if (said === null) return null
    const rendered = this.render(said, incoming)
    const messages = await this.sender.edit(addressOf(message), earlier.messages, rendered)
    this.answers.set(idOf(message), { digest, messages })
    return null
  }

  private askByEdit(message: Message, incoming: Incoming): Promise<number | null> {
    const writtenAt = message.edit_date ?? message.date
    this.seen.set(idOf(message), writtenAt)
    return this.answer(message, incoming, writtenAt)
  }

  /** Whether it was written since the bot started, in a group, and asked nothing before this edit. */
  private isNew(message: Message): boolean {
    const isGroup = message.chat.type !== 'private'
    const seen = this.seen.get(idOf(message))
    return (
      isGroup &&
      message.date >= Math.floor(this.startedAt / 1000) &&
      (seen === undefined || seen === message.edit_date)
    )
  }

  /** A person who begins is told of other ways to ask. */
  private render({ reply, conversation }: Said, incoming: Incoming) {
    const { username, supports_inline_queries: invites } = this.me
    const options = { username, place: conversation?.place ?? '' }
    const isFirst = incoming.type === 'text' && isGreeting(incoming.text) && conversation !== null
    return isFirst
      ? renderTelegram(withModes(reply, this.me), { ...options, invites })
      : renderTelegram(reply, options)
  }

  /** The question that an answer replies to: as it was asked in its conversation, later as it stands alone. */
  private askedBy(message: AnyMessage): AnsweredQuestion | null {
    const question = questionOf(message)
    if (question === null) return null
    const asked = this.read(question)
    const text = asked?.type === 'text' ? asked.text : (question.text ?? '')
    return this.chat.answered(conversationOf(question), String(question.message_id)) ?? askedAlone(text)
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
      if (!isIn(new_chat_member.status))
        this.chat.forget(conversationKey(chat.id, undefined, String(from.id)))
      return
    }
    const joined = isIn(new_chat_member.status) && !isIn(old_chat_member.status)
    if (joined && chat.type !== 'channel') await this.tell({ chat: chat.id }, PHRASES.groupHello)
  }

  /** A message as the chat takes it; `writtenAt`: seconds since 1970. */
  private messageOf(message: Message, incoming: Incoming, writtenAt: number): ChatMessage {
    return {
      id: String(message.message_id),
      key: conversationOf(message),
      ...askerAt(message, senderOf(message)),
      sentAt: Math.min(writtenAt * 1000 + LAST_MS, this.arrivals.get(message) ?? Number.POSITIVE_INFINITY),
      body: incoming,
      addressedBy: incoming.type === 'text' ? incoming.addressedBy : 'name',
      about: this.aboutOf(message, incoming),
      place: null,
    }
  }

  /** What it goes on from: one of our answers, or what somebody else wrote, unless that is all that it asks. */
  private aboutOf(message: Message, incoming: Incoming): AnsweredQuestion | null {
    const { chat, reply_to_message: replied } = message
    if (replied === undefined || incoming.type !== 'text') return null
    const asked = this.asked.get(`${chat.id} ${replied.message_id}`)
    if (asked !== undefined) return asked
    const text = repliedText(message, this.me)
    return text === '' || text === incoming.text ? null : askedAlone(text)
  }

  private read(message: Message) {
    return readIncoming(message, this.me, name => this.chat.isCommand(name))
  }

  private async tell(address: Address, text: string): Promise<void> {
    await this.show(address, saying(text))
  }

  private async show(address: Address, reply: Reply): Promise<void> {
    await this.sender.send(address, renderTelegram(reply, { username: this.me.username }))
  }
}

/** What is left of a question to tell whether it was changed: not its words. */
function digestOf(incoming: Incoming): string {
  const text = incoming.type === 'text' ? incoming.text : ''
  return createHash('sha256').update(text).digest('base64').slice(0, 16)
}
