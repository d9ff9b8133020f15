/** Greeting: what a person who begins is told of the other ways to ask on Telegram. Pure. */

import type { UserFromGetMe } from 'grammy/types'
import { type Reply, say } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'

/** `/start` alone, without what a link sends along. */
export function isGreeting(text: string): boolean {
  return /^\/start(?:@\w+)?\s*$/i.test(text)
}

/** A reply that also tells of groups, and of the modes that this bot has; before the topics to choose from. */
export function withModes(reply: Reply, me: UserFromGetMe): Reply {
  const modes = [
    me.can_join_groups ? PHRASES.modeGroups : null,
    me.supports_inline_queries ? PHRASES.modeInline(me.username) : null,
    me.supports_guest_queries === true ? PHRASES.modeGuest(me.username) : null,
  ].filter(mode => mode !== null)
  if (modes.length === 0) return reply
  const { blocks } = reply
  const at = blocks.findIndex(({ type }) => type === 'choices')
  const end = at < 0 ? blocks.length : at
  return { ...reply, blocks: [...blocks.slice(0, end), say(modes.join(' ')), ...blocks.slice(end)] }
}
