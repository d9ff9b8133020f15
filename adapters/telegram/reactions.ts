/** Reactions: what people put below the answers. They are counted, and nothing is done because of them. */

import type { MessageReactionUpdated } from 'grammy/types'
import type { Caches, KeyedCache } from '../../src/cache.ts'
import type { Chat } from '../../src/chat/chat.ts'
import type { ChatId, MessageId } from './message/address.ts'

/** How long a reaction to an answer counts: as long as the answer can be edited. */
const ANSWERS = { ttlMs: 60 * 60_000, max: 5_000 }

export class Reactions {
  private readonly chat: Pick<Chat, 'react'>
  /** Messages whose reactions count, by their chat and id: an update does not say whose message it is about. */
  private readonly answers: KeyedCache<true>

  constructor(chat: Pick<Chat, 'react'>, caches: Caches) {
    this.chat = chat
    this.answers = caches.open('answers to react to', ANSWERS)
  }

  /** From now on reactions to these messages count. */
  expect(chat: ChatId, ids: readonly MessageId[]): void {
    for (const id of ids) this.answers.set(keyOf(chat, id), true)
  }

  /** Counts a change of what one person, who is not looked at, has put below an answer. */
  count({ chat, message_id, old_reaction, new_reaction }: MessageReactionUpdated): void {
    if (this.answers.get(keyOf(chat.id, message_id)) !== true) return
    this.chat.react(signsOf(old_reaction), signsOf(new_reaction))
  }
}

function keyOf(chat: ChatId, id: MessageId): string {
  return `${chat} ${id}`
}

/** Emoji of reactions, as far as they have one: a picture of somebody's own says nothing. */
function signsOf(reactions: MessageReactionUpdated['new_reaction'] | undefined): string[] {
  if (!Array.isArray(reactions)) return []
  return reactions.flatMap(reaction =>
    reaction?.type === 'emoji' && typeof reaction.emoji === 'string' ? [reaction.emoji] : [],
  )
}
