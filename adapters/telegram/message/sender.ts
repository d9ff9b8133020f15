/** Sender: sends and edits answers, and what is tried when a topic, a message or a right is gone, or a form is refused. */

import { type Api, GrammyError } from 'grammy'
import type { ReplyFile } from '../../../src/reply/block.ts'
import { type Address, afterwards, type ChatId, type MessageId } from './address.ts'
import type { Buttons } from './buttons.ts'
import { type FileSending, refusalInWords, sendFile } from './files.ts'
import { plainerForms } from './plainer.ts'
import type { Rendered, TextPart } from './render.ts'

/** The calls that sending takes. */
type Sending = Pick<Api, 'sendMessage' | 'editMessageText' | 'deleteMessage'> & FileSending

/** Refusals that nobody can do anything about: blocked, kicked, no right to write. They make no noise. */
const HOPELESS =
  /bot was (?:blocked|kicked)|user is deactivated|chat not found|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|need administrator rights|bot is not a member|can't initiate conversation|PEER_ID_INVALID/i
const NO_TOPIC = /message thread not found|TOPIC_DELETED/i
const NOT_MODIFIED = /message is not modified/i
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i
/** A file stands where a text is to stand. */
const NO_TEXT = /there is no text in the message to edit/i

/** What became of an edit. */
type Edited = 'edited' | 'gone' | 'another-kind'

interface Sent {
  readonly id: MessageId
  readonly address: Address
}

export class Sender {
  private readonly api: Sending
  private readonly onRefused: (error: GrammyError) => void

  /** `onRefused` is told of a form that Telegram does not take; a plainer one is tried then. */
  constructor(api: Sending, onRefused: (error: GrammyError) => void = () => {}) {
    this.api = api
    this.onRefused = onRefused
  }

  /**
   * Sends an answer in as many messages as it takes and gives their ids, 0 for hidden ones; none where nobody can be
   * reached.
   */
  async send(address: Address, { parts, buttons, files }: Rendered): Promise<MessageId[]> {
    const sent: MessageId[] = []
    let next = address
    const note = (result: Sent) => {
      sent.push(result.id)
      next = afterwards(result.address)
    }
    for (const [at, part] of parts.entries()) {
      const results = await this.sendPart(next, part, at === parts.length - 1 ? buttons : [])
      if (results.length === 0) return sent
      for (const result of results) note(result)
    }
    for (const [at, file] of files.entries()) {
      const below = parts.length === 0 && at === files.length - 1 ? buttons : []
      for (const result of await this.sendFile(next, file, below)) note(result)
    }
    return sent
  }

  /** Makes an answer of `earlier` messages another one: edits, deletes and sends what is needed. */
  async edit(
    address: Address,
    earlier: readonly MessageId[],
    { parts, buttons, files }: Rendered,
  ): Promise<MessageId[]> {
    const now: MessageId[] = []
    for (const [at, part] of parts.entries()) {
      const last = at === parts.length - 1 ? buttons : []
      const old = earlier[at]
      const outcome = old === undefined ? 'gone' : await this.editPart(address.chat, old, part, last)
      if (old !== undefined && outcome === 'another-kind') await this.remove(address.chat, old)
      if (old !== undefined && outcome === 'edited') now.push(old)
      else now.push(...(await this.send(address, { parts: [part], buttons: last, files: [] })))
    }
    for (const old of earlier.slice(parts.length)) await this.remove(address.chat, old)
    const below = parts.length === 0 ? address : afterwards(address)
    now.push(...(await this.send(below, { parts: [], buttons: [], files })))
    return now
  }

  /** Edits one message. */
  async editPart(
    chat: ChatId,
    message: MessageId,
    { text, entities }: TextPart,
    buttons: Buttons,
  ): Promise<Edited> {
    try {
      await this.api.editMessageText(chat, message, text, {
        entities,
        link_preview_options: { is_disabled: true },
        reply_markup: { inline_keyboard: buttons },
      })
      return 'edited'
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      if (NOT_MODIFIED.test(error.description) || HOPELESS.test(error.description)) return 'edited'
      if (GONE.test(error.description)) return 'gone'
      if (NO_TEXT.test(error.description)) return 'another-kind'
      throw error
    }
  }

  /** Sends a part, as plain as it has to be. None where nobody can be reached. */
  private async sendPart(address: Address, part: TextPart, buttons: Buttons): Promise<Sent[]> {
    try {
      return [await this.sendText(address, part, buttons)]
    } catch (error) {
      if (isHopeless(error)) return []
      if (!isFormRefused(error) || address.hidden !== undefined) throw error
      this.onRefused(error)
      return this.sendPlainer(address, part, error)
    }
  }

  /** Sends the first plainer form of a part that is taken; throws what the last one was refused with. */
  private async sendPlainer(address: Address, part: TextPart, refusal: GrammyError): Promise<Sent[]> {
    let last: unknown = refusal
    for (const texts of plainerForms(part.text)) {
      const sent: Sent[] = []
      try {
        for (const text of texts) {
          const at = afterAll(address, sent)
          sent.push(await this.sendText(at, { text, entities: [] }, []))
        }
        return sent
      } catch (error) {
        if (sent.length > 0 || isHopeless(error)) return sent
        if (!isFormRefused(error)) throw error
        last = error
      }
    }
    throw last
  }

  private sendText(address: Address, { text, entities }: TextPart, buttons: Buttons): Promise<Sent> {
    const content = { entities, link_preview_options: { is_disabled: true } }
    return somewhere(address, at =>
      this.api.sendMessage(at.chat, text, { ...content, ...placeOf(at, buttons) }),
    )
  }

  /** A file that is not taken here is told in words. */
  private async sendFile(address: Address, file: ReplyFile, buttons: Buttons): Promise<Sent[]> {
    try {
      return [await somewhere(address, at => sendFile(this.api, at.chat, file, placeOf(at, buttons)))]
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 403) return []
      const text = refusalInWords(error, file)
      if (text === null) throw error
      return this.sendPart(address, { text, entities: [] }, buttons)
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

/** Sends to an address, or where its messages go instead. */
async function somewhere(
  address: Address,
  send: (address: Address) => Promise<{ readonly message_id: number }>,
): Promise<Sent> {
  try {
    const { message_id: id } = await send(address)
    return { id, address }
  } catch (error) {
    const other = error instanceof GrammyError ? elsewhere(address, error) : null
    if (other === null) throw error
    return somewhere(other, send)
  }
}

/** Where what follows `sent` goes. */
function afterAll(address: Address, sent: readonly Sent[]): Address {
  const last = sent.at(-1)
  return last === undefined ? address : afterwards(last.address)
}

/** Whether a message was refused for what it is, which it will be the next time too. */
function isFormRefused(error: unknown): error is GrammyError {
  if (!(error instanceof GrammyError)) return false
  return error.error_code === 400 && error.parameters.migrate_to_chat_id === undefined
}

function isHopeless(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 403 || HOPELESS.test(error.description))
}

function placeOf({ topic, question, hidden }: Address, buttons: Buttons) {
  return {
    ...(topic !== undefined && { message_thread_id: topic }),
    ...(question !== undefined && {
      reply_parameters: { message_id: question, allow_sending_without_reply: true },
    }),
    ...(hidden?.message !== undefined && { reply_parameters: { ephemeral_message_id: hidden.message } }),
    ...(hidden !== undefined && {
      ephemeral_message_parameters: {
        receiver_user_id: hidden.receiver,
        ...(hidden.press !== undefined && { callback_query_id: hidden.press }),
        ...(hidden.replaces === true && { replace_callback_query_message: true }),
      },
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
