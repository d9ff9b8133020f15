/** What the bot does with each update: answers, edits, acknowledges, offers. */

import type { Api } from 'grammy'
import type {
  CallbackQuery,
  Chat,
  ChatMemberUpdated,
  InlineQuery,
  Message,
  Update,
  User,
  UserFromGetMe,
} from 'grammy/types'
import { type Bot, NEW_CONVERSATION } from '../../src/bot.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { type Reply, say } from '../../src/reply/reply.ts'
import { type Allowance, Allowances } from '../allowances.ts'
import { Conversations } from '../conversations.ts'
import { ExpiringMap } from '../expiring.ts'
import { Limiter } from '../limiter.ts'
import { type Action, decodeAction } from './button.ts'
import { isTooLate } from './failure.ts'
import { readIncoming, senderOf } from './incoming.ts'
import { inlinePage } from './inline.ts'
import { conversationKey, conversationOf, idOf, isStale, questionOf, targetOf } from './place.ts'
import { renderTelegram } from './render.ts'
import { Sender, type Target } from './sender.ts'
import { type AnyMessage, isChat, isPlaced, isQuery } from './sound.ts'

export interface ReceptionOptions {
  readonly api: Api
  /** The bot's own account. */
  readonly me: UserFromGetMe
  readonly bot: Bot
}

const ANSWERS_TTL_MS = 60 * 60_000
const MAX_ANSWERS = 5_000
const ALBUMS_TTL_MS = 60_000
const MAX_ALBUMS = 1_000
/** Inline mode asks with every letter that somebody types. */
const TYPIST = { burst: 40, everyMs: 400 }
const INLINE_CACHE_SECONDS = 300
/** Payload of a link that leads to the greeting: without a word that a text could answer. */
const GREETING = '_'

export class Reception {
  private readonly api: Api
  private readonly me: UserFromGetMe
  private readonly bot: Bot
  private readonly sender: Sender
  private readonly conversations = new Conversations()
  private readonly allowances = new Allowances()
  private readonly typists = new Limiter(TYPIST)
  /** Ids of the messages that answer a question, by the question's chat and id. */
  private readonly answers = new ExpiringMap<string, readonly number[]>({
    ttlMs: ANSWERS_TTL_MS,
    limit: MAX_ANSWERS,
  })
  /** Albums of which a picture has come. */
  private readonly albums = new ExpiringMap<string, true>({ ttlMs: ALBUMS_TTL_MS, limit: MAX_ALBUMS })

  constructor({ api, me, bot }: ReceptionOptions) {
    this.api = api
    this.me = me
    this.bot = bot
    this.sender = new Sender(api)
  }

  /** Handles one update to its end. */
  async handle(update: Update): Promise<void> {
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
    const allowance = this.allow(message.chat, senderOf(message))
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
    if (this.allow(message.chat, senderOf(message)) !== 'yes') return
    const rendered = this.answer(message, incoming.text)
    this.answers.set(idOf(message), await this.sender.edit(targetOf(message), earlier, rendered))
  }

  private answer(message: Message, text: string) {
    const key = conversationOf(message)
    const id = String(message.message_id)
    const { reply, conversation } = this.bot.handle(text, this.conversations.before(key, id))
    this.conversations.set(key, id, conversation)
    return renderTelegram(reply, { username: this.me.username, place: conversation.place?.name ?? '' })
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
    if (this.allow(message.chat, String(from?.id ?? '')) !== 'yes') return PHRASES.tooMany
    return action.type === 'why' && questionOf(message) === null ? PHRASES.questionGone : null
  }

  private async acknowledge(id: string, note: string | null): Promise<void> {
    try {
      await this.api.answerCallbackQuery(id, note === null ? {} : { text: note })
    } catch (error) {
      // After some seconds Telegram waits for it no more; what the button asks for is still done.
      if (!isTooLate(error)) throw error
    }
  }

  private replyToButton({ type, code }: Exclude<Action, { type: 'topics' }>, message: AnyMessage): Reply {
    const { bot } = this
    if (type === 'passage') return bot.passage(code)
    if (type === 'section') return bot.section(code)
    const question = questionOf(message)
    if (question === null) return { blocks: [say(PHRASES.questionGone)] }
    const asked = this.read(question)
    const text = asked?.type === 'text' ? asked.text : (question.text ?? '')
    const after = this.conversations.after(conversationOf(question), String(question.message_id))
    return bot.explain(text, code, after ?? NEW_CONVERSATION)
  }

  private async turnTopics(
    target: Target,
    message: number,
    { page, place }: { page: number; place: string },
  ): Promise<void> {
    const reply = this.bot.topicsOf(place)
    const { parts, buttons } = renderTelegram(reply, { username: this.me.username, page, place })
    const [part] = parts
    if (part !== undefined && !(await this.sender.editPart(target.chat, message, part, buttons)))
      await this.sender.send(target, { parts, buttons })
  }

  private async onInline(query: InlineQuery): Promise<void> {
    if (this.typists.take(String(query.from?.id)) !== 'yes') return
    const offers = this.bot.offers(query.query)
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
        this.conversations.forget(conversationKey(chat.id, undefined, String(from.id)))
      return
    }
    const joined = isIn(new_chat_member.status) && !isIn(old_chat_member.status)
    if (joined && chat.type !== 'channel') await this.tell({ chat: chat.id }, PHRASES.groupHello)
  }

  private read(message: Message) {
    return readIncoming(message, this.me, name => this.bot.knows(name))
  }

  /** Whether it is not the first of an album, whose pictures come as a message each. */
  private continuesAlbum({ media_group_id: album }: Message): boolean {
    if (album === undefined) return false
    const known = this.albums.get(album) === true
    this.albums.set(album, true)
    return known
  }

  private allow({ id, type }: Chat, sender: string): Allowance {
    return this.allowances.take({ room: String(id), person: sender, isDirect: type === 'private' })
  }

  private async tell(target: Target, text: string): Promise<void> {
    await this.show(target, { blocks: [say(text)] })
  }

  private async show(target: Target, reply: Reply): Promise<void> {
    await this.sender.send(target, renderTelegram(reply, { username: this.me.username }))
  }
}
