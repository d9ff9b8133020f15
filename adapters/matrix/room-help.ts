/** Help that only Matrix has: reactions and settings of a room. Pure. */

import { PHRASES } from '../../src/reply/phrases.ts'
import type { Reply } from '../../src/reply/reply.ts'

/** Adds to the bot's help what can be done here; other replies stay as they are. */
export function withRoomHelp(reply: Reply): Reply {
  const blocks = reply.blocks.map(block =>
    block.type === 'lines' && block.lines === PHRASES.help
      ? { ...block, lines: [...block.lines, PHRASES.roomSettingsHelp, PHRASES.reactionsHelp] }
      : block,
  )
  return { ...reply, blocks }
}
