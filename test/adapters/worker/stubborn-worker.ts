/** A worker thread that does what a message says, in place of a bot: it answers, never ends, breaks, or eats memory. */

import { parentPort } from 'node:worker_threads'
import type { Call } from '../../../adapters/worker/protocol.ts'
import { NEW_CONVERSATION } from '../../../src/chat/conversation.ts'
import type { Turn } from '../../../src/chat/turn.ts'
import { saying } from '../../../src/reply/block.ts'

parentPort?.postMessage({ type: 'ready', passages: 3 })
parentPort?.on('message', ({ method, args: [text] }: Call) => {
  if (text === 'never end') for (;;);
  if (text === 'break') throw new Error('broken')
  if (text === 'exit') process.exit(7)
  if (text === 'refuse') parentPort?.postMessage({ type: 'error', error: new TypeError('refused') })
  else
    parentPort?.postMessage({ type: 'value', value: method === 'handle' ? turn(text) : `answer to ${text}` })
})

function turn(text: unknown): Turn {
  return { reply: saying(`answer to ${text}`), conversation: NEW_CONVERSATION, outcome: 'silent' }
}
