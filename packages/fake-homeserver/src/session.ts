/** Whose request it is: access tokens, and those that are dead. */

import { Refusal } from './refusal.ts'
import type { Session, World } from './world.ts'

/** The session of a token that is still good. Throws 401 for all others. */
export function assertAlive(world: World, token: string): Session {
  if (token === '') throw new Refusal(401, 'M_MISSING_TOKEN', 'Missing access token')
  const session = world.sessions.get(token)
  if (session === undefined || session.revoked !== null) {
    const soft = session?.revoked?.soft ?? false
    throw new Refusal(401, 'M_UNKNOWN_TOKEN', 'Invalid access token', { soft_logout: soft })
  }
  return session
}
