import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExpiringMap } from '../../adapters/expiring.ts'
import { holds } from '../support.ts'
import { Clock } from './clock.ts'

const MINUTE = 60_000

function mapOf(limit = 3) {
  const clock = new Clock()
  return { clock, map: new ExpiringMap<string, number>({ ttlMs: MINUTE, limit, now: clock.now }) }
}

describe('an entry', () => {
  test.each([
    [0, 1],
    [MINUTE - 1, 1],
    [MINUTE, undefined],
    [10 * MINUTE, undefined],
  ])('after %i ms is %s', async (ms, value) => {
    const { clock, map } = mapOf()
    map.set('Jana', 1)
    await clock.pass(ms)
    expect(map.get('Jana')).toBe(value)
  })

  test('lives on when it is set again, and not when it is read', async () => {
    const { clock, map } = mapOf()
    map.set('Jana', 1)
    map.set('Petr', 1)
    await clock.pass(MINUTE / 2)
    map.set('Jana', 2)
    map.get('Petr')
    await clock.pass(MINUTE / 2)
    expect([map.get('Jana'), map.get('Petr')]).toEqual([2, undefined])
  })

  test('can be deleted', () => {
    const { map } = mapOf()
    map.set('Jana', 1)
    map.delete('Jana')
    expect([map.get('Jana'), map.size]).toEqual([undefined, 0])
  })

  test('that is too old is dropped with the next one that is set', async () => {
    const { clock, map } = mapOf()
    map.set('Jana', 1)
    map.set('Petr', 1)
    await clock.pass(MINUTE)
    map.set('Eva', 1)
    expect(map.size).toBe(1)
  })
})

test('what is too old goes, though nobody asks for it', async () => {
  const map = new ExpiringMap<string, number>({ ttlMs: 1, limit: 3 })
  map.set('Jana', 1)
  while (map.size > 0) await new Promise(resolve => setImmediate(resolve))
  expect(map.get('Jana')).toBeUndefined()
})

describe('a full map', () => {
  test('forgets what was set longest ago', () => {
    const { map } = mapOf()
    for (const name of ['Jana', 'Petr', 'Eva', 'Jana', 'Ota']) map.set(name, 1)
    expect(['Jana', 'Petr', 'Eva', 'Ota'].filter(name => map.get(name) === 1)).toEqual(['Jana', 'Eva', 'Ota'])
  })

  test('never holds more than its limit, and always what was set last', () => {
    holds(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(MINUTE))),
        fc.integer({ min: 1, max: 4 }),
        (steps, limit) => {
          let time = 0
          const map = new ExpiringMap<string, number>({ ttlMs: MINUTE, limit, now: () => time })
          for (const [key, ms] of steps) {
            time += ms
            map.set(key, time)
            expect(map.size).toBeLessThanOrEqual(limit)
            expect(map.get(key)).toBe(time)
          }
        },
      ),
    )
  })
})
