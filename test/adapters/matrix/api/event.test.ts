import { describe, expect, test } from 'vitest'
import { isEvent, redactedBy, relationsOf } from '../../../../adapters/matrix/api/event.ts'
import { event, JANA, member, message } from '../events.ts'

describe('relations', () => {
  const NONE = { thread: null, replyTo: null, replaces: null, reactsTo: null }
  const reply = { 'm.in_reply_to': { event_id: '$q' } }
  test.each<[relation: unknown, found: Partial<typeof NONE> | object]>([
    [undefined, {}],
    ['něco', {}],
    [reply, { replyTo: '$q' }],
    [{ rel_type: 'm.thread', event_id: '$t', is_falling_back: true, ...reply }, { thread: '$t' }],
    [
      { rel_type: 'm.thread', event_id: '$t', ...reply },
      { thread: '$t', replyTo: '$q' },
    ],
    [{ rel_type: 'm.replace', event_id: '$t' }, { replaces: '$t' }],
    [{ rel_type: 'm.annotation', event_id: '$t', key: '➕' }, { reactsTo: '$t' }],
    [{ rel_type: 'm.thread', event_id: 7, 'm.in_reply_to': null }, {}],
  ])('%j', (relation, found) => {
    expect(relationsOf({ 'm.relates_to': relation })).toEqual({ ...NONE, ...found })
  })
})

test.each<[value: unknown, is: boolean]>([
  [message('ahoj'), true],
  [member(JANA, 'join'), true],
  [{ ...message('ahoj'), state_key: 7 }, false],
  [{ ...message('ahoj'), sender: undefined }, false],
  [{ ...message('ahoj'), content: null }, false],
  [null, false],
  ['$e', false],
])('an event is one: %j', (value, is) => {
  expect(isEvent(value)).toBe(is)
})

test('what a redaction empties stands in its content or beside it', () => {
  expect(redactedBy(event('m.room.redaction', { redacts: '$a' }))).toBe('$a')
  expect(redactedBy(event('m.room.redaction', {}, { redacts: '$b' }))).toBe('$b')
  expect(redactedBy(event('m.room.redaction', {}))).toBeNull()
})
