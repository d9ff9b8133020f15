/** Sender: sends and edits answers, and what is tried when a topic, a message or a right is gone. */

import { type Api, GrammyError } from 'grammy'
import type { Address, ChatId, MessageId } from './address.ts'
import type { Buttons, Rendered, TextPart } from './render.ts'

/** The calls that sending takes. */
type Sending = Pick<Api, 'sendMessage' | 'editMessageText' | 'deleteMessage'>

/** Refusals that nobody can do anything about: blocked, kicked, no right to write. They make no noise. */
const HOPELESS =
  /bot was (?:blocked|kicked)|user is deactivated|chat not found|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|need administrator rights|bot is not a member|can't initiate conversation|PEER_ID_INVALID/i
const NO_TOPIC = /message thread not found|TOPIC_DELETED/i
const NOT_MODIFIED = /message is not modified/i
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i

export class Sender {
  private readonly api: Sending

  constructor(api: Sending) {
    this.api = api
  }

  /** Sends an answer in as many messages as it takes and gives their ids; none where nobody can be reached. */
  async send(address: Address, { parts, buttons }: Rendered): Promise<MessageId[]> {
    const sent: MessageId[] = []
    let next = address
    for (const [at, part] of parts.entries()) {
      const isLast = at === parts.length - 1
      const result = await this.sendPart(next, part, isLast ? buttons : [])
      if (result === null) break
      sent.push(result.id)
      const { question: _, ...rest } = result.address
      next = rest
    }
    return sent
  }

  /** Makes an answer of `earlier` messages another one: edits, deletes and sends what is needed. */
  async edit(
    address: Address,
    earlier: readonly MessageId[],
    { parts, buttons }: Rendered,
  ): Promise<MessageId[]> {
    const now: MessageId[] = []
    for (const [at, part] of parts.entries()) {
      const last = at === parts.length - 1 ? buttons : []
      const old = earlier[at]
      if (old !== undefined && (await this.editPart(address.chat, old, part, last))) now.push(old)
      else now.push(...(await this.send(address, { parts: [part], buttons: last })))
    }
    for (const old of earlier.slice(parts.length)) await this.remove(address.chat, old)
    return now
  }

  /** Edits one message. False when it is not there any more. */
  async editPart(
    chat: ChatId,
    message: MessageId,
    { text, entities }: TextPart,
    buttons: Buttons,
  ): Promise<boolean> {
    try {
      await this.api.editMessageText(chat, message, text, {
        entities,
        link_preview_options: { is_disabled: true },
        reply_markup: { inline_keyboard: buttons },
      })
      return true
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      if (NOT_MODIFIED.test(error.description) || HOPELESS.test(error.description)) return true
      if (GONE.test(error.description)) return false
      throw error
    }
  }

  private async sendPart(
    address: Address,
    part: TextPart,
    buttons: Buttons,
  ): Promise<{ id: MessageId; address: Address } | null> {
    try {
      const { message_id: id } = await this.api.sendMessage(
        address.chat,
        part.text,
        optionsOf(address, part, buttons),
      )
      return { id, address }
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      const other = elsewhere(address, error)
      if (other !== null) return this.sendPart(other, part, buttons)
      if (error.error_code === 403 || HOPELESS.test(error.description)) return null
      throw error
    }
  }

  private async remove(chat: ChatId, message: MessageId): Promise<void> {
    try {
      await this.api.deleteMessage(chat, message)
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
    }
  }
}

function optionsOf({ topic, question }: Address, { entities }: TextPart, buttons: Buttons) {
  return {
    entities,
    link_preview_options: { is_disabled: true },
    ...(topic !== undefined && { message_thread_id: topic }),
    ...(question !== undefined && {
      reply_parameters: { message_id: question, allow_sending_without_reply: true },
    }),
    ...(buttons.length > 0 && { reply_markup: { inline_keyboard: buttons } }),
  }
}

/** Where a message goes that was refused here: the group that this one became, or the chat without the lost topic. */
function elsewhere(address: Address, { description, parameters }: GrammyError): Address | null {
  const { migrate_to_chat_id: chat } = parameters
  if (chat !== undefined) return chat === address.chat ? null : { chat }
  if (NO_TOPIC.test(description) && address.topic !== undefined) {
    const { topic: _, ...rest } = address
    return rest
  }
  return null
}
