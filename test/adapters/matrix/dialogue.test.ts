/** How long the bot knows what it was asked. */

import { expect, test } from 'vitest'
import { Dialogue } from '../../../adapters/matrix/dialogue.ts'
import { type Bot, NEW_CONVERSATION } from '../../../src/bot.ts'
import { say } from '../../../src/reply/reply.ts'
import { Clock } from '../clock.ts'
import { JANA, ROOM } from './events.ts'

test('what an answer shows is known for half an hour, like its conversation', async () => {
  const clock = new Clock()
  const dialogue = new Dialogue({} as Bot, {} as never, clock.now)
  const question = { room: ROOM, event: '$q', asker: JANA, thread: null, isDirect: true }
  const turn = { reply: { blocks: [say('ano')] }, conversation: { ...NEW_CONVERSATION, previous: ['bazén'] } }
  dialogue.remember(['$a'], question, turn, 0)
  await clock.pass(30 * 60_000 - 1)
  expect(dialogue.recall('$a')?.conversation.previous).toEqual(['bazén'])
  await clock.pass(1)
  expect(dialogue.recall('$a')).toBeNull()
})
