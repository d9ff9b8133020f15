import { expect, test } from 'vitest'
import { UndecryptableEvents } from '../../../../adapters/matrix/encryption/undecryptable.ts'
import { event, ROOM } from '../events.ts'

test('events without a key are held up to a limit, the oldest go first', () => {
  const waiting = new UndecryptableEvents()
  const events = Array.from({ length: 52 }, () => event('m.room.encrypted', {}))
  const dropped = events.flatMap(given => waiting.add(ROOM, given))
  expect(dropped).toEqual(events.slice(0, 2).map(({ event_id }) => event_id))
  expect(waiting.of(ROOM)).toHaveLength(50)
  waiting.delete(ROOM, events[2]?.event_id ?? '$')
  expect(waiting.of(ROOM)[0]).toBe(events[3])
  waiting.forget(ROOM)
  expect(waiting.names).toEqual([])
})
