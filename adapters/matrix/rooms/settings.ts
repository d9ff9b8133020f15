/** Room settings: what the moderators of a room have set for it. Pure. */

import { fold } from '../../../src/czech/fold.ts'
import { type Reply, say } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { type Json, list, record, text } from '../api/event.ts'
import type { UserId } from '../api/ids.ts'

export interface RoomSettings {
  /** Place that answers are limited to, or null. */
  readonly place: string | null
  /** Answers always stand in a thread of their own. */
  readonly threads: boolean
}

/** Type of the bot's account data of a room that holds them. */
export const SETTINGS_TYPE = 'cz.doslova.settings'

export function readSettings(content: Json | null): RoomSettings {
  const { place, threads } = content ?? {}
  return { place: text(place), threads: threads === true }
}

export type Change =
  | { readonly type: 'show' }
  | { readonly type: 'set'; readonly settings: Partial<RoomSettings> }
  | { readonly type: 'place'; readonly name: string }
  | { readonly type: 'unknown' }

const YES = new Set(['ano', 'zap', 'on', '1', 'vzdy'])
const NO = new Set(['ne', 'vyp', 'off', '0', 'nikdy'])

/** What the words after `!nastaveni` want: `misto Praha`, `vlakna ano`, or nothing. */
export function readChange(argument: string): Change {
  const [, name = '', value = ''] = /^(\S*)\s*([\s\S]*)$/.exec(argument.trim()) ?? []
  const wanted = fold(value).trim()
  switch (fold(name)) {
    case '':
      return { type: 'show' }
    case 'misto':
    case 'kraj':
      return value === '' ? { type: 'set', settings: { place: null } } : { type: 'place', name: value.trim() }
    case 'vlakna':
      if (YES.has(wanted)) return { type: 'set', settings: { threads: true } }
      return NO.has(wanted) ? { type: 'set', settings: { threads: false } } : { type: 'unknown' }
    default:
      return { type: 'unknown' }
  }
}

/** The settings as people read them. */
export function replyWithSettings({ place, threads }: RoomSettings): Reply {
  const lines = [PHRASES.roomPlace(place), PHRASES.roomThreads(threads)]
  return { blocks: [{ type: 'lines', title: PHRASES.roomSettings, lines }, say(PHRASES.roomSettingsHow)] }
}

/** Level from which a member may change the settings: the one for changing the room itself, as a rule 50. */
const MODERATOR = 50

/** Whether the power levels, and in newer rooms having made the room, let `user` change settings. */
export function isModerator(
  user: UserId,
  powerLevels: Json,
  creation: { sender: UserId | null; content: Json },
): boolean {
  const { users_default: everybody, state_default: needed, users } = powerLevels
  const version = Number(text(creation.content.room_version) ?? 1)
  const creators = [creation.sender, ...list(creation.content.additional_creators)]
  if (version >= 12 && creators.includes(user)) return true
  const level = Number(record(users)[user] ?? everybody ?? 0)
  return level >= Number(needed ?? MODERATOR)
}
