/** Presses: buttons that people tap. In a group the answer of all stays, and who taps sees more. */

import { type Api, GrammyError } from 'grammy'
import type { CallbackQuery, Message } from 'grammy/types'
import type { Caches, KeyedCache } from '../../src/cache.ts'
import type { Chat } from '../../src/chat/chat.ts'
import type { AnsweredQuestion } from '../../src/chat/conversation.ts'
import type { Reply } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { isTooLate, isUnknown } from './api/errors.ts'
import {
  type Address,
  addressOf,
  askerAt,
  type ChatId,
  conversationKey,
  type Hidden,
  hiddenIdOf,
  type MessageId,
  questionOf,
} from './message/address.ts'
import type { RenderOptions } from './message/buttons.ts'
import { type CallbackAction, decodeAction, encodeAction } from './message/callback-data.ts'
import { type Rendered, renderTelegram } from './message/render.ts'
import type { Sender } from './message/sender.ts'
import { type AnyMessage, hasAddress } from './message/validate.ts'

export interface PressesOptions {
  readonly api: Pick<Api, 'answerCallbackQuery'>
  readonly username: string
  readonly chat: Chat
  readonly sender: Sender
  readonly caches: Caches
  /** The question whose answer a message is, or null. */
  readonly askedBy: (message: AnyMessage) => AnsweredQuestion | null
  /** Told what a press brought into a chat for all to see. */
  readonly onShown: (chat: ChatId, ids: readonly MessageId[]) => void
}

/** A second tap before the first has ended, or within this time of its end, is the same one. */
const DOUBLE_TAP = { ttlMs: 2_000, max: 5_000 }
/** What messages of groups showed before somebody pressed a button. */
const EARLIER = { ttlMs: 60 * 60_000, max: 500 }

export class Presses {
  private readonly options: PressesOptions
  /** Presses to be followed, by their ids; others were refused, or came twice. */
  private readonly followed = new Map<string, string>()
  private readonly recent: KeyedCache<true>
  private readonly earlier: KeyedCache<Rendered>
  /** Whether the server knows messages for one person of a group, as far as was seen. */
  private knowsHidden = true

  constructor(options: PressesOptions) {
    this.options = options
    const { caches } = options
    this.recent = caches.open('presses', DOUBLE_TAP)
    this.earlier = caches.open('shown before a press', EARLIER)
  }

  /** Acknowledges a press exactly once, with a note for a moment where it cannot be followed. */
  async acknowledge(query: CallbackQuery): Promise<void> {
    const note = this.refuse(query)
    if (note === null) this.follow(query)
    try {
      await this.options.api.answerCallbackQuery(query.id, note === null ? {} : { text: note })
    } catch (error) {
      // After some seconds Telegram waits for it no more; what the button asks for is still done.
      if (!isTooLate(error)) throw error
    }
  }

  /** Does what a button asks, unless that was refused. */
  async handle(query: CallbackQuery): Promise<void> {
    const key = this.followed.get(query.id)
    const action = actionOf(query)
    const { message } = query
    if (key === undefined || action === null || !hasAddress(message)) return
    try {
      await this.perform(query, message, action)
    } finally {
      this.followed.delete(query.id)
      this.recent.set(key, true)
    }
  }

  private refuse(query: CallbackQuery): string | null {
    const action = actionOf(query)
    if (action === null || !hasAddress(query.message)) return PHRASES.oldButton
    if (!this.options.chat.allows(askerAt(query.message, String(query.from?.id ?? ''))))
      return PHRASES.tooManyTaps
    return action.type === 'why' && questionOf(query.message) === null ? PHRASES.questionGone : null
  }

  /** Turning pages there and back again is no double tap. */
  private follow(query: CallbackQuery): void {
    const { id, data = '', from, message } = query
    if (!hasAddress(message)) return
    const isForAll = isGroup(message) && !this.knowsHidden
    const key = [keyOf(message), isForAll ? '' : from?.id, data].join(' ')
    const turns = ['topics', 'back'].includes(actionOf(query)?.type ?? '')
    const isRepeated = this.recent.get(key) === true || [...this.followed.values()].includes(key)
    if (isRepeated && !turns) return
    this.followed.set(id, key)
  }

  private async perform(query: CallbackQuery, message: AnyMessage, action: CallbackAction): Promise<void> {
    const { chat, askedBy } = this.options
    if (action.type === 'back') return this.showEarlier(message, action.code)
    const address = addressOf(message)
    const key = conversationKey(address.chat, address.topic, String(query.from?.id ?? ''))
    const said = await chat.act(action, { key, id: query.id, asked: askedBy(message) })
    if (action.type === 'topics') return this.turn(address, message, said.reply, action)
    const rendered = this.render(said.reply)
    if (!isGroup(message)) await this.show(address, rendered)
    else if (!(await this.showAlone(query, message, rendered))) await this.showHere(message, rendered, action)
  }

  /** Shows a reply to the one who pressed. False where the server does not do that. */
  private async showAlone(query: CallbackQuery, message: AnyMessage, rendered: Rendered): Promise<boolean> {
    if (!this.knowsHidden) return false
    const { hidden: _, ...where } = addressOf(message)
    const replaces = hiddenIdOf(message) !== undefined
    const hidden: Hidden = { receiver: query.from.id, press: query.id, ...(replaces && { replaces }) }
    try {
      const sent = await this.options.sender.send({ ...where, hidden }, rendered)
      // A server that passes over what it does not know has shown it to all.
      if (sent.some(id => id !== 0)) this.knowsHidden = false
      return true
    } catch (error) {
      if (!(error instanceof GrammyError && error.error_code === 400)) throw error
      if (isUnknown(error)) this.knowsHidden = false
      return false
    }
  }

  /** Shows a reply in place of an answer, with a way back; below it where it is too long or the message is a list. */
  private async showHere(message: AnyMessage, rendered: Rendered, action: CallbackAction): Promise<void> {
    const { sender } = this.options
    const address = addressOf(message)
    const shown = 'text' in message ? shownIn(message) : null
    const code = shown === null ? null : codeIn(shown)
    const [part, more] = rendered.parts
    const fits = part !== undefined && more === undefined && rendered.files.length === 0
    if (shown === null || code === null || !fits || action.type === 'limit')
      return this.show(address, rendered)
    const key = keyOf(message)
    if (this.earlier.get(key) === undefined) this.earlier.set(key, shown)
    const back = [{ text: PHRASES.backToAnswer, callback_data: encodeAction({ type: 'back', code }) }]
    const outcome = await sender.editPart(address.chat, message.message_id, part, [...rendered.buttons, back])
    if (outcome !== 'edited') await this.show(address, rendered)
  }

  private async show(address: Address, rendered: Rendered): Promise<void> {
    this.options.onShown(address.chat, await this.options.sender.send(address, rendered))
  }

  private async showEarlier(message: AnyMessage, code: string): Promise<void> {
    const { chat, sender } = this.options
    const key = keyOf(message)
    const rendered =
      this.earlier.get(key) ??
      this.render((await chat.act({ type: 'passage', code }, { key: '', id: '', asked: null })).reply)
    this.earlier.delete(key)
    const [part] = rendered.parts
    if (part !== undefined) await sender.editPart(message.chat.id, message.message_id, part, rendered.buttons)
  }

  private async turn(
    address: Address,
    message: AnyMessage,
    reply: Reply,
    { page, place }: { readonly page: number; readonly place: string },
  ): Promise<void> {
    const { sender } = this.options
    const rendered = this.render(reply, { page, place })
    const [part] = rendered.parts
    if (part === undefined) return
    const outcome = await sender.editPart(address.chat, message.message_id, part, rendered.buttons)
    if (outcome !== 'edited') await sender.send(address, rendered)
  }

  private render(reply: Reply, options: Omit<RenderOptions, 'username'> = {}): Rendered {
    return renderTelegram(reply, { username: this.options.username, ...options })
  }
}

function actionOf({ data }: CallbackQuery): CallbackAction | null {
  return typeof data === 'string' ? decodeAction(data) : null
}

function isGroup({ chat }: AnyMessage): boolean {
  return chat.type === 'group' || chat.type === 'supergroup'
}

function keyOf(message: AnyMessage): string {
  return [message.chat.id, message.message_id, hiddenIdOf(message)].join(' ')
}

/** What a message of ours shows, as it can be shown again. */
function shownIn({ text = '', entities = [], reply_markup }: Message): Rendered {
  return { parts: [{ text, entities }], buttons: reply_markup?.inline_keyboard ?? [], files: [] }
}

/** The passage that an answer quotes; null for a list of passages. */
function codeIn({ buttons }: Rendered): string | null {
  for (const button of buttons.flat()) {
    const action = 'callback_data' in button ? decodeAction(button.callback_data) : null
    if (action !== null && ['section', 'why', 'elsewhere', 'back'].includes(action.type))
      return 'code' in action ? action.code : null
  }
  return null
}
