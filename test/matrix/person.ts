/** A person with the same client library as Element Web, who talks to devices only that their owner has signed. */

import {
  ClientEvent,
  createClient,
  EventType,
  type IContent,
  type MatrixClient,
  type MatrixEvent,
  MatrixEventEvent,
  MsgType,
  Preset,
  RoomEvent,
  RoomStateEvent,
  SyncState,
} from 'matrix-js-sdk'
import {
  type CryptoCallbacks,
  decodeRecoveryKey,
  EventShieldColour,
  OnlySignedDevicesIsolationMode,
} from 'matrix-js-sdk/lib/crypto-api/index.js'
import { type Logger, logger } from 'matrix-js-sdk/lib/logger.js'
import type { Login } from './server.ts'

/** Some parts of the library write to a log of their own, whichever they are given. */
const silent: Logger = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, getChild: () => silent }
Object.assign(logger, silent, { log() {} })

export interface Answer {
  readonly body: string
  /** Whether it came encrypted. */
  readonly isEncrypted: boolean
  /** Whether Element would show a warning beside it. */
  readonly isShielded: boolean
}

export class Person {
  readonly client: MatrixClient
  readonly userId: string

  private constructor(client: MatrixClient, userId: string) {
    this.client = client
    this.userId = userId
  }

  /**
   * Logs in. An account without an identity gets one; with `recoveryKey` the account's identity is read from its
   * secret storage.
   */
  static async signIn(url: string, login: Login, recoveryKey?: string): Promise<Person> {
    let secretKey = recoveryKey === undefined ? null : decodeRecoveryKey(recoveryKey)
    const cryptoCallbacks: CryptoCallbacks = {
      getSecretStorageKey: async ({ keys }) => {
        const [id] = Object.keys(keys)
        return id === undefined || secretKey === null ? null : [id, secretKey]
      },
      cacheSecretStorageKey: (_id, _info, key) => {
        secretKey = key
      },
    }
    const client = createClient({ baseUrl: url, ...login, logger: silent, cryptoCallbacks })
    await client.initRustCrypto({ useIndexedDB: false })
    const crypto = encryptionOf(client)
    crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode())
    const synced = new Promise<void>(resolve => {
      client.on(ClientEvent.Sync, state => state === SyncState.Prepared && resolve())
    })
    await client.startClient({ initialSyncLimit: 20 })
    await synced
    // Only now does the client know the devices and the identity of its own account.
    await crypto.userHasCrossSigningKeys(login.userId, true)
    await crypto.bootstrapCrossSigning({
      authUploadDeviceSigningKeys: async upload => void (await upload(null)),
    })
    return new Person(client, login.userId)
  }

  /** Keeps the identity in the account's secret storage, as Element does when it sets up recovery. */
  async setUpRecovery(): Promise<string> {
    const crypto = encryptionOf(this.client)
    const key = await crypto.createRecoveryKeyFromPassphrase()
    await crypto.bootstrapSecretStorage({ createSecretStorageKey: async () => key })
    if (key.encodedPrivateKey === undefined) throw new Error('the client made no recovery key')
    return key.encodedPrivateKey
  }

  /** Whether this device holds all private keys of its account's identity. */
  async holdsIdentity(): Promise<boolean> {
    const { privateKeysCachedLocally: held } = await encryptionOf(this.client).getCrossSigningStatus()
    return held.masterKey && held.selfSigningKey && held.userSigningKey
  }

  /** Makes an encrypted room and waits until the other has joined it. */
  async openRoom(other: string): Promise<string> {
    const { room_id } = await this.client.createRoom({
      preset: Preset.TrustedPrivateChat,
      invite: [other],
      is_direct: true,
      initial_state: [
        { type: EventType.RoomEncryption, state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } },
      ],
    })
    await this.joined(room_id, other)
    return room_id
  }

  /** Resolves when somebody is in a room. */
  joined(room: string, user: string): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (this.client.getRoom(room)?.getMember(user)?.membership !== 'join') return
        this.client.off(RoomStateEvent.Members, look)
        this.client.off(ClientEvent.Room, look)
        resolve()
      }
      this.client.on(RoomStateEvent.Members, look)
      // Members of a room that is new to the client are told before the client knows the room.
      this.client.on(ClientEvent.Room, look)
      look()
    })
  }

  /** Sends a question and returns its id. */
  async ask(room: string, body: string): Promise<string> {
    const { event_id } = await this.client.sendMessage(room, { msgtype: MsgType.Text, body })
    return event_id
  }

  /** The answer to a question, as soon as it is here and decrypted. */
  async answerTo(question: string): Promise<Answer> {
    const event = await this.timelineEvent(
      candidate => candidate.replyEventId === question && candidate.getType() === EventType.RoomMessage,
    )
    const info = await encryptionOf(this.client).getEncryptionInfoForEvent(event)
    return {
      body: String(event.getContent().body),
      isEncrypted: event.isEncrypted(),
      isShielded: info?.shieldColour !== EventShieldColour.NONE,
    }
  }

  /** The first message with a file in a room, as soon as it is here and decrypted. */
  async file(room: string): Promise<{ readonly content: IContent; readonly isEncrypted: boolean }> {
    const event = await this.timelineEvent(candidate => {
      const { filename } = candidate.getContent()
      return candidate.getRoomId() === room && filename !== undefined
    })
    return { content: event.getContent(), isEncrypted: event.isEncrypted() }
  }

  /** Ids of all events that this client could not decrypt. */
  undecrypted(): string[] {
    const events = this.client.getRooms().flatMap(room => room.getLiveTimeline().getEvents())
    return events.filter(event => event.isDecryptionFailure()).map(event => event.getId() ?? '')
  }

  signOut(): void {
    this.client.stopClient()
  }

  /** The first event that `fits`, as soon as it is here and decrypted. */
  private timelineEvent(fits: (event: MatrixEvent) => boolean): Promise<MatrixEvent> {
    return new Promise(resolve => {
      const look = (candidate: MatrixEvent) => {
        if (!fits(candidate)) return
        this.client.off(RoomEvent.Timeline, look)
        this.client.off(MatrixEventEvent.Decrypted, look)
        resolve(candidate)
      }
      this.client.on(RoomEvent.Timeline, look)
      this.client.on(MatrixEventEvent.Decrypted, look)
      for (const room of this.client.getRooms()) room.getLiveTimeline().getEvents().forEach(look)
    })
  }
}

function encryptionOf(client: MatrixClient) {
  const crypto = client.getCrypto()
  if (crypto === undefined) throw new Error('the client has no encryption')
  return crypto
}
