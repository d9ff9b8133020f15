/** Room commands: about a room rather than about the texts: its settings, which only its moderators may change. */

import type { ChatBot, Message, PlatformCommand } from '../../../src/chat/chat.ts'
import { ALONE } from '../../../src/chat/turn.ts'
import { fold } from '../../../src/czech/fold.ts'
import { type Reply, say, saying } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import type { RoomId, UserId } from '../api/ids.ts'
import type { Rooms } from './rooms.ts'
import { readChange, replyWithSettings } from './settings.ts'

/** What Matrix adds to the help. */
export const ROOM_HELP: readonly string[] = [PHRASES.roomSettingsHelp, PHRASES.reactionsHelp]

/** Names that other bots of a room go by too: in rooms, they are ours only where the bot is addressed. */
const OF_OTHERS = new Set(['help', 'p', 'privacy', 'start', 'verify'])

export function isOfOthers(name: string): boolean {
  return OF_OTHERS.has(fold(name))
}

export function roomCommands(rooms: Rooms, bot: Pick<ChatBot, 'limit'>): readonly PlatformCommand[] {
  const settings = async (message: Message, argument: string): Promise<Reply> => {
    const [room, person] = [message.room as RoomId, message.person as UserId]
    const change = readChange(argument)
    if (change.type === 'show') return replyWithSettings(await rooms.settings(room))
    if (!(await rooms.isModerator(room, person))) return saying(PHRASES.onlyModerators)
    if (change.type === 'unknown') {
      const { blocks } = replyWithSettings(await rooms.settings(room))
      return { blocks: [say(PHRASES.roomSettingUnknown), ...blocks] }
    }
    if (change.type === 'set') return replyWithSettings(await rooms.change(room, change.settings))
    const { reply, conversation } = await bot.limit(change.name, ALONE)
    if (conversation.place === null) return reply
    return replyWithSettings(await rooms.change(room, { place: conversation.place }))
  }
  return [{ name: 'nastaveni', run: settings }]
}
