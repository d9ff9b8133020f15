/** `/sync`, which waits until there is something to tell. */

import { type Json, record } from '../event.ts'
import { Refusal } from '../refusal.ts'
import { assertAlive } from '../session.ts'
import { type SyncAnswer, syncAnswer } from '../sync.ts'
import type { World } from '../world.ts'
import { type Call, type Route, route } from './route.ts'

const LONGEST_WAIT = 60_000

export const sync: readonly Route[] = [route('GET', 'sync', answerSync)]

async function answerSync(call: Call): Promise<Json> {
  const { world, user, device, token, query } = call
  const since = positionOf(query.get('since'))
  const asking = { user, device, since, filter: filterOf(world, query.get('filter')) }
  const wait = Math.min(Number(query.get('timeout') ?? 0), LONGEST_WAIT)
  const over = AbortSignal.any([call.signal, AbortSignal.timeout(wait)])
  for (;;) {
    assertAlive(world, token)
    const answer: SyncAnswer = syncAnswer(world, asking)
    if (since === null || answer.isNews || over.aborted) return answer.body
    await world.changes.next(over)
  }
}

/** `s12` is position 12. */
function positionOf(since: string | null): number | null {
  if (since === null) return null
  const position = Number(since.slice(1))
  if (Number.isNaN(position)) throw new Refusal(400, 'M_UNKNOWN', 'Invalid since token')
  return position
}

/** A filter is given whole or by the id it was stored under. */
function filterOf(world: World, filter: string | null): Json {
  if (filter === null) return {}
  return filter.startsWith('{') ? record(JSON.parse(filter)) : (world.filters.get(filter) ?? {})
}
