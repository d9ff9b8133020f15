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

test('a room that is asked too much writes no more than its platform lets it, notices among them', async () => {
  const clock = new Clock()
  const limits = new Limits(clock.now, { burst: 8, everyMs: 6_000 })
  const written: number[] = []
  for (let at = 0; at < 400; at++) {
    if (limits.take(asker(`osoba ${at}`)) !== 'silent') written.push(clock.now())
    await clock.pass(1_500)
  }
  for (const from of written)
    expect(written.filter(at => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(20)
})
