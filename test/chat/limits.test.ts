import { expect, test } from 'vitest'
import { Limits } from '../../src/chat/limits.ts'
import { Clock } from '../clock.ts'

const asker = (person: string, isDirect = false) => ({ room: 'náves', person, isDirect })

test('a person may ask twelve times at once, then is told once, then not answered for a while', async () => {
  const clock = new Clock()
  const limits = new Limits(clock.now)
  const take = () => limits.take(asker('Jana', true))
  expect(Array.from({ length: 12 }, take)).toEqual(Array(12).fill('yes'))
  expect([take(), take()]).toEqual(['person-notice', 'silent'])
  await clock.pass(2_500)
  expect(take()).toBe('yes')
})

test('a room together may ask twenty times at once, a chat alone is no room', () => {
  const limits = new Limits(new Clock().now)
  const take = (at: number, isDirect = false) => limits.take(asker(`osoba ${at}`, isDirect))
  expect(Array.from({ length: 20 }, (_, at) => take(at))).toEqual(Array(20).fill('yes'))
  expect([take(21), take(22)]).toEqual(['room-notice', 'silent'])
  expect(take(23, true)).toBe('yes')
})

test('a notice to a room stands for a minute, though there is time for some questions in it', async () => {
  const clock = new Clock()
  const limits = new Limits(clock.now, { burst: 1, everyMs: 6_000 })
  const take = () => limits.take(asker(`osoba ${clock.now()}`))
  expect([take(), take()]).toEqual(['yes', 'room-notice'])
  await clock.pass(6_000)
  expect([take(), take()]).toEqual(['yes', 'silent'])
  await clock.pass(60_000)
  expect([take(), take()]).toEqual(['yes', 'room-notice'])
})
