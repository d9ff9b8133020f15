/**
 * Admission: whether a message is answered now, later, or not at all, and what is said then. Questions over the limit
 * wait, some of them; what was asked too long ago is told of when all that came with it is answered.
 */

import type { Caches, KeyedCache } from '../cache.ts'
import { PHRASES } from '../reply/phrases.ts'
import { type Asker, Limits, type Notified, type Permission, type RoomLimit, WAITING } from './limits.ts'
import { TokenBuckets } from './token-bucket.ts'

/** Why questions get no answer. */
export type DropReason = 'stale' | 'limit' | 'loop'

/** A message that somebody may get an answer to. */
export interface Asking extends Asker {
  readonly id: string
  readonly key: string
  /** Milliseconds since 1970. */
  readonly sentAt: number
}

export type Admission =
  | { readonly type: 'answer' }
  /** The message is to be given again after `afterMs`; meanwhile a notice is said, where there is one. */
  | { readonly type: 'later'; readonly afterMs: number; readonly notice: string | null }
  | { readonly type: 'refuse'; readonly notice: string | null }

export interface AdmissionOptions {
  readonly isLimited: boolean
  readonly roomLimit: RoomLimit | undefined
  readonly today: () => number
  readonly caches: Caches
  readonly onDropped: (reason: DropReason, count: number) => void
}

/** A question that waited longer, while the bot was down, is not answered any more. */
const STALE_MS = { room: 10 * 60_000, direct: 24 * 60 * 60_000 }
/** How often it is told at one place that what is older is not answered. */
const LATE = { burst: 1, everyMs: 10 * 60_000 }
/** How long it is remembered what waits. */
const WAITING_FOR = { ttlMs: 60 * 60_000, max: 10_000 }

export class Admissions {
  private readonly options: AdmissionOptions
  private readonly limits: Limits
  private readonly late: TokenBuckets
  /** What becomes of messages that are given again. */
  private readonly waiting: KeyedCache<'answer' | 'tell'>
  /** How many were asked too long ago, by room, since it was told. */
  private readonly stale: KeyedCache<number>

  constructor(options: AdmissionOptions) {
    const { caches, roomLimit } = options
    this.options = options
    this.limits = new Limits(caches, roomLimit)
    this.late = new TokenBuckets('notices of late questions', LATE, caches)
    this.waiting = caches.open('waiting', WAITING_FOR)
    this.stale = caches.open('stale', WAITING_FOR)
  }

  /** Decides on a message: one that may wait, unless `mayWait` is false. */
  admit(message: Asking, mayWait = true): Admission {
    const { today, caches, isLimited } = this.options
    const id = idOf(message)
    const due = this.waiting.get(id)
    this.waiting.delete(id)
    if (due !== undefined) return due === 'answer' ? ANSWER : this.tellLate(message)
    const ageMs = Math.max(0, today() - message.sentAt)
    if (ageMs > STALE_MS[message.isDirect ? 'direct' : 'room']) return this.notAnswered(message)
    if (!isLimited) return ANSWER
    const askedAt = caches.now() - ageMs
    return this.admissionOf(
      message,
      mayWait ? this.limits.ask(message, askedAt) : this.limits.take(message, askedAt),
    )
  }

  /** Whether somebody may press or tap something more. */
  allows(asker: Asker): boolean {
    return this.limits.take(asker).type === 'now'
  }

  /** What is said below the next answer of the questions that were dropped before it, or null. */
  droppedBefore(asker: Asker): string | null {
    const count = this.limits.takeDropped(asker)
    if (count === 0) return null
    this.options.onDropped('limit', count)
    return PHRASES.dropped(count)
  }

  private admissionOf(message: Asking, permission: Permission): Admission {
    switch (permission.type) {
      case 'now':
        return ANSWER
      case 'no':
        return { type: 'refuse', notice: noticeTo(permission.notify) }
      case 'later':
        this.waiting.set(idOf(message), 'answer')
        return { type: 'later', afterMs: permission.afterMs, notice: noticeTo(permission.notify) }
    }
  }

  /** The first question of a room that is too old comes again after the others, and tells how many there were. */
  private notAnswered(message: Asking): Admission {
    const before = this.stale.get(message.room)
    this.stale.set(message.room, (before ?? 0) + 1)
    if (before !== undefined) return { type: 'refuse', notice: null }
    this.waiting.set(idOf(message), 'tell')
    return { type: 'later', afterMs: 0, notice: null }
  }

  private tellLate({ room }: Asking): Admission {
    const count = this.stale.get(room) ?? 1
    this.stale.delete(room)
    this.options.onDropped('stale', count)
    return { type: 'refuse', notice: this.late.take(room) === 'yes' ? PHRASES.tooLate(count) : null }
  }
}

const ANSWER: Admission = { type: 'answer' }

function noticeTo(notified: Notified | null): string | null {
  if (notified === null) return null
  return notified === 'person' ? PHRASES.tooMany(WAITING.person) : PHRASES.tooManyHere(WAITING.room)
}

function idOf({ key, id }: Asking): string {
  return `${key} ${id}`
}
