import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCache } from '../src/cache.ts'
import { Clock } from './clock.ts'
import { holds } from './support.ts'

const MINUTE = 60_000

function cacheOf(max = 3) {
  const clock = new Clock()
  return { clock, cache: createCache<string, number>({ ttlMs: MINUTE, max, now: clock.now }) }
}

describe('an entry', () => {
  test.each([
    [0, 1],
    [MINUTE, 1],
    [MINUTE + 1, undefined],
    [10 * MINUTE, undefined],
  ])('after %i ms is %s', async (ms, value) => {
    const { clock, cache } = cacheOf()
    cache.set('Jana', 1)
    await clock.pass(ms)
    expect(cache.get('Jana')).toBe(value)
  })

  test('lives on when it is set again, and not when it is read', async () => {
    const { clock, cache } = cacheOf()
    cache.set('Jana', 1)
    cache.set('Petr', 1)
    await clock.pass(MINUTE / 2)
    cache.set('Jana', 2)
    cache.get('Petr')
    await clock.pass(MINUTE / 2 + 1)
    expect([cache.get('Jana'), cache.get('Petr')]).toEqual([2, undefined])
  })

  test('can be deleted', () => {
    const { cache } = cacheOf()
    cache.set('Jana', 1)
    cache.delete('Jana')
    expect([cache.get('Jana'), cache.size]).toEqual([undefined, 0])
  })
})

test('what is too old goes, though nobody asks for it', async () => {
  const cache = createCache<string, number>({ ttlMs: 1, max: 3 })
  cache.set('Jana', 1)
  while (cache.size > 0) await new Promise(resolve => setImmediate(resolve))
  expect(cache.get('Jana')).toBeUndefined()
})

describe('a full cache', () => {
  test('forgets what was used longest ago', () => {
    const { cache } = cacheOf()
    for (const name of ['Jana', 'Petr', 'Eva', 'Jana', 'Ota']) cache.set(name, 1)
    expect(['Jana', 'Petr', 'Eva', 'Ota'].filter(name => cache.get(name) === 1)).toEqual([
      'Jana',
      'Eva',
      'Ota',
    ])
  })

  test('never holds more than its limit, and always what was set last', () => {
    holds(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(MINUTE))),
        fc.integer({ min: 1, max: 4 }),
        (steps, limit) => {
          let time = 1
          const cache = createCache<string, number>({ ttlMs: MINUTE, max: limit, now: () => time })
          for (const [key, ms] of steps) {
            time += ms
            cache.set(key, time)
            expect(cache.size).toBeLessThanOrEqual(limit)
            expect(cache.get(key)).toBe(time)
          }
        },
      ),
    )
  })
})
