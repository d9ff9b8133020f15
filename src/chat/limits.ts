/** Rate limits, the same on every platform: for one person in one room, and for a room together. */

import { type TokenBucketOptions, TokenBuckets } from './token-bucket.ts'

export interface Asker {
  readonly room: string
  readonly person: string
  /** A chat with the bot alone. */
  readonly isDirect: boolean
}

/** What a room together may ask. */
export type RoomLimit = Pick<TokenBucketOptions, 'burst' | 'everyMs'>

/** What may be said: all of it, or once that it is too much for one person or for the room, or nothing. */
export type Permission = 'yes' | 'person-notice' | 'room-notice' | 'silent'

const PERSON = { burst: 12, everyMs: 2_500 }
const ROOM: RoomLimit = { burst: 20, everyMs: 1_500 }
/** One notice to a room stands for everybody who asks in the minute after it. */
const ROOM_NOTICE_MS = 60_000

export class Limits {
  private readonly persons: TokenBuckets
  private readonly rooms: TokenBuckets

  constructor(now?: () => number, room: RoomLimit = ROOM) {
    this.persons = new TokenBuckets({ ...PERSON, ...(now && { now }) })
    this.rooms = new TokenBuckets({ ...room, noticeEveryMs: ROOM_NOTICE_MS, ...(now && { now }) })
  }

  /** Counts what was asked `askedAt`, by the clock of `now`. */
  take({ room, person, isDirect }: Asker, askedAt?: number): Permission {
    const own = this.persons.take(`${room} ${person}`, askedAt)
    if (own !== 'yes') return own === 'notice' ? 'person-notice' : own
    if (isDirect) return 'yes'
    const together = this.rooms.take(room, askedAt)
    return together === 'notice' ? 'room-notice' : together
  }
}
