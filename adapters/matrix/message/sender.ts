/** Sender: never in the clear into an encrypted room, each thing once, and until the server has taken or refused it. */

import { type Cache, createCache } from '../../../src/cache.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Json } from '../api/event.ts'
import type { Homeserver } from '../api/homeserver.ts'
import type { EventId, RoomId } from '../api/ids.ts'
import { classifyError } from '../api/request-errors.ts'
import type { Retry } from '../api/retry.ts'
import type { RoomEncryption } from '../encryption/room-encryption.ts'

export interface SenderOptions {
  readonly server: Homeserver
  readonly encryption: RoomEncryption
  readonly retry: Retry
  readonly clock: Clock
  readonly log: Log
}

/** Rooms whose refusals are in the log already; logged again after a day. */
const LOGGED = { ttlMs: 24 * 60 * 60_000, max: 5_000 }

export class Sender {
  private readonly options: SenderOptions
  private readonly logged: Cache<RoomId, true>

  constructor(options: SenderOptions) {
    this.options = options
    this.logged = createCache({ ...LOGGED, now: options.clock.now })
  }

  /** Sends a message and gives its id; null when the room does not take it. */
  send(room: RoomId, transaction: string, content: Json): Promise<EventId | null> {
    const { server, encryption } = this.options
    return this.trying(room, async () => {
      if (!(await encryption.isEncrypted(room)))
        return server.put(room, 'm.room.message', transaction, content)
      if (server.encryption === null) return null
      const encrypted = await server.encryption.encrypt(room, 'm.room.message', content)
      return server.put(room, 'm.room.encrypted', transaction, encrypted)
    })
  }

  /** Empties a message. */
  async redact(room: RoomId, event: EventId, transaction: string): Promise<void> {
    await this.trying(room, async () => {
      await this.options.server.redact(room, event, transaction)
      return event
    })
  }

  private async trying(room: RoomId, work: () => Promise<EventId | null>): Promise<EventId | null> {
    try {
      const id = await this.options.retry.run(work)
      if (id === null) this.logRefusal(room, { reason: 'the room is encrypted and MATRIX_ENCRYPTION is off' })
      return id
    } catch (error) {
      const classified = classifyError(error)
      if (classified.kind !== 'refused') throw error
      this.logRefusal(room, { status: classified.status, code: classified.code })
      return null
    }
  }

  /** A room where the bot may not write makes no noise but one line. */
  private logRefusal(room: RoomId, why: Readonly<Record<string, string | number>>): void {
    if (this.logged.get(room) === true) return
    this.logged.set(room, true)
    this.options.log.warn('matrix message refused', why)
  }
}
