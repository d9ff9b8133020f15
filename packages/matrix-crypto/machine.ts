/** The OlmMachine of `@matrix-org/matrix-sdk-crypto-nodejs`, as far as matrix-bot-sdk uses it, on the wasm build. */

import { join } from 'node:path'
import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm'
import type { EncryptionSettings } from './encryption-settings.ts'
import { type Settings, type StoreType, settingsOf } from './options.ts'
import {
  isSendable,
  type LibraryRequest,
  type OutgoingRequest,
  outgoing,
  ownMessage,
  type ToDeviceRequest,
  toDevice,
} from './requests.ts'
import type { Send } from './server.ts'
import { type ReadSignatures, readSignatures } from './signatures.ts'
import { type CryptoStore, openCryptoStore } from './store/crypto-store.ts'
import { StoreError } from './store/errors.ts'

/** Name of the file in the folder that matrix-bot-sdk gives as the path of the store. */
const FILE = 'crypto.sqlite'

/** wasm takes over the ids of an array, and matrix-bot-sdk uses the same ones again. */
const copies = (users: readonly wasm.UserId[]) => users.map(user => user.clone())

/** Messages of devices that nobody has verified are read too: whom to believe is for the reader to decide. */
const readAll = () => new wasm.DecryptionSettings(wasm.TrustRequirement.Untrusted)

const never = () => new Promise<never>(() => {})

export class OlmMachine {
  /** The machine of the Rust library, for what matrix-bot-sdk does not know: cross-signing. */
  readonly library: wasm.OlmMachine
  readonly #store: CryptoStore | null
  readonly #settings: Settings
  #send: Send | null = null
  #closed = false

  private constructor(library: wasm.OlmMachine, store: CryptoStore | null, settings: Settings) {
    this.library = library
    this.#store = store
    this.#settings = settings
  }

  /**
   * Opens the store in the folder `storePath`, or makes it; without a folder, keys live in memory only. Throws a
   * StoreError when the store is in use, cannot be read, or belongs to another device.
   */
  static async initialize(
    userId: wasm.UserId,
    deviceId: wasm.DeviceId,
    storePath?: string | null,
    storePassphrase?: string | null,
    storeType?: StoreType | null,
  ): Promise<OlmMachine> {
    const settings = settingsOf(storeType, storePassphrase)
    const { passphrase, logger } = settings
    await wasm.initAsync()
    if (!storePath) {
      const library = await wasm.OlmMachine.initialize(userId, deviceId, undefined, undefined, logger)
      return new OlmMachine(library, null, settings)
    }
    const path = join(storePath, FILE)
    const owner = { user: userId.toString(), device: deviceId.toString() }
    const store = await openCryptoStore(path, owner, settings.onFailure)
    try {
      const library = await wasm.OlmMachine.initialize(userId, deviceId, store.name, passphrase, logger)
      return new OlmMachine(library, store, settings)
    } catch (error) {
      store.close()
      if (error instanceof StoreError) throw error
      throw new StoreError(
        'store-locked',
        `the keys in ${path} cannot be read (${error instanceof Error ? error.message : error}). ` +
          'If the passphrase was set, changed or left out, use the former one; otherwise restore the backup.',
        { cause: error },
      )
    }
  }

  get userId(): wasm.UserId {
    return this.library.userId
  }

  get deviceId(): wasm.DeviceId {
    return this.library.deviceId
  }

  get identityKeys(): wasm.IdentityKeys {
    return this.library.identityKeys
  }

  /** Lets the machine itself send the few requests that matrix-bot-sdk does not send. */
  useServer(send: Send): void {
    this.#send = send
  }

  /** Takes in what a sync brought and returns the to-device events, decrypted, as JSON text. */
  receiveSyncChanges(
    toDeviceEvents: string,
    changedDevices: wasm.DeviceLists,
    oneTimeKeyCounts: Readonly<Record<string, number>>,
    unusedFallbackKeys: readonly string[] | null | undefined,
  ): Promise<string> {
    const counts = new Map(Object.entries(oneTimeKeyCounts))
    const unused = unusedFallbackKeys ? new Set(unusedFallbackKeys) : undefined
    return this.#whileOpen(async library => {
      const events = await library.receiveSyncChanges(
        toDeviceEvents,
        changedDevices,
        counts,
        unused,
        readAll(),
      )
      return JSON.stringify(events.map(event => JSON.parse(event.rawEvent)))
    })
  }

  /** Requests for matrix-bot-sdk to send. Those of kinds it throws on are sent from here, see `useServer`. */
  outgoingRequests(): Promise<OutgoingRequest[]> {
    return this.#whileOpen(async library => {
      const requests = await library.outgoingRequests()
      for (const request of requests) if (!isSendable(request)) await this.#sendOwn(request)
      return requests.filter(isSendable).map(outgoing)
    })
  }

  markRequestAsSent(id: string, type: wasm.RequestType, response: string): Promise<boolean> {
    return this.#whileOpen(library => library.markRequestAsSent(id, type, response))
  }

  updateTrackedUsers(users: readonly wasm.UserId[]): Promise<void> {
    return this.#whileOpen(async library => void (await library.updateTrackedUsers(copies(users))))
  }

  /**
   * The one-time keys to claim, or null when a session with every device is there. Null as well while a key query
   * is waiting to be sent: the Rust library would wait seconds for its answer, and matrix-bot-sdk cannot send it
   * meanwhile because it holds its own lock. It asks again once the query is answered.
   */
  getMissingSessions(users: readonly wasm.UserId[] = []): Promise<OutgoingRequest | null> {
    return this.#whileOpen(async library => {
      const waiting = await library.outgoingRequests()
      if (waiting.some(request => request instanceof wasm.KeysQueryRequest)) return null
      const claim = await library.getMissingSessions(copies(users))
      return claim ? outgoing(claim) : null
    })
  }

  shareRoomKey(
    room: wasm.RoomId,
    users: readonly wasm.UserId[],
    settings: EncryptionSettings,
  ): Promise<ToDeviceRequest[]> {
    return this.#whileOpen(async library => {
      const requests = await library.shareRoomKey(room, copies(users), settings.toLibrary())
      return requests.map(toDevice)
    })
  }

  encryptRoomEvent(room: wasm.RoomId, eventType: string, content: string): Promise<string> {
    return this.#whileOpen(library => library.encryptRoomEvent(room, eventType, content))
  }

  decryptRoomEvent(event: string, room: wasm.RoomId): Promise<wasm.DecryptedRoomEvent> {
    return this.#whileOpen(library => library.decryptRoomEvent(event, room, readAll()))
  }

  /** Signs canonical JSON with the keys of this device. */
  sign(message: string): Promise<ReadSignatures> {
    return this.#whileOpen(async library => readSignatures(await library.sign(message)))
  }

  /**
   * Gives up the store; another process may open it from now on. What is asked of the machine afterwards, or is under
   * way and can no longer be done, never settles: matrix-bot-sdk leaves work running that nobody waits for, and as a
   * rejection that nobody handles it would end a bot that is just stopping in order.
   */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.library.close()
    this.#store?.close()
  }

  async #whileOpen<T>(work: (library: wasm.OlmMachine) => Promise<T>): Promise<T> {
    if (this.#closed) return never()
    try {
      return await work(this.library)
    } catch (error) {
      if (this.#closed) return never()
      throw error
    }
  }

  /** A request that fails here stays with the Rust library, which gives it out again at the next sync. */
  async #sendOwn(request: LibraryRequest): Promise<void> {
    const message = ownMessage(request)
    if (this.#send === null || message === null) return
    try {
      const answer = await this.#send(message.method, message.path, JSON.parse(request.body))
      await this.library.markRequestAsSent(message.id, request.type, JSON.stringify(answer))
    } catch (error) {
      this.#settings.logger.warn(`matrix-crypto: ${wasm.RequestType[request.type]} was not sent: ${error}`)
    }
  }
}
