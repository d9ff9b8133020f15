/** Rate limits, the same on every platform: for one person in one room, and for a room together. */

import { type Allowance, TokenBuckets } from './token-bucket.ts'

export interface Asker {
  readonly room: string
  readonly person: string
  /** A chat with the bot alone. */
  readonly isDirect: boolean
}

const PERSON = { burst: 12, everyMs: 2_500 }
const ROOM = { burst: 20, everyMs: 1_500 }

export class Limits {
  private readonly persons: TokenBuckets
  private readonly rooms: TokenBuckets

  constructor(now?: () => number) {
    this.persons = new TokenBuckets({ ...PERSON, ...(now && { now }) })
    this.rooms = new TokenBuckets({ ...ROOM, ...(now && { now }) })
  }

  take({ room, person, isDirect }: Asker): Allowance {
    const own = this.persons.take(`${room} ${person}`)
    return own !== 'yes' || isDirect ? own : this.rooms.take(room)
  }
}
