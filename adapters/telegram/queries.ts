/** Queries: what is asked of the bot in chats that it is not in, while somebody types (inline) or by a message (guest). */

import type { Api } from 'grammy'
import type { InlineQuery, Message, UserFromGetMe } from 'grammy/types'
import { type Chat, isLater } from '../../src/chat/chat.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { isTooLate } from './api/errors.ts'
import { guestArticle } from './message/guest.ts'
import { type Incoming, senderOf } from './message/incoming.ts'
import { inlinePage } from './message/inline.ts'

export interface QueriesOptions {
  readonly api: Pick<Api, 'answerInlineQuery' | 'answerGuestQuery'>
  readonly me: UserFromGetMe
  readonly chat: Chat
  readonly read: (message: Message) => Incoming | null
}

const INLINE_CACHE_SECONDS = 300
/** Payload of a link that leads to the greeting: without a word that a text could answer. */
const GREETING = '_'

export class Queries {
  private readonly options: QueriesOptions

  constructor(options: QueriesOptions) {
    this.options = options
  }

  async inline(query: InlineQuery): Promise<void> {
    const { api, chat, me } = this.options
    const offers = await chat.offers(String(query.from?.id), query.query)
    if (offers === null) return
    const { results, next_offset } = inlinePage(offers, query.offset, me.username)
    try {
      await api.answerInlineQuery(query.id, results, {
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

  /**
   * Answers a message that names the bot where it is no member, or gives the milliseconds after which it is its turn. The
   * chat's id may be that of another chat here. Such a message takes one answer, and no notice.
   */
  async guest(message: Message, id: string): Promise<number | null> {
    const { api, chat, me, read } = this.options
    const body = read(message)
    if (body === null) return null
    const person = senderOf(message)
    const said = await chat.said({
      ...{ id, key: `guest ${person}`, room: `guest ${person}`, person },
      ...{ isDirect: true, sentAt: message.date * 1000, body, addressedBy: 'name', about: null, place: null },
    })
    if (said === null) return null
    if (isLater(said)) return said.afterMs
    try {
      await api.answerGuestQuery(id, guestArticle(said.reply, me.username))
    } catch (error) {
      if (!isTooLate(error)) throw error
    }
    return null
  }
}
