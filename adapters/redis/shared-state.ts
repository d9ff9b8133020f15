/** Shared state: what several replicas of one bot have in common, in Redis, in its memory only. */

import { CLOCK, type Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { connect } from './connection.ts'
import { Leader } from './leader.ts'
import { RedisTurns } from './redis-turns.ts'
import { Sealer } from './sealer.ts'
import { createSharedCaches, type SharedCaches } from './shared-caches.ts'

export interface SharedStateOptions {
  readonly url: string
  /** What all replicas of the bot know and nobody else does. */
  readonly secret: string
  readonly log: Log
  readonly clock?: Clock
}

export interface SharedState {
  readonly turns: RedisTurns
  readonly caches: SharedCaches
  /** One of those that ask for the same name. */
  readonly leader: (name: string, onLost: () => void) => Leader
  readonly close: () => Promise<void>
}

/** Opens it. Rejects where the server cannot be reached. */
export async function openSharedState({
  url,
  secret,
  log,
  clock = CLOCK,
}: SharedStateOptions): Promise<SharedState> {
  const connection = await connect(url, log)
  const aheadMs = (await connection.time()) - clock.now()
  const sealer = new Sealer(secret)
  const caches = createSharedCaches(() => clock.now() + aheadMs)
  const turns = new RedisTurns({ connection, sealer, caches, clock, log })
  return {
    turns,
    caches,
    leader: (name, onLost) => new Leader({ connection, name: sealer.name(name), clock, log, onLost }),
    close: async () => {
      await turns.close()
      connection.close()
    },
  }
}
