/**
 * Shared caches: inside a chat's turn they hold what all processes remember of that chat; outside of any, what this one
 * process does.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import { type CacheOptions, type Caches, type KeyedCache, localCaches } from '../../src/cache.ts'
import type { ChatState } from './chat-state.ts'

export interface SharedCaches extends Caches {
  /** Runs `work` with the caches of a chat. */
  readonly within: <T>(state: ChatState, work: () => Promise<T>) => Promise<T>
}

/** `now`: milliseconds of a clock that all processes share. */
export function createSharedCaches(now: () => number): SharedCaches {
  const turns = new AsyncLocalStorage<ChatState>()
  const outside = localCaches(now)
  return {
    now,
    within: (state, work) => turns.run(state, work),
    open: <V extends NonNullable<unknown>>(
      name: string,
      limits: Omit<CacheOptions, 'now'>,
    ): KeyedCache<V> => {
      const local = outside.open<V>(name, limits)
      return {
        get: key => {
          const state = turns.getStore()
          return state === undefined ? local.get(key) : (state.get(name, key, now()) as V | undefined)
        },
        set: (key, value) => {
          const state = turns.getStore()
          if (state === undefined) local.set(key, value)
          else state.set(name, key, value, { ...limits, now: now() })
        },
        delete: key => {
          const state = turns.getStore()
          if (state === undefined) local.delete(key)
          else state.delete(name, key)
        },
      }
    },
  }
}
