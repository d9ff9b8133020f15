/** Rate limits, the same on every platform: for one person in one room, and for a room together. */

import { type Caches, type KeyedCache, localCaches } from '../cache.ts'
import { type TokenBucketOptions, TokenBuckets } from './token-bucket.ts'

export interface Asker {
  readonly room: string
  readonly person: string
  /** A chat with the bot alone. */
  readonly isDirect: boolean
}

/** What a room together may ask. */
export type RoomLimit = Pick<TokenBucketOptions, 'burst' | 'everyMs'>

/** Whether something may be answered now, or after a while, or not at all; and who is told of it, once. */
export type Permission =
  | { readonly type: 'now' }
  | { readonly type: 'later'; readonly afterMs: number; readonly notify: Notified | null }
  | { readonly type: 'no'; readonly notify: Notified | null }

export type Notified = 'person' | 'room'

/** How many questions over the limit wait for their turn. */
export const WAITING = { person: 3, room: 5 } as const
const PERSON = { burst: 12, everyMs: 2_500, waiting: WAITING.person }
const ROOM: RoomLimit = { burst: 20, everyMs: 1_500 }
/** One notice to a room stands for everybody who asks in the minute after it. */
const ROOM_NOTICE_MS = 60_000
/** How long it is remembered how many were dropped. */
const DROPPED = { ttlMs: 10 * 60_000, max: 10_000 }

export class Limits {
  private readonly persons: TokenBuckets
  private readonly rooms: TokenBuckets
  /** Questions dropped since it was said last, by person and by room. */
  private readonly dropped: KeyedCache<number>

  constructor(caches: Caches = localCaches(), room: RoomLimit = ROOM) {
    const together = { ...room, waiting: WAITING.room, noticeEveryMs: ROOM_NOTICE_MS }
    this.persons = new TokenBuckets('limits of persons', PERSON, caches)
    this.rooms = new TokenBuckets('limits of rooms', together, caches)
    this.dropped = caches.open('dropped', DROPPED)
  }

  /** Counts a question that was asked `askedAt`, by the clock of `now`. */
  ask(asker: Asker, askedAt?: number): Permission {
    const { room, isDirect } = asker
    const own = this.persons.takeOrWait(personOf(asker), askedAt)
    if (own.waitMs === null) return this.drop(personOf(asker), own.isNew ? 'person' : null)
    const together = isDirect ? NOW : this.rooms.takeOrWait(room, askedAt)
    if (together.waitMs === null) return this.drop(room, together.isNew ? 'room' : null)
    const afterMs = Math.max(own.waitMs, together.waitMs)
    const notify = together.isNew ? 'room' : own.isNew ? 'person' : null
    return afterMs === 0 ? { type: 'now' } : { type: 'later', afterMs, notify }
  }

  /** Counts what cannot wait, such as a button that somebody presses. */
  take(asker: Asker, askedAt?: number): Permission {
    const own = this.persons.take(personOf(asker), askedAt)
    if (own !== 'yes') return { type: 'no', notify: own === 'notice' ? 'person' : null }
    const together = asker.isDirect ? 'yes' : this.rooms.take(asker.room, askedAt)
    return together === 'yes'
      ? { type: 'now' }
      : { type: 'no', notify: together === 'notice' ? 'room' : null }
  }

  /** How many questions of the person, or of others in the room, were dropped since this was asked last. */
  takeDropped(asker: Asker): number {
    const keys = [personOf(asker), ...(asker.isDirect ? [] : [asker.room])]
    const count = keys.reduce((sum, key) => sum + (this.dropped.get(key) ?? 0), 0)
    for (const key of keys) this.dropped.delete(key)
    return count
  }

  private drop(key: string, notify: Notified | null): Permission {
    this.dropped.set(key, (this.dropped.get(key) ?? 0) + 1)
    return { type: 'no', notify }
  }
}

const NOW = { waitMs: 0, isNew: false } as const

function personOf({ room, person }: Asker): string {
  return `${room} ${person}`
}
