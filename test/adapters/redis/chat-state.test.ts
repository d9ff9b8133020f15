/** What is remembered of one chat: the same as in a cache of one process, and again after it was written and read. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChatState } from '../../../adapters/redis/chat-state.ts'
import { createSharedCaches } from '../../../adapters/redis/shared-caches.ts'
import { localCaches } from '../../../src/cache.ts'
import { holdsLater } from '../../support.ts'

const LIMITS = { ttlMs: 1_000, max: 3 }

test('it is what a cache of one process holds, in whichever process each step is made', async () => {
  const step = fc.record({
    type: fc.constantFrom('set', 'set', 'delete', 'wait'),
    key: fc.constantFrom('1', '2', 'Jana', 'Petr'),
    cache: fc.constantFrom('one', 'other'),
    ms: fc.nat(1_500),
  })
  await holdsLater(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
      let time = 1
      let written: string | null = null
      const alone = localCaches(() => time)
      const own = { one: alone.open<number>('one', LIMITS), other: alone.open<number>('other', LIMITS) }
      for (const [at, { type, key, cache, ms }] of steps.entries()) {
        // Each step in a process of its own.
        const shared = createSharedCaches(() => time)
        const caches = {
          one: shared.open<number>('one', LIMITS),
          other: shared.open<number>('other', LIMITS),
        }
        const state = new ChatState(written)
        await shared.within(state, async () => {
          if (type === 'wait') time += ms
          else if (type === 'set') {
            own[cache].set(key, at)
            caches[cache].set(key, at)
          } else if (type === 'delete') {
            own[cache].delete(key)
            caches[cache].delete(key)
          }
        })
        written = state.toJson(time)?.json ?? null
      }
      const last = createSharedCaches(() => time)
      const seen = await last.within(new ChatState(written), async () =>
        (['one', 'other'] as const).map(cache =>
          ['1', '2', 'Jana', 'Petr'].map(key => last.open<number>(cache, LIMITS).get(key)),
        ),
      )
      expect(seen).toEqual(
        (['one', 'other'] as const).map(cache => ['1', '2', 'Jana', 'Petr'].map(key => own[cache].get(key))),
      )
    }),
  )
})

test('what is set outside of a turn stays in the process, and a turn does not see it', async () => {
  const caches = createSharedCaches(() => 1)
  const cache = caches.open<string>('one', LIMITS)
  cache.set('Jana', 'mimo')
  await caches.within(new ChatState(null), async () => {
    expect(cache.get('Jana')).toBeUndefined()
    cache.set('Jana', 'uvnitř')
  })
  expect(cache.get('Jana')).toBe('mimo')
})

test('two chats whose turns overlap see their own', async () => {
  const caches = createSharedCaches(() => 1)
  const cache = caches.open<string>('one', LIMITS)
  const chat = (name: string) =>
    caches.within(new ChatState(null), async () => {
      cache.set('Jana', name)
      await Promise.resolve()
      return cache.get('Jana')
    })
  expect(await Promise.all([chat('náves'), chat('hospoda')])).toEqual(['náves', 'hospoda'])
})

test('nothing is left of a chat once all has expired, and until then no longer than needed', () => {
  const state = new ChatState(null)
  state.set('one', 'Jana', 'a', { ttlMs: 500, max: 3, now: 1 })
  state.set('other', 'Petr', 'b', { ttlMs: 900, max: 3, now: 1 })
  expect(state.toJson(1)?.ttlMs).toBe(900)
  expect(state.toJson(600)?.json).not.toContain('Jana')
  expect(state.toJson(901)).toBeNull()
})
