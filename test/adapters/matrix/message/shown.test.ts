/** How long it is known what an answer shows. */

import { expect, test } from 'vitest'
import { createShownCache, shownBy } from '../../../../adapters/matrix/message/shown.ts'
import { askedAlone, NEW_CONVERSATION } from '../../../../src/chat/conversation.ts'
import { say } from '../../../../src/reply/block.ts'
import { Clock } from '../../../clock.ts'
import { JANA, ROOM } from '../events.ts'

const address = { room: ROOM, event: '$q', asker: JANA, thread: null, isDirect: true } as const

test('what an answer shows is known for half an hour, like its conversation', async () => {
  const clock = new Clock()
  const shown = createShownCache(clock.now)
  const said = { reply: { blocks: [say('ano')] }, conversation: NEW_CONVERSATION }
  shown.set('$a', shownBy(address, said))
  await clock.pass(30 * 60_000)
  expect(shown.get('$a')).toBeDefined()
  await clock.pass(1)
  expect(shown.get('$a')).toBeUndefined()
})

test('a sentence of the bot shows no passage, whatever was asked before', () => {
  const conversation = { ...NEW_CONVERSATION, last: askedAlone('bazén') }
  const said = { reply: { blocks: [say('ano')] }, conversation }
  expect(shownBy(address, said)).toEqual({ address, asked: null, code: null })
})
