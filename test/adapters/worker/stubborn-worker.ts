/** A worker thread that does what a message says, in place of a bot: it answers, never ends, breaks, or eats memory. */

import { parentPort } from 'node:worker_threads'
import type { Call, Opening, Rest } from '../../../adapters/worker/protocol.ts'
import { NEW_CONVERSATION } from '../../../src/chat/conversation.ts'
import type { Turn } from '../../../src/chat/turn.ts'
import { saying } from '../../../src/reply/block.ts'

parentPort?.on('message', (message: Opening | Call | Rest) => {
  if (message === 'rest') opened = 'nothing'
  else if ('method' in message) answer(message)
  else open(message)
})

/** A snapshot is no more than a word here: `broken` cannot be opened, and answers name the others. */
let opened = ''

function open({ snapshot }: Opening): void {
  opened = snapshot === null ? '' : Buffer.from(snapshot).toString()
  if (opened === 'broken') throw new Error('broken')
  parentPort?.postMessage({ type: 'ready', passages: 3 + opened.length })
}

function answer({ method, args: [text] }: Call): void {
  if (text === 'never end') for (;;);
  if (text === 'break') throw new Error('broken')
  if (text === 'exit') process.exit(7)
  if (text === 'refuse') parentPort?.postMessage({ type: 'error', error: new TypeError('refused') })
  else
    parentPort?.postMessage({
      type: 'value',
      value: method === 'handle' ? turn(text) : `answer to ${text}${opened && ` from ${opened}`}`,
    })
}

function turn(text: unknown): Turn {
  return { reply: saying(`answer to ${text}`), conversation: NEW_CONVERSATION, outcome: 'silent' }
}
