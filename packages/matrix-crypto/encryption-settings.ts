/** Encryption settings: how a room is encrypted, in the units of matrix-bot-sdk. */

import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm'

const MICROSECONDS = 1000n

/**
 * matrix-bot-sdk fills in the fields it reads from `m.room.encryption`. It gives the rotation period in milliseconds
 * where the Rust library counts in microseconds, so that a week would become ten minutes: `toLibrary` puts it right.
 */
export class EncryptionSettings {
  algorithm: wasm.EncryptionAlgorithm | undefined = wasm.EncryptionAlgorithm.MegolmV1AesSha2
  historyVisibility: wasm.HistoryVisibility = wasm.HistoryVisibility.Shared
  /** Milliseconds. A week, as the specification recommends. */
  rotationPeriod = 604_800_000n
  rotationPeriodMessages = 100n

  /** Throws when the room asks for an algorithm that is not Megolm: the only one there is for rooms. */
  toLibrary(): wasm.EncryptionSettings {
    if (this.algorithm !== wasm.EncryptionAlgorithm.MegolmV1AesSha2) {
      throw new Error(
        'matrix-crypto: this room asks for an encryption that is not known here; nothing was sent.',
      )
    }
    const settings = new wasm.EncryptionSettings()
    settings.algorithm = this.algorithm
    settings.historyVisibility = this.historyVisibility
    settings.rotationPeriod = this.rotationPeriod * MICROSECONDS
    settings.rotationPeriodMessages = this.rotationPeriodMessages
    return settings
  }
}
