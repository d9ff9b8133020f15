import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../adapters/matrix/api/event.ts'
import type { UserId } from '../../../../adapters/matrix/api/ids.ts'
import { mayInvite, readInviter, readTombstone } from '../../../../adapters/matrix/rooms/invitation.ts'
import { event, JANA, ME } from '../events.ts'

describe('invitations', () => {
  test.each<[inviter: UserId, allowed: readonly string[] | null, may: boolean]>([
    [JANA, null, true],
    [JANA, [JANA], true],
    [JANA, ['*:fake.test'], true],
    [JANA, ['*:jinde.cz', '@petr:fake.test'], false],
    ['@jana:fake.test.jinde.cz', ['*:fake.test'], false],
    ['@jana:fake.test:8448', ['*:fake.test:8448'], true],
    [JANA, [], false],
  ])('of %s with %j: %j', (inviter, allowed, may) => {
    expect(mayInvite(inviter, allowed)).toBe(may)
  })

  test('say who invites, or are none', () => {
    const invited = { type: 'm.room.member', state_key: ME, sender: JANA, content: { membership: 'invite' } }
    const read = (events: unknown) => readInviter({ invite_state: { events } }, ME)
    expect(read([{ type: 'm.room.name' }, invited])).toBe(JANA)
    for (const events of [undefined, [], [{ ...invited, state_key: JANA }], [{ ...invited, sender: 7 }]])
      expect(read(events)).toBeNull()
  })
})

test('the end of a room points to the next one, and to a server that knows it', () => {
  const end = (content: Json, more = {}) => event('m.room.tombstone', content, { state_key: '', ...more })
  expect(readTombstone([end({ replacement_room: '!dalsi' })])).toEqual({ next: '!dalsi', via: 'fake.test' })
  expect(readTombstone([end({ replacement_room: '!dalsi' }, { state_key: 'x' })])).toBeNull()
  expect(readTombstone([end({})])).toBeNull()
  expect(readTombstone(undefined)).toBeNull()
})
