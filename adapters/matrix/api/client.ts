/** Client: the homeserver through matrix-bot-sdk. */

import {
  LogService,
  MatrixClient,
  MemoryStorageProvider,
  type RustSdkCryptoStorageProvider,
} from 'matrix-bot-sdk'
import { eventsOf, isEvent, type Json, type MatrixEvent, record, text } from './event.ts'
import type { Encryption, Homeserver } from './homeserver.ts'
import type { EventId, RoomId, UserId } from './ids.ts'
import { GarbageError, isNotFound } from './request-errors.ts'
import type { Method, RequestOptions, Transport } from './transport.ts'

/** The library's own log would hold what people write. */
LogService.setLogger({ trace() {}, debug() {}, info() {}, warn() {}, error() {} })

const V3 = '/_matrix/client/v3'
const UPLOAD = '/_matrix/media/v3/upload'
/** How long the server holds a sync when there is nothing new, and when it is given up. */
const HOLD_MS = 30_000
const SYNC_TIMEOUT_MS = 90_000
const PAGE = 100
const TYPING_MS = 20_000

const NOTHING = { not_types: ['*'] }
const filter = (limit: number) =>
  JSON.stringify({
    presence: NOTHING,
    room: { timeline: { limit }, state: { lazy_load_members: true }, ephemeral: NOTHING },
  })

/** The library's client, whose requests are ours. */
export class Client extends MatrixClient {
  private readonly transport: Transport

  constructor(transport: Transport, cryptoStore?: RustSdkCryptoStorageProvider) {
    super('', transport.token, new MemoryStorageProvider(), cryptoStore)
    this.transport = transport
  }

  override doRequest(
    method: Method,
    path: string,
    query?: NonNullable<RequestOptions['query']> | null,
    body?: object | null,
    timeoutMs?: number,
  ): Promise<Json> {
    return this.transport.request(method, path, {
      ...(query && { query }),
      ...(body && { body }),
      ...(timeoutMs && { timeoutMs }),
    })
  }
}

/** A homeserver as one login sees it. */
export class Server implements Homeserver {
  readonly userId: UserId
  readonly encryption: Encryption | null
  private readonly client: Client
  private readonly transport: Transport

  constructor(client: Client, transport: Transport, userId: UserId, encryption: Encryption | null) {
    this.client = client
    this.transport = transport
    this.userId = userId
    this.encryption = encryption
  }

  sync(since: string | null, isLongPoll: boolean): Promise<Json> {
    const query = {
      timeout: isLongPoll ? HOLD_MS : 0,
      filter: filter(since === null ? 1 : 50),
      ...(since !== null && { since }),
    }
    return this.transport.request('GET', `${V3}/sync`, {
      query,
      timeoutMs: SYNC_TIMEOUT_MS,
      isLongPoll: true,
    })
  }

  async messagesBefore(room: RoomId, from: string, to: string) {
    const query = { dir: 'b', from, to, limit: PAGE }
    const { chunk, end } = await this.transport.request('GET', path('rooms', room, 'messages'), { query })
    return { events: eventsOf(chunk), next: text(end) }
  }

  async event(room: RoomId, id: EventId): Promise<MatrixEvent> {
    const event: unknown = await this.client.getRawEvent(room, id)
    if (!isEvent(event)) throw new GarbageError('the answer is not an event')
    return event
  }

  async state(room: RoomId, type: string, key = ''): Promise<Json> {
    return record(await this.client.getRoomStateEvent(room, type, key))
  }

  async others(room: RoomId): Promise<UserId[]> {
    const query = { not_membership: 'leave' }
    const { chunk } = await this.transport.request('GET', path('rooms', room, 'members'), { query })
    return eventsOf(chunk)
      .filter(({ content: { membership } }) => membership === 'join' || membership === 'invite')
      .map(event => event.state_key as UserId)
      .filter(user => user !== this.userId)
  }

  async put(room: RoomId, type: string, transaction: string, content: Json): Promise<EventId> {
    const answer = await this.transport.request('PUT', path('rooms', room, 'send', type, transaction), {
      body: content,
    })
    const id = text(answer.event_id)
    if (id === null) throw new GarbageError('the answer has no event id')
    return id as EventId
  }

  async upload(bytes: Uint8Array, mediaType: string, name: string | null): Promise<string> {
    const answer = await this.transport.request('POST', UPLOAD, {
      file: { bytes, mediaType },
      ...(name !== null && { query: { filename: name } }),
    })
    const address = text(answer.content_uri)
    if (address === null) throw new GarbageError('the answer has no address of the file')
    return address
  }

  async redact(room: RoomId, event: EventId, transaction: string): Promise<void> {
    await this.transport.request('PUT', path('rooms', room, 'redact', event, transaction), { body: {} })
  }

  async join(room: RoomId, via: readonly string[]): Promise<void> {
    await this.client.joinRoom(room, [...via])
  }

  async leave(room: RoomId): Promise<void> {
    await this.client.leaveRoom(room)
    await this.client.forgetRoom(room)
  }

  async creation(room: RoomId) {
    const query = { format: 'event' }
    const given = await this.transport.request('GET', path('rooms', room, 'state', 'm.room.create', ''), {
      query,
    })
    return 'content' in given
      ? { sender: text(given.sender) as UserId | null, content: record(given.content) }
      : { sender: null, content: given }
  }

  async setTyping(room: RoomId, isTyping: boolean): Promise<void> {
    await this.client.setTyping(room, isTyping, TYPING_MS)
  }

  async markRead(room: RoomId, event: EventId, thread: EventId | null): Promise<void> {
    const body = { thread_id: thread ?? 'main' }
    await this.transport.request('POST', path('rooms', room, 'receipt', 'm.read', event), { body })
  }

  async roomData(room: RoomId, type: string): Promise<Json | null> {
    try {
      return record(await this.client.getRoomAccountData(type, room))
    } catch (error) {
      if (isNotFound(error)) return null
      throw error
    }
  }

  async setRoomData(room: RoomId, type: string, content: Json): Promise<void> {
    await this.client.setRoomAccountData(type, room, content)
  }

  async displayName(): Promise<string | null> {
    const { displayname } = record(await this.client.getUserProfile(this.userId))
    return text(displayname)
  }

  async setDisplayName(name: string): Promise<void> {
    await this.client.setDisplayName(name)
  }

  close(): void {
    this.encryption?.close()
  }
}

function path(...parts: readonly string[]): string {
  return [V3, ...parts.map(encodeURIComponent)].join('/')
}
