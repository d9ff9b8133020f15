import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { EventId, RoomId } from '../../../adapters/matrix/api/ids.ts'
import { Store, type Task } from '../../../adapters/matrix/store.ts'
import { folder } from '../../documents.ts'
import { ROOM } from './events.ts'

const DAY = 24 * 60 * 60_000

/** Of a sync whose events were sent at nobody knows when. */
const THEN = { now: 0, sent: new Map() }

/** A store in a new folder, and the same one opened again later. */
function stores() {
  const path = join(folder({}), 'matrix/matrix.sqlite')
  let open: Store | null = null
  const close = () => {
    open?.close()
    open = null
  }
  onTestFinished(close)
  return {
    path,
    close,
    at(days: number): Store {
      close()
      open = new Store(path, () => days * DAY)
      return open
    },
  }
}

const question = (id: EventId, room: RoomId = ROOM): Task => ({ kind: 'event', id, room })
const answer = { room: ROOM, trigger: '$q', question: '$q', part: 0, step: 0 } as const

describe('tasks', () => {
  test('wait with their place in the stream, over a restart, until they are done', () => {
    const { at } = stores()
    const join: Task = { kind: 'join', id: 'j', room: '!x', via: 'fake.test', from: ROOM }
    const leave: Task = { kind: 'leave', id: 'l', room: '!y' }
    at(0).receive('s1', [question('$a'), join, leave], THEN)
    const store = at(0)
    expect(store.since).toBe('s1')
    expect(store.waiting()).toEqual([question('$a'), join, leave])
    store.finish('$a')
    expect(at(0).waiting()).toEqual([join, leave])
  })

  test('know when their events were sent, also in the file of a former version', () => {
    const { at, close, path } = stores()
    at(0)
    close()
    const former = new DatabaseSync(path)
    former.exec('ALTER TABLE tasks DROP COLUMN sent; PRAGMA user_version = 1')
    former.close()
    at(0).receive('s1', [question('$a'), question('$b')], { now: 7, sent: new Map([['$a', 5.5]]) })
    const store = at(0)
    expect([store.synced, store.sentAt('$a'), store.sentAt('$b'), store.sentAt('$c')]).toEqual([
      7,
      6,
      null,
      null,
    ])
  })

  test('that come again are known, also when they are done', () => {
    const store = stores().at(0)
    store.receive('s1', [question('$a')], THEN)
    store.finish('$a')
    store.receive('s1', [question('$a')], THEN)
    expect([store.hasSeen('$a'), store.isWaiting('$a'), store.hasSeen('$b')]).toEqual([true, false, false])
  })

  test('go when their day is over', () => {
    const { at } = stores()
    const store = at(0)
    store.receive('s1', [question('$waits'), question('$done')], THEN)
    store.finish('$done')
    expect(at(0.9).waiting()).toEqual([question('$waits')])
    expect([at(1.1).waiting(), at(1.1).hasSeen('$done')]).toEqual([[], true])
    expect(at(3.1).hasSeen('$done')).toBe(false)
  })

  test('tell which room is followed where', () => {
    const store = stores().at(0)
    const upgrade: Task = { kind: 'join', id: 'j', room: '!x', via: 'fake.test', from: ROOM }
    store.receive('s1', [upgrade, { kind: 'join', id: 'k', room: '!y', via: null, from: null }], THEN)
    store.finish('j')
    expect([store.upgradeTo('!x'), store.upgradeTo('!y')]).toEqual([upgrade, null])
  })
})

describe('answers', () => {
  test('are found by their question, in order, and by all that led to them', () => {
    const { at } = stores()
    const store = at(0)
    store.addAnswer({ id: '$a2', ...answer, part: 1 })
    store.addAnswer({ id: '$a1', ...answer })
    store.addAnswer({ id: '$more', ...answer, trigger: '$reaction', step: 1 })
    expect(store.answersTo('$q').map(({ id }) => id)).toEqual(['$a1', '$a2'])
    expect(store.answersAbout('$q').map(({ id }) => id)).toEqual(['$a2', '$a1', '$more'])
    expect(store.answersAbout('$reaction').map(({ id }) => id)).toEqual(['$more'])
    expect(store.answer('$more')).toEqual({ id: '$more', ...answer, trigger: '$reaction', step: 1 })
    store.removeAnswer('$more')
    expect(store.answer('$more')).toBeNull()
    expect(at(29).answer('$a1')).not.toBeNull()
    expect(at(31).answer('$a1')).toBeNull()
  })
})

describe('a room', () => {
  test('that is left leaves nothing but its being encrypted', () => {
    const store = stores().at(0)
    store.receive(
      's1',
      [
        question('$a'),
        question('$other', '!jinde'),
        { kind: 'join', id: 'j', room: ROOM, via: null, from: null },
      ],
      THEN,
    )
    store.addAnswer({ id: '$x', ...answer })
    store.learn(ROOM, 'encrypted')
    store.learn(ROOM, 'explained')
    store.forgetRoom(ROOM)
    expect(store.waiting().map(({ id }) => id)).toEqual(['$other', 'j'])
    expect(store.answer('$x')).toBeNull()
    expect([store.knows(ROOM, 'encrypted'), store.knows(ROOM, 'explained')]).toEqual([true, false])
  })
})

test('a room that was encrypted once is so for ever, also for another device', () => {
  const { at } = stores()
  const store = at(0)
  store.setOwner('@a:fake.test A')
  for (const fact of ['encrypted', 'explained'] as const) store.learn(ROOM, fact)
  const known = (now: Store) => [now.knows(ROOM, 'encrypted'), now.knows(ROOM, 'explained')]
  expect(known(at(0.5))).toEqual([true, true])
  expect(known(at(1.5))).toEqual([true, false])
  expect(known(at(4_000))).toEqual([true, false])
  at(4_000).setOwner('@a:fake.test B')
  expect(known(at(8_000))).toEqual([true, false])
})

test('another account begins anew', () => {
  const { at } = stores()
  const store = at(0)
  store.setOwner('@a:fake.test A')
  store.receive('s1', [question('$a')], THEN)
  expect(at(0).owner).toBe('@a:fake.test A')
  const again = at(0)
  again.setOwner('@b:fake.test B')
  expect([again.since, again.waiting(), again.owner]).toEqual([null, [], '@b:fake.test B'])
})

test('the place in the stream can be forgotten alone', () => {
  const store = stores().at(0)
  store.receive('s1', [question('$a')], THEN)
  store.forgetSince()
  expect([store.since, store.isWaiting('$a')]).toEqual([null, true])
})

test('only the bot reads the file, and only one bot', () => {
  const { at, path } = stores()
  at(0)
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(() => new Store(path, Date.now)).toThrow(/locked/)
})

test('what is no store is not taken for one', () => {
  const path = join(folder({}), 'matrix.sqlite')
  writeFileSync(path, 'něco úplně jiného'.repeat(100))
  expect(() => new Store(path, Date.now)).toThrow(/not a database/)
})
