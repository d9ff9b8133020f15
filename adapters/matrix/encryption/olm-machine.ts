/** OlmMachine: the encryption of matrix-bot-sdk, with our package instead of its native one. */

import {
  Attachment,
  backUpIdentity,
  crossSign,
  machineOf,
  type Send,
  StoreError,
  type StoreErrorCode,
  type StoreOptions,
} from '@doslova/matrix-crypto'
import {
  type CryptoClient,
  EncryptedRoomEvent,
  type ICryptoRoomInformation,
  RustSdkCryptoStorageProvider,
} from 'matrix-bot-sdk'
import { EXIT } from '../../shared/exit.ts'
import { PlatformError } from '../../shared/platform.ts'
import { lostDevice } from '../api/errors.ts'
import { isEvent, type Json, list, type MatrixEvent, record, text } from '../api/event.ts'
import type { Encryption, Signing } from '../api/homeserver.ts'
import type { RoomId } from '../api/ids.ts'
import { classifyError, ServerError } from '../api/request-errors.ts'

export type { Send }

export interface OlmEncryptionOptions {
  readonly crypto: CryptoClient
  readonly store: RustSdkCryptoStorageProvider
  readonly send: Send
  /** Called when the keys cannot be used any more. */
  readonly onLost: (error: unknown) => void
  /** Called with keys that the server does not take. */
  readonly onUnsent: (error: unknown) => void
}

/** The store in a folder. Throws when it belongs to the device of another login. */
export async function openCryptoStore(
  folder: string,
  deviceId: string | null,
  onLost: (error: unknown) => void,
): Promise<RustSdkCryptoStorageProvider> {
  if (deviceId === null)
    throw new PlatformError(
      'Matrix: the server does not tell which device the token belongs to, so nothing can be encrypted. ' +
        'Use a token of an ordinary login, or MATRIX_USER and MATRIX_PASSWORD.',
      EXIT.refused,
    )
  const options: StoreOptions = { onFailure: onLost }
  // The library hands its second argument on to our package untouched.
  const store = new RustSdkCryptoStorageProvider(folder, options as never)
  const known = await store.getDeviceId()
  if (!known || known === deviceId) return store
  throw new PlatformError(
    `Matrix: the keys in ${folder} belong to the device ${known}, but the token is of another login (${deviceId}). ` +
      'Use the former token or account. If that login is gone, move the folder away: the bot then starts as a new device, ' +
      'which cannot read what was sent before, and needs MATRIX_RECOVERY_KEY to be trusted.',
    EXIT.refused,
  )
}

/** What is not here is a folder that cannot be used. */
const EXITS: Partial<Record<StoreErrorCode, number>> = {
  'store-in-use': EXIT.conflict,
  'store-of-another-device': EXIT.refused,
}

/** Opens the store. Throws a `PlatformError` when that cannot be. */
export async function prepareCrypto(crypto: CryptoClient): Promise<void> {
  try {
    await crypto.prepare([])
  } catch (error) {
    if (!(error instanceof StoreError)) {
      // The store was opened, and what has to be sent first was not: another try opens it again.
      closeCrypto(crypto)
      if (isKeyTaken(error)) throw lostDevice(error)
      throw error
    }
    throw new PlatformError(error.message, EXITS[error.code] ?? EXIT.unavailable, { cause: error })
  }
}

/** Whether the server holds other keys of the device under the same ids; it says so in words only. */
function isKeyTaken(error: unknown): boolean {
  return (
    error instanceof ServerError &&
    error.statusCode === 400 &&
    /one time key .* already exists/i.test(text(record(error.body).error) ?? '')
  )
}

function closeCrypto(crypto: CryptoClient): void {
  try {
    machineOf(crypto).close()
  } catch {
    // There was nothing yet.
  }
}

/** The only algorithm of rooms. */
const MEGOLM = 'm.megolm.v1.aes-sha2'

export class OlmEncryption implements Encryption {
  private readonly options: OlmEncryptionOptions
  /** Whether the last sync had something that was not taken: it is reported once. */
  private isReported = false

  constructor(options: OlmEncryptionOptions) {
    this.options = options
    this.machine.useServer(options.send)
  }

  /** Gives up the store; another process may open it. */
  close(): void {
    this.machine.close()
  }

  async takeIn(sync: Json): Promise<void> {
    const lists = record(sync.device_lists)
    const unused = list(sync.device_unused_fallback_key_types) as string[]
    try {
      await this.options.crypto.updateSyncData(
        list(record(sync.to_device).events) as never[],
        record(sync.device_one_time_keys_count) as never,
        unused as never[],
        list(lists.changed) as string[],
        list(lists.left) as string[],
      )
      this.isReported = false
    } catch (error) {
      const { kind } = classifyError(error)
      if (kind === 'other') this.lose(error)
      if (kind === 'aborted') throw error
      // What came is taken in before anything is sent; what could not be sent goes with the next sync.
      if (!this.isReported) this.options.onUnsent(error)
      this.isReported = true
    }
  }

  async isPrepared(room: RoomId): Promise<boolean> {
    // Another one may have been a mistake that is mended since.
    return (await this.options.store.getRoom(room))?.algorithm === MEGOLM
  }

  async prepare(room: RoomId, settings: Json, historyVisibility: string | null): Promise<void> {
    const known = { ...settings, ...(historyVisibility !== null && { historyVisibility }) }
    await this.options.store.storeRoom(room, known as ICryptoRoomInformation)
  }

  async encrypt(room: RoomId, type: string, content: Json): Promise<Json> {
    try {
      return record(await this.options.crypto.encryptRoomEvent(room, type, content))
    } catch (error) {
      if (isPanic(error)) this.lose(error)
      throw error
    }
  }

  encryptFile(bytes: Uint8Array): { bytes: Uint8Array; file: Json } {
    const encrypted = Attachment.encrypt(bytes)
    const file = record(JSON.parse(encrypted.mediaEncryptionInfo ?? '{}'))
    return { bytes: encrypted.encryptedData, file }
  }

  async decrypt(room: RoomId, event: MatrixEvent): Promise<MatrixEvent | null> {
    try {
      const { raw } = await this.options.crypto.decryptRoomEvent(new EncryptedRoomEvent(event as never), room)
      if (!isEvent(raw)) return null
      // Relations stand outside of what is encrypted.
      const relation = raw.content['m.relates_to'] ?? event.content['m.relates_to']
      return {
        ...raw,
        content: { ...raw.content, ...(relation !== undefined && { 'm.relates_to': relation }) },
      }
    } catch (error) {
      if (isPanic(error)) this.lose(error)
      return null
    }
  }

  sign(recoveryKey: string | null): Promise<Signing> {
    return crossSign(this.machine, this.options.send, recoveryKey === null ? {} : { recoveryKey })
  }

  async backUp(keep: (recoveryKey: string) => void): Promise<void> {
    await backUpIdentity(this.machine, this.options.send, keep)
  }

  private get machine() {
    return machineOf(this.options.crypto)
  }

  private lose(error: unknown): never {
    this.options.onLost(error)
    throw error
  }
}

/** After a panic the library is of no use any more. */
function isPanic(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError'
}
