/** What is known of a room is never older than what came last. */

import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../adapters/matrix/api/event.ts'
import type { Homeserver } from '../../../../adapters/matrix/api/homeserver.ts'
import { Retry } from '../../../../adapters/matrix/api/retry.ts'
import { Rooms } from '../../../../adapters/matrix/rooms/rooms.ts'
import { Clock } from '../../../clock.ts'
import { ROOM } from '../events.ts'

/** Requests of one kind that wait until the test answers them, one after another. */
class Asking<T> {
  readonly asked: Json[] = []
  private readonly waiting: ((answer: T) => void)[] = []

  readonly ask = (_room: string, _type?: string, content: Json = {}): Promise<T> => {
    this.asked.push(content)
    return new Promise(resolve => this.waiting.push(resolve))
  }

  async answer(value: T): Promise<void> {
    this.waiting.shift()?.(value)
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** Rooms on a server that answers when the test says so. */
function slowRooms() {
  const [members, reads, writes] = [new Asking<string[]>(), new Asking<Json | null>(), new Asking<void>()]
  const server = { others: members.ask, roomData: reads.ask, setRoomData: writes.ask }
  const { signal } = new AbortController()
  const retry = new Retry({ clock: new Clock(), signal, renew: async () => false, deadlineMs: 1 })
  return { rooms: new Rooms(server as unknown as Homeserver, retry), members, reads, writes }
}

describe('somebody who comes while the members are asked for', () => {
  test.each<[what: string, note: (rooms: Rooms) => void, requests: number]>([
    ['and is counted', rooms => rooms.noteMembers(ROOM, 3), 1],
    ['and is not counted', rooms => rooms.noteMembers(ROOM, null), 2],
    ['and the room is a new one', rooms => rooms.forget(ROOM), 2],
  ])('%s is there', async (_, note, requests) => {
    const { rooms, members } = slowRooms()
    const isDirect = rooms.isDirect(ROOM)
    note(rooms)
    await members.answer(['@jana:fake.test'])
    await members.answer(['@jana:fake.test', '@petr:fake.test'])
    expect([await isDirect, await rooms.isDirect(ROOM)]).toEqual([false, false])
    expect(members.asked).toHaveLength(requests)
  })
})

describe('settings', () => {
  test('that come while they are asked for are the newer ones', async () => {
    const { rooms, reads } = slowRooms()
    const settings = rooms.settings(ROOM)
    rooms.noteSettings(ROOM, { place: 'Opava' })
    await reads.answer({ place: 'Louny' })
    expect(await settings).toEqual({ place: 'Opava', threads: false })
    expect(await rooms.settings(ROOM)).toEqual({ place: 'Opava', threads: false })
  })

  test('that come while others are written are the newer ones', async () => {
    const { rooms, reads, writes } = slowRooms()
    const change = rooms.change(ROOM, { threads: true })
    await reads.answer(null)
    rooms.noteSettings(ROOM, { place: 'Opava' })
    await writes.answer()
    expect(await change).toEqual({ place: null, threads: true })
    expect(await rooms.settings(ROOM)).toEqual({ place: 'Opava', threads: false })
  })

  test('are changed as they are now, and only where that is wanted', async () => {
    const { rooms, writes } = slowRooms()
    rooms.noteSettings(ROOM, { place: 'Louny' })
    const change = rooms.change(ROOM, { threads: true })
    await Promise.resolve()
    await writes.answer()
    expect(await change).toEqual({ place: 'Louny', threads: true })
    expect(writes.asked).toEqual([{ place: 'Louny', threads: true }])
  })
})
