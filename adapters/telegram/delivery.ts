/** Delivery: an answer gets to who asked, in private where the group lets the bot write nothing, or the log says that it did not. */

import { PHRASES } from '../../src/reply/phrases.ts'
import type { Log } from '../shared/log.ts'
import { pseudonym } from '../shared/pseudonym.ts'
import type { Address, ChatId, MessageId } from './message/address.ts'
import type { Rendered } from './message/render.ts'
import type { Sender } from './message/sender.ts'

/** Who asked. */
export interface Recipient {
  /** The id of the person, or of the channel or group that asked. */
  readonly person: string
  readonly isDirect: boolean
}

export class Delivery {
  private readonly sender: Sender
  private readonly log: Pick<Log, 'info'>

  constructor(sender: Sender, log: Pick<Log, 'info'>) {
    this.sender = sender
    this.log = log
  }

  /** Sends an answer and gives the ids of its messages in the chat; none where it went elsewhere, or nowhere. */
  async send(address: Address, rendered: Rendered, recipient: Recipient): Promise<MessageId[]> {
    const sent = await this.sender.send(address, rendered)
    if (sent.length > 0) return sent
    const isReached = address.hidden === undefined && (await this.sendInPrivate(rendered, recipient))
    const { person } = recipient
    this.log.info('telegram unanswered', { person: pseudonym(person), toldInPrivate: isReached })
    return []
  }

  /** Only to a person, whose private chat has the same id, and who has written to the bot there. */
  private async sendInPrivate(rendered: Rendered, { person, isDirect }: Recipient): Promise<boolean> {
    const chat: ChatId = Number(person)
    if (isDirect || !(chat > 0)) return false
    const why = { text: PHRASES.inPrivate, entities: [] }
    const sent = await this.sender.send({ chat }, { ...rendered, parts: [why, ...rendered.parts] })
    return sent.length > 0
  }
}
