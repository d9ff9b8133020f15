/** How much may be asked, the same on every platform: by one person in one room, and by a room together. */

import { type Allowance, Limiter } from './limiter.ts'

export type { Allowance }

export interface Asker {
  readonly room: string
  readonly person: string
  /** A chat with the bot alone. */
  readonly isDirect: boolean
}

const PERSON = { burst: 12, everyMs: 2_500 }
const ROOM = { burst: 20, everyMs: 1_500 }

/** Questions in rooms that waited longer, while the bot was down, are not answered any more. */
export const STALE_MS = 600_000

export class Allowances {
  private readonly persons: Limiter
  private readonly rooms: Limiter

  constructor(now?: () => number) {
    this.persons = new Limiter({ ...PERSON, ...(now && { now }) })
    this.rooms = new Limiter({ ...ROOM, ...(now && { now }) })
  }

  take({ room, person, isDirect }: Asker): Allowance {
    const own = this.persons.take(`${room} ${person}`)
    return own !== 'yes' || isDirect ? own : this.rooms.take(room)
  }
}
