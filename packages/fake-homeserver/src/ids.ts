/** Ids and names in the forms the specification gives them. */

import { randomBytes } from 'node:crypto'

export const randomId = (bytes = 12) => randomBytes(bytes).toString('base64url')
export const newEventId = () => `$${randomId(24)}`

/** Rooms of version 12 are named by a hash alone. */
export function newRoomId(version: string, serverName: string): string {
  return version === '12' ? `!${randomId(32)}` : `!${randomId()}:${serverName}`
}

export const userIdOf = (localpart: string, serverName: string) => `@${localpart}:${serverName}`
export const localpartOf = (userId: string) => userId.slice(1).split(':')[0] ?? ''
