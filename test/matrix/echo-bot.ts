/** The smallest bot on matrix-bot-sdk with encryption: it answers every text with the same text. */

import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  backUpIdentity,
  type CrossSigning,
  crossSign,
  machineOf,
  type Send,
  StoreType,
} from '@doslova/matrix-crypto'
import {
  AutojoinRoomsMixin,
  LogService,
  MatrixClient,
  RustSdkCryptoStorageProvider,
  SimpleFsStorageProvider,
} from 'matrix-bot-sdk'
import { type Method, type RequestOptions, Transport } from '../../adapters/matrix/api/transport.ts'
import type { Login } from './server.ts'

LogService.setLogger({ trace() {}, debug() {}, info() {}, warn() {}, error() {} })

export interface EchoBot {
  readonly crossSigning: CrossSigning
  /** Ids of events that could not be decrypted. */
  readonly undecrypted: readonly string[]
  /** Resolves at the next event that cannot be decrypted. */
  failsToDecrypt(): Promise<void>
  makeRecoveryKey(): Promise<string>
  /** Ends all its requests and gives up its store. */
  stop(): void
}

interface Message {
  readonly event_id: string
  readonly sender: string
  readonly content: { readonly msgtype?: string; readonly body?: string }
}

/** Of ten events, which is what servers send, it would miss questions after a longer while. */
const WHOLE_TIMELINE = { room: { timeline: { limit: 100 } } }

class EchoClient extends MatrixClient {
  /** A sync counts as seen only when its keys and questions are. */
  protected override persistTokenAfterSync = true
  transport: Transport | null = null

  /** matrix-bot-sdk watches over some of its own requests not at all: what a stop breaks off is never answered. */
  isStopped = false

  override async doRequest(
    method: Method,
    path: string,
    query?: RequestOptions['query'] | null,
    body?: object | null,
    timeoutMs?: number,
  ) {
    if (this.transport === null) throw new Error('the transport comes first')
    try {
      return await this.transport.request(method, path, {
        ...(query && { query }),
        ...(body && { body }),
        ...(timeoutMs && { timeoutMs }),
      })
    } catch (error) {
      if (this.isStopped) return new Promise<never>(() => {})
      throw error
    }
  }
}

/** Starts the bot with its state in `folder`: the same folder is the same bot. */
export async function startEchoBot(
  url: string,
  login: Login,
  folder: string,
  recoveryKey?: string,
): Promise<EchoBot> {
  const stopping = new AbortController()
  const transport = new Transport({ url, stopping: stopping.signal, closing: stopping.signal })
  transport.token = login.accessToken
  mkdirSync(folder, { recursive: true })
  const storage = new SimpleFsStorageProvider(join(folder, 'bot.json'))
  const cryptoStore = new RustSdkCryptoStorageProvider(join(folder, 'crypto'), StoreType.Sqlite)
  const client = new EchoClient(url, login.accessToken, storage, cryptoStore)
  client.transport = transport
  AutojoinRoomsMixin.setupOnClient(client)

  const undecrypted: string[] = []
  client.on('room.failed_decryption', (_room: string, event: Message) => undecrypted.push(event.event_id))
  client.on('room.message', (room: string, { event_id, sender, content }: Message) => {
    if (sender === login.userId || content.msgtype !== 'm.text') return
    const relation = { 'm.in_reply_to': { event_id } }
    const answer = { msgtype: 'm.notice', body: `echo: ${content.body}`, 'm.relates_to': relation }
    void client.sendMessage(room, answer)
  })

  await client.crypto.prepare(await client.getJoinedRooms())
  const machine = machineOf(client.crypto)
  const send: Send = (method, path, body) => client.doRequest(method, path, null, body)
  const crossSigning = await crossSign(machine, send, recoveryKey === undefined ? {} : { recoveryKey })
  await client.start(WHOLE_TIMELINE)
  return {
    crossSigning,
    undecrypted,
    async failsToDecrypt() {
      await once(client, 'room.failed_decryption')
    },
    async makeRecoveryKey() {
      let made = ''
      const { kind } = await backUpIdentity(machine, send, key => {
        made = key
      })
      if (kind !== 'saved') throw new Error(`no recovery key was made: ${kind}`)
      return made
    },
    stop() {
      client.stop()
      client.isStopped = true
      stopping.abort()
      machine.close()
    },
  }
}
