/** Room encryption: whether a room is encrypted. The library takes every failed question for a no; here only a no is one. */

import type { Homeserver } from '../api/homeserver.ts'
import type { RoomId } from '../api/ids.ts'
import { isNotFound } from '../api/request-errors.ts'
/** Where it is remembered, for ever, that a room is encrypted. */
export interface RoomFacts {
  knows(room: RoomId, fact: 'encrypted'): boolean
  learn(room: RoomId, fact: 'encrypted'): void
}

export class RoomEncryption {
  private readonly server: Homeserver
  private readonly facts: RoomFacts

  constructor(server: Homeserver, facts: RoomFacts) {
    this.server = server
    this.facts = facts
  }

  /** A room that was encrypted once is encrypted, whatever the server says later. */
  note(room: RoomId): void {
    this.facts.learn(room, 'encrypted')
  }

  /** Whether `room` is encrypted; if so, the library is ready to encrypt. Throws when the server does not tell. */
  async isEncrypted(room: RoomId): Promise<boolean> {
    const { encryption } = this.server
    const isKnown = this.facts.knows(room, 'encrypted')
    if (isKnown && (encryption === null || (await encryption.isPrepared(room)))) return true
    const settings = await this.stateOrNull(room, 'm.room.encryption')
    if (settings === null && !isKnown) return false
    this.note(room)
    const visibility = await this.stateOrNull(room, 'm.room.history_visibility')
    const { history_visibility: shown } = visibility ?? {}
    const knownSettings = { algorithm: 'm.megolm.v1.aes-sha2', ...settings }
    await encryption?.prepare(room, knownSettings, typeof shown === 'string' ? shown : null)
    return true
  }

  private async stateOrNull(room: RoomId, type: string) {
    try {
      return await this.server.state(room, type)
    } catch (error) {
      if (isNotFound(error)) return null
      throw error
    }
  }
}
