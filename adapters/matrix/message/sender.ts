/** Sender: never in the clear into an encrypted room, each thing once, and until the server has taken or refused it. */

import { type Cache, createCache } from '../../../src/cache.ts'
import type { ReplyFile } from '../../../src/reply/block.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Log } from '../../shared/log.ts'
import type { Json } from '../api/event.ts'
import type { Homeserver } from '../api/homeserver.ts'
import type { EventId, RoomId } from '../api/ids.ts'
import { classifyError } from '../api/request-errors.ts'
import type { Retry } from '../api/retry.ts'
import type { RoomEncryption } from '../encryption/room-encryption.ts'
import { reactionContent } from './content.ts'

export interface SenderOptions {
  readonly server: Homeserver
  readonly encryption: RoomEncryption
  readonly retry: Retry
  readonly clock: Clock
  readonly log: Log
}

/** Rooms whose refusals are in the log already; logged again after a day. */
const LOGGED = { ttlMs: 24 * 60 * 60_000, max: 5_000 }

/** How long an upload is tried; the question's other words are sent already. */
const UPLOAD_MS = 60_000

/** How long no reactions are offered after the server took one for too many. */
const OFFER_PAUSE_MS = 10 * 60_000

/** Where the bytes of a file are now, as fields of a message, or what was in the way. */
export type Uploaded =
  | { readonly kind: 'stored'; readonly place: Json }
  | { readonly kind: 'failed'; readonly error: unknown }

export class Sender {
  private readonly options: SenderOptions
  private readonly logged: Cache<RoomId, true>
  private offersFrom = Number.NEGATIVE_INFINITY

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

  /** Puts a file where the members of a room can get it. Throws when the bot stops. */
  async upload(room: RoomId, { bytes, mediaType, name }: ReplyFile): Promise<Uploaded> {
    const { server, encryption, retry } = this.options
    try {
      if (!(await retry.run(() => encryption.isEncrypted(room)))) {
        const url = await retry.run(() => server.upload(bytes, mediaType, name), UPLOAD_MS)
        return { kind: 'stored', place: { url } }
      }
      // Without encryption nothing can be said in the room anyway, and nothing may leave in the clear.
      if (server.encryption === null) return { kind: 'stored', place: {} }
      const encrypted = server.encryption.encryptFile(bytes)
      const stored = () => server.upload(encrypted.bytes, 'application/octet-stream', null)
      const url = await retry.run(stored, UPLOAD_MS)
      return { kind: 'stored', place: { file: { ...encrypted.file, url } } }
    } catch (error) {
      const { kind } = classifyError(error)
      if (kind !== 'refused' && kind !== 'unavailable' && kind !== 'limited') throw error
      const { status, code } = { status: 0, code: kind, ...classifyError(error) }
      this.options.log.warn('matrix file not stored', { status, code, bytes: bytes.length })
      return { kind: 'failed', error }
    }
  }

  /**
   * Reacts to an event, in the clear as every client does: an encrypted reaction would count as a message and notify.
   * Tried once, for nothing depends on it; a server that counts events is left in peace, so that answers never wait.
   */
  async react(room: RoomId, transaction: string, target: EventId, key: string): Promise<EventId | null> {
    const { server, clock } = this.options
    if (clock.now() < this.offersFrom) return null
    try {
      return await server.put(room, 'm.reaction', transaction, reactionContent(target, key))
    } catch (error) {
      const { kind } = classifyError(error)
      if (kind !== 'refused' && kind !== 'unavailable' && kind !== 'limited') throw error
      if (kind === 'limited') this.offersFrom = clock.now() + OFFER_PAUSE_MS
      return null
    }
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
