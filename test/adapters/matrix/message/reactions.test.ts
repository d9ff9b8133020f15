import { expect, test } from 'vitest'
import { actionOf, readReaction } from '../../../../adapters/matrix/message/reactions.ts'
import { event } from '../events.ts'

test.each([
  ['➕', 'more'],
  ['🗺️', 'elsewhere'],
  ['➕\ufe0f', 'more'],
  ['❓', 'why'],
  ['❓\ufe0f', 'why'],
  ['📖', 'section'],
  ['👍', null],
  ['constructor', null],
  [7, null],
])('the reaction %j asks for %j', (key, control) => {
  const relation = { rel_type: 'm.annotation', event_id: '$a', key }
  const read = readReaction(event('m.reaction', { 'm.relates_to': relation }))
  expect(read?.target ?? null).toBe(typeof key === 'string' ? '$a' : null)
  const action = read === null ? null : actionOf(read, 'PRA22-ABCDE')
  expect(action?.type ?? null).toBe(control)
})
