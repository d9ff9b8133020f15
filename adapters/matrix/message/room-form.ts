/** Room form: an answer as a room of several people gets it: the quote and its source, further passages when asked for. Pure. */

import { type Reply, say } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'

/** The reply without its further passages, and with a line of how to get at them. */
export function forRoom(reply: Reply): Reply {
  const { blocks } = reply
  if (!blocks.some(({ type }) => type === 'quote')) return reply
  const kept = blocks.filter(({ type }) => type !== 'choices')
  return kept.length === blocks.length ? reply : { ...reply, blocks: [...kept, say(PHRASES.roomMore)] }
}
