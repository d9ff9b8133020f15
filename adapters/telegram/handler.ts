/** Handler: what the bot does with each update. It answers, edits, acknowledges, offers. */

import type { Api } from 'grammy'
import type {
  CallbackQuery,
  ChatMemberUpdated,
  InlineQuery,
  Message,
  Update,
  UserFromGetMe,
} from 'grammy/types'
import { type Cache, createCache } from '../../src/cache.ts'
import {
  Chat,
  type ChatBot,
  type Message as ChatMessage,
  type ChatOptions,
  type Said,
} from '../../src/chat/chat.ts'
import { type AnsweredQuestion, askedAlone } from '../../src/chat/conversation.ts'
import { MEMORY_MS } from '../../src/chat/memory.ts'
import { type Reply, saying } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import type { Clock } from '../shared/clock.ts'
import { isTooLate } from './api/errors.ts'
import {
  type Address,
  addressOf,
  conversationKey,
  conversationOf,
  idOf,
  type MessageId,
  questionOf,
} from './message/address.ts'
import { type CallbackAction, decodeAction } from './message/callback-data.ts'
import { type Incoming, readIncoming, senderOf } from './message/incoming.ts'
import { inlinePage } from './message/inline.ts'
import { renderTelegram } from './message/render.ts'
import { Sender } from './message/sender.ts'
import { type AnyMessage, hasAddress, isChat, isQuery } from './message/validate.ts'

export interface HandlerOptions {
  readonly api: Api
  /** The bot's own account. */
  readonly me: UserFromGetMe
  readonly bot: ChatBot
  readonly clock: Clock
  readonly onOutcome?: ChatOptions['onOutcome']
}

const ANSWERS = { ttlMs: 60 * 60_000, max: 5_000 }
/** Telegram lets a bot write 20 messages a minute to a group, notices among them. */
const ROOM_LIMIT = { burst: 8, everyMs: 6_000 }
const ALBUMS = { ttlMs: 60_000, max: 1_000 }
const INLINE_CACHE_SECONDS = 300
/** Payload of a link that leads to the greeting: without a word that a text could answer. */
const GREETING = '_'

export class Handler {
  private readonly api: Api
  private readonly me: UserFromGetMe
  private readonly sender: Sender
  private readonly chat: Chat
  /** Ids of the messages that answer a question, by the question's chat and id. */
  private readonly answers: Cache<string, readonly MessageId[]>
  /** Messages that asked something. */
  private readonly seen: Cache<string, true>
  /** What messages of ours answer, by their chat and id. */
  private readonly asked: Cache<string, AnsweredQuestion>
  private readonly startedAt: number
  /** Albums of which a picture has come. */
  private readonly albums: Cache<string, true>
  /** Ids of pressed buttons that are to be followed. */
  private readonly followed = new Set<string>()

  constructor({ api, me, bot, clock, onOutcome }: HandlerOptions) {
    this.api = api
    this.me = me
    this.chat = new Chat({
      bot,
      roomLimit: ROOM_LIMIT,
      today: clock.today,
      now: clock.now,
      ...(onOutcome && { onOutcome }),
    })
    this.sender = new Sender(api)
    this.answers = createCache({ ...ANSWERS, now: clock.now })
    this.seen = createCache({ ...ANSWERS, now: clock.now })
    this.asked = createCache({ ttlMs: MEMORY_MS, max: ANSWERS.max, now: clock.now })
    this.startedAt = clock.today()
    this.albums = createCache({ ...ALBUMS, now: clock.now })
  }

  /** What cannot wait until the chat has its turn: a pressed button is acknowledged. */
  async begin({ callback_query: query }: Update): Promise<void> {
    if (isQuery(query)) await this.acknowledge(query)
  }

  /** Handles one update to its end, after `begin`. */
  async handle(update: Update): Promise<void> {
    const { message, edited_message, callback_query, inline_query, my_chat_member } = update
    if (hasAddress(message)) await this.onMessage(message)
    else if (hasAddress(edited_message)) await this.onEdited(edited_message)
    else if (isQuery(callback_query)) await this.onCallbackQuery(callback_query)
    else if (isQuery(inline_query)) await this.onInline(inline_query)
    else if (isChat(my_chat_member?.chat)) await this.onMembership(my_chat_member)
  }

  private async onMessage(message: Message): Promise<void> {
    const incoming = this.read(message)
    if (incoming === null || (this.continuesAlbum(message) && incoming.type === 'unreadable')) return
    await this.answer(message, incoming, message.date)
  }

  private async answer(message: Message, incoming: Incoming, writtenAt: number): Promise<void> {
    this.seen.set(idOf(message), true)
    const said = await this.chat.said(this.messageOf(message, incoming, writtenAt))
    if (said === null) return
    const sent = await this.sender.send(addressOf(message), this.render(said))
    if (said.conversation === null) return
    this.answers.set(idOf(message), sent)
    const asked = said.conversation.last
    if (asked !== null) for (const id of sent) this.asked.set(`${message.chat.id} ${id}`, asked)
  }

  /**
   * An edited question gets its answer edited; one that was answered long ago, nothing. What asked nothing before, and
   * does now, is a question.
   */
  private async onEdited(message: Message): Promise<void> {
    const earlier = this.answers.get(idOf(message))
    const incoming = this.read(message)
    if (incoming === null) return
    if (earlier === undefined) {
      if (this.isNew(message)) await this.answer(message, incoming, message.edit_date ?? message.date)
      return
    }
    const said = await this.chat.edited(this.messageOf(message, incoming, message.date))
    if (said === null) return
    this.answers.set(idOf(message), await this.sender.edit(addressOf(message), earlier, this.render(said)))
  }

  /** Whether it was written since the bot started, in a group, and asked nothing yet. */
  private isNew(message: Message): boolean {
    const isGroup = message.chat.type !== 'private'
    return isGroup && message.date * 1000 >= this.startedAt && this.seen.get(idOf(message)) === undefined
  }

  private render({ reply, conversation }: Said) {
    return renderTelegram(reply, { username: this.me.username, place: conversation?.place ?? '' })
  }

  /** Does what a button asks, unless that was refused. */
  private async onCallbackQuery(query: CallbackQuery): Promise<void> {
    const isFollowed = this.followed.delete(query.id)
    const action = actionOf(query)
    const message = hasAddress(query.message) ? query.message : undefined
    if (!isFollowed || action === null || message === undefined) return
    const address = addressOf(message)
    const acted = { key: '', id: query.id, asked: this.askedBy(message) }
    const { reply } = await this.chat.act(action, acted)
    if (action.type === 'topics') await this.turnTopics(address, message.message_id, reply, action)
    else await this.show(address, reply)
  }

  /** Acknowledges a callback query exactly once, with a note for a moment where it cannot be followed. */
  private async acknowledge(query: CallbackQuery): Promise<void> {
    const note = this.refuseCallback(query)
    if (note === null) this.followed.add(query.id)
    try {
      await this.api.answerCallbackQuery(query.id, note === null ? {} : { text: note })
    } catch (error) {
      // After some seconds Telegram waits for it no more; what the button asks for is still done.
      if (!isTooLate(error)) throw error
    }
  }

  private refuseCallback(query: CallbackQuery): string | null {
    const action = actionOf(query)
    if (action === null || !hasAddress(query.message)) return PHRASES.oldButton
    if (!this.chat.allows(askerAt(query.message, String(query.from?.id ?? '')))) return PHRASES.tooMany
    return action.type === 'why' && questionOf(query.message) === null ? PHRASES.questionGone : null
  }

  /** The question that an answer replies to: as it was asked in its conversation, later as it stands alone. */
  private askedBy(message: AnyMessage): AnsweredQuestion | null {
    const question = questionOf(message)
    if (question === null) return null
    const asked = this.read(question)
    const text = asked?.type === 'text' ? asked.text : (question.text ?? '')
    return this.chat.answered(conversationOf(question), String(question.message_id)) ?? askedAlone(text)
  }

  private async turnTopics(
    address: Address,
    message: MessageId,
    reply: Reply,
    { page, place }: { page: number; place: string },
  ): Promise<void> {
    const rendered = renderTelegram(reply, { username: this.me.username, page, place })
    const [part] = rendered.parts
    if (part === undefined) return
    const outcome = await this.sender.editPart(address.chat, message, part, rendered.buttons)
    if (outcome !== 'edited') await this.sender.send(address, rendered)
  }

  private async onInline(query: InlineQuery): Promise<void> {
    const offers = await this.chat.offers(String(query.from?.id), query.query)
    if (offers === null) return
    const { results, next_offset } = inlinePage(offers, query.offset, this.me.username)
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
      if (!isTooLate(error)) throw error
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
      if (!isIn(new_chat_member.status))
        this.chat.forget(conversationKey(chat.id, undefined, String(from.id)))
      return
    }
    const joined = isIn(new_chat_member.status) && !isIn(old_chat_member.status)
    if (joined && chat.type !== 'channel') await this.tell({ chat: chat.id }, PHRASES.groupHello)
  }

  /** A message as the chat takes it; `writtenAt`: seconds since 1970. */
  private messageOf(message: Message, incoming: Incoming, writtenAt: number): ChatMessage {
    const { chat, reply_to_message: replied } = message
    return {
      id: String(message.message_id),
      key: conversationOf(message),
      ...askerAt(message, senderOf(message)),
      sentAt: writtenAt * 1000,
      body: incoming,
      addressedBy: incoming.type === 'text' ? incoming.addressedBy : 'name',
      about: replied === undefined ? null : (this.asked.get(`${chat.id} ${replied.message_id}`) ?? null),
      place: null,
    }
  }

  private read(message: Message) {
    return readIncoming(message, this.me, name => this.chat.isCommand(name))
  }

  /** Whether it is not the first of an album, whose pictures come as a message each. */
  private continuesAlbum({ media_group_id: album }: Message): boolean {
    if (album === undefined) return false
    const known = this.albums.get(album) === true
    this.albums.set(album, true)
    return known
  }

  private async tell(address: Address, text: string): Promise<void> {
    await this.show(address, saying(text))
  }

  private async show(address: Address, reply: Reply): Promise<void> {
    await this.sender.send(address, renderTelegram(reply, { username: this.me.username }))
  }
}

function actionOf({ data }: CallbackQuery): CallbackAction | null {
  return typeof data === 'string' ? decodeAction(data) : null
}

function askerAt({ chat }: AnyMessage, person: string) {
  return { room: String(chat.id), person, isDirect: chat.type === 'private' }
}
