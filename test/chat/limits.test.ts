import { expect, test } from 'vitest'
import { localCaches } from '../../src/cache.ts'
import { Limits, WAITING } from '../../src/chat/limits.ts'
import { Clock } from '../clock.ts'

const NOW = { type: 'now' }
const no = (notify: string | null) => ({ type: 'no', notify })
const asker = (person: string, isDirect = false) => ({ room: 'náves', person, isDirect })

test('a person may ask twelve times at once, then is told once, then not answered for a while', async () => {
  const clock = new Clock()
  const limits = new Limits(localCaches(clock.now))
  const take = () => limits.take(asker('Jana', true))
  expect(Array.from({ length: 12 }, take)).toEqual(Array(12).fill(NOW))
  expect([take(), take()]).toEqual([no('person'), no(null)])
  await clock.pass(2_500)
  expect(take()).toEqual(NOW)
})

test('a room together may ask twenty times at once, a chat alone is no room', () => {
  const limits = new Limits(localCaches(new Clock().now))
  const take = (at: number, isDirect = false) => limits.take(asker(`osoba ${at}`, isDirect))
  expect(Array.from({ length: 20 }, (_, at) => take(at))).toEqual(Array(20).fill(NOW))
  expect([take(21), take(22)]).toEqual([no('room'), no(null)])
  expect([take(23, true), limits.ask(asker('osoba 24', true))]).toEqual([NOW, NOW])
})

test('a notice to a room stands for a minute, though there is time for some questions in it', async () => {
  const clock = new Clock()
  const limits = new Limits(localCaches(clock.now), { burst: 1, everyMs: 6_000 })
  const take = () => limits.take(asker(`osoba ${clock.now()}`))
  expect([take(), take()]).toEqual([NOW, no('room')])
  await clock.pass(6_000)
  expect([take(), take()]).toEqual([NOW, no(null)])
  await clock.pass(60_000)
  expect([take(), take()]).toEqual([NOW, no('room')])
})

test('of a person and of a room some wait in their order, the rest is counted until that is said', () => {
  const limits = new Limits(localCaches(new Clock().now), { burst: 12, everyMs: 6_000 })
  const ask = (person: string) => limits.ask(asker(person))
  expect(Array.from({ length: 12 }, () => ask('Jana'))).toEqual(Array(12).fill(NOW))
  const later = (afterMs: number, notify: string | null = null) => ({ type: 'later', afterMs, notify })
  expect([ask('Petr'), ask('Petr')]).toEqual([later(6_000, 'room'), later(12_000)])
  // Her own turns are sooner than those of the room.
  expect(Array.from({ length: WAITING.person }, () => ask('Jana'))).toEqual([
    ...[later(18_000, 'person'), later(24_000), later(30_000)],
  ])
  expect([ask('Jana'), ask('Petr'), ask('Petr')]).toEqual(Array(3).fill(no(null)))
  expect([limits.takeDropped(asker('Jana')), limits.takeDropped(asker('Petr'))]).toEqual([3, 0])
})

test.each([
  [10, 1],
  [11, 0],
])(
  'how many were dropped is forgotten after ten minutes: after %i there are %i',
  async (minutes, dropped) => {
    const clock = new Clock()
    const limits = new Limits(localCaches(clock.now))
    for (let at = 0; at < 12 + WAITING.person + 1; at++) limits.ask(asker('Jana', true))
    await clock.pass(minutes * 60_000)
    expect(limits.takeDropped(asker('Jana', true))).toBe(dropped)
  },
)
