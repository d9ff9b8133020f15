/** A device that talks to the test homeserver the way matrix-bot-sdk does, with nothing but the machine. */

import { type Account, type Homeserver, startHomeserver } from '@doslova/fake-homeserver'
import { onTestFinished } from 'vitest'
import {
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  OlmMachine,
  RequestType,
  RoomId,
  type Send,
  UserId,
} from '../index.ts'
import type { StoreType } from '../options.ts'
import type { OutgoingRequest } from '../requests.ts'

const CLIENT = '/_matrix/client/v3'

/** A homeserver that stops when the test is over. */
export async function homeserver(): Promise<Homeserver> {
  const server = await startHomeserver()
  onTestFinished(() => server.stop())
  return server
}

/** Sends requests as this account, and rejects as matrix-bot-sdk does when the server says no. */
function senderFor(server: Homeserver, account: Account): Send {
  return async (method, path, body) => {
    const answer = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${account.accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const result = (await answer.json()) as { errcode?: string }
    if (answer.ok) return result
    throw Object.assign(new Error(result.errcode), {
      errcode: result.errcode,
      statusCode: answer.status,
      body: result,
    })
  }
}

interface Sync {
  next_batch: string
  to_device: { events: unknown[] }
  device_lists: { changed: string[]; left: string[] }
  device_one_time_keys_count: Record<string, number>
  device_unused_fallback_key_types: string[]
  rooms: { join: Record<string, { timeline: { events: { type: string; event_id: string }[] } }> }
}

export class Peer {
  readonly machine: OlmMachine
  readonly send: Send
  #since: string | null = null

  constructor(machine: OlmMachine, send: Send) {
    this.machine = machine
    this.send = send
  }

  /** Sends what the machine wants sent, as matrix-bot-sdk does after each sync. */
  async run(): Promise<void> {
    for (const request of await this.machine.outgoingRequests()) await this.#deliver(request)
  }

  /** Takes in one sync and returns the events of all rooms. */
  async sync(): Promise<{ roomId: string; raw: string }[]> {
    const since = this.#since === null ? '' : `?since=${this.#since}`
    const sync = (await this.send('GET', `${CLIENT}/sync${since}`)) as Sync
    this.#since = sync.next_batch
    const { changed, left } = sync.device_lists
    await this.machine.receiveSyncChanges(
      JSON.stringify(sync.to_device.events),
      new DeviceLists(ids(changed), ids(left)),
      sync.device_one_time_keys_count,
      sync.device_unused_fallback_key_types,
    )
    await this.run()
    return Object.entries(sync.rooms.join).flatMap(([roomId, room]) =>
      room.timeline.events.map(event => ({ roomId, raw: JSON.stringify({ ...event, room_id: roomId }) })),
    )
  }

  /** Encrypts a message for all members of a room and sends it; a text, or any other content. */
  async say(roomId: string, message: string | object): Promise<void> {
    const members = (await this.send('GET', `${CLIENT}/rooms/${roomId}/joined_members`)) as { joined: object }
    const users = ids(Object.keys(members.joined))
    await this.machine.updateTrackedUsers(users)
    await this.run()
    const claim = await this.machine.getMissingSessions(users)
    if (claim !== null) await this.#deliver(claim)
    for (const request of await this.machine.shareRoomKey(
      new RoomId(roomId),
      users,
      new EncryptionSettings(),
    )) {
      await this.#deliver(request)
    }
    const content = typeof message === 'string' ? { msgtype: 'm.text', body: message } : message
    const json = JSON.stringify(content)
    const encrypted = await this.machine.encryptRoomEvent(new RoomId(roomId), 'm.room.message', json)
    const path = `${CLIENT}/rooms/${roomId}/send/m.room.encrypted/${crypto.randomUUID()}`
    await this.send('PUT', path, JSON.parse(encrypted))
  }

  /** Texts of the encrypted messages that one sync brings; what cannot be read is `unreadable`. */
  async read(): Promise<string[]> {
    const events = await this.sync()
    const encrypted = events.filter(({ raw }) => JSON.parse(raw).type === 'm.room.encrypted')
    return Promise.all(
      encrypted.map(async ({ roomId, raw }) => {
        try {
          const clear = await this.machine.decryptRoomEvent(raw, new RoomId(roomId))
          return String(JSON.parse(clear.event).content.body)
        } catch {
          return 'unreadable'
        }
      }),
    )
  }

  /** Goes on where another peer of the same account stopped. */
  continueFrom({ since }: { readonly since: string | null }): this {
    this.#since = since
    return this
  }

  get since(): string | null {
    return this.#since
  }

  async #deliver(request: OutgoingRequest): Promise<void> {
    const body = JSON.parse(request.body)
    const answer = await (request.type === RequestType.ToDevice
      ? this.send('PUT', `${CLIENT}/sendToDevice/${body.event_type}/${request.id}`, {
          messages: body.messages,
        })
      : this.send('POST', `${CLIENT}/${PATHS[request.type]}`, body))
    await this.machine.markRequestAsSent(request.id, request.type, JSON.stringify(answer))
  }
}

const PATHS: Readonly<Record<number, string>> = {
  [RequestType.KeysUpload]: 'keys/upload',
  [RequestType.KeysQuery]: 'keys/query',
  [RequestType.KeysClaim]: 'keys/claim',
}

export const ids = (users: readonly string[]) => users.map(user => new UserId(user))

/** A peer whose keys are on the server; with a folder they are kept there, without one in memory. */
export async function peer(
  server: Homeserver,
  account: Account,
  folder?: string,
  storeType?: StoreType,
): Promise<Peer> {
  const user = new UserId(account.userId)
  const device = new DeviceId(account.deviceId)
  const machine = await OlmMachine.initialize(user, device, folder, '', storeType)
  const made = new Peer(machine, senderFor(server, account))
  await made.run()
  return made
}
