/** Event reader: what events ask, of whom, and what they refer to. */

import { type Cache, createCache } from '../../../src/cache.ts'
import type { Clock } from '../../shared/clock.ts'
import { type Json, type MatrixEvent, relationsOf } from '../api/event.ts'
import type { Homeserver } from '../api/homeserver.ts'
import type { EventId, RoomId } from '../api/ids.ts'
import { isRefused } from '../api/request-errors.ts'
import type { Retry } from '../api/retry.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Address } from './content.ts'
import { type Incoming, readIncoming, readReplied, repliedText } from './incoming.ts'
import type { SentAnswerStore } from './sent-answers.ts'

/** Where it is remembered in which threads the bot has answered. */
interface ThreadFacts {
  knows(room: RoomId, fact: `thread ${EventId}`): boolean
}

export interface ReaderOptions {
  readonly server: Homeserver
  /** Whether there is such a command, so that a room's other bots keep theirs. */
  readonly isCommand: (name: string) => boolean
  readonly store: Pick<SentAnswerStore, 'answer'> & ThreadFacts
  readonly rooms: Rooms
  readonly retry: Retry
  readonly clock: Clock
}

/** What an event asks, and where the answer goes. */
export interface Asked {
  readonly incoming: Incoming
  readonly address: Address
  /** The message that it replies to, or null. */
  readonly replyTo: EventId | null
  /** What somebody else wrote that it replies to, unless that is all that it asks; empty where there is none. */
  readonly replied: string
}

const OURS = { ttlMs: 60 * 60_000, max: 5_000 }

export class Reader {
  private readonly options: ReaderOptions
  /** Whether an event that somebody refers to is one of ours. */
  private readonly ours: Cache<EventId, boolean>

  constructor(options: ReaderOptions) {
    this.options = options
    this.ours = createCache({ ...OURS, now: options.clock.now })
  }

  /** What an event asks; null when it does not ask the bot. */
  async read(room: RoomId, event: MatrixEvent): Promise<Asked | null> {
    const isDirect = await this.options.rooms.isDirect(room)
    const isToUs = !isDirect && (await this.isToUs(room, event.content))
    return this.asked(room, event, isDirect, isToUs)
  }

  /** The same for an event that was answered before, and so asks the bot whatever its text says. */
  async readAgain(room: RoomId, event: MatrixEvent): Promise<Asked | null> {
    return this.asked(room, event, await this.options.rooms.isDirect(room), true)
  }

  /** Where the answer to an event without a key would go, or null when it does not ask the bot. */
  async readUndecryptable(room: RoomId, event: MatrixEvent): Promise<Address | null> {
    const isDirect = await this.options.rooms.isDirect(room)
    if (!isDirect && !(await this.isToUs(room, event.content))) return null
    return this.addressOf(room, event, isDirect)
  }

  /** An event in the clear, or null when it is gone or cannot be read. */
  async original(room: RoomId, id: EventId): Promise<MatrixEvent | null> {
    const event = await this.fetch(room, id)
    if (event === null || event.type !== 'm.room.encrypted') return event
    return (await this.options.server.encryption?.decrypt(room, event)) ?? null
  }

  /** An event as the server has it, or null when it has not. */
  async fetch(room: RoomId, id: EventId): Promise<MatrixEvent | null> {
    const { retry, server } = this.options
    try {
      return await retry.run(() => server.event(room, id))
    } catch (error) {
      if (isRefused(error)) return null
      throw error
    }
  }

  private async asked(
    room: RoomId,
    event: MatrixEvent,
    isDirect: boolean,
    isToUs: boolean,
  ): Promise<Asked | null> {
    const { server, isCommand } = this.options
    const incoming = readIncoming(event, { me: server.userId, isDirect, isToUs, isCommand })
    if (incoming === null) return null
    const { replyTo } = relationsOf(event.content)
    const address = await this.addressOf(room, event, isDirect)
    const other =
      replyTo === null || incoming.type !== 'text' ? null : await this.ofSomebodyElse(room, replyTo)
    // A message that only names the bot asks what it replies to.
    const isNameAlone = incoming.type === 'text' && incoming.text === ''
    const replied = other === null ? '' : repliedText(other)
    if (other === null || !isNameAlone) return { incoming, address, replyTo, replied }
    return { incoming: readReplied(other), address, replyTo, replied: '' }
  }

  /** A message that is not ours, or null. */
  private async ofSomebodyElse(room: RoomId, id: EventId): Promise<MatrixEvent | null> {
    if (this.options.store.answer(id) !== null) return null
    const event = await this.original(room, id)
    return event?.sender === this.options.server.userId ? null : event
  }

  private async addressOf(room: RoomId, event: MatrixEvent, isDirect: boolean): Promise<Address> {
    const { threads } = await this.options.rooms.settings(room)
    const { thread } = relationsOf(event.content)
    return {
      room,
      event: event.event_id,
      asker: event.sender,
      thread: thread ?? (threads ? event.event_id : null),
      isDirect,
    }
  }

  /** Whether a message replies to one of ours, or stands in a thread that begins with one or has one. */
  private async isToUs(room: RoomId, content: Json): Promise<boolean> {
    const { thread, replyTo } = relationsOf(content)
    if (thread !== null && this.options.store.knows(room, `thread ${thread}`)) return true
    for (const target of [replyTo, thread])
      if (target !== null && (await this.isOurs(room, target))) return true
    return false
  }

  private async isOurs(room: RoomId, id: EventId): Promise<boolean> {
    if (this.options.store.answer(id) !== null) return true
    const known = this.ours.get(id)
    if (known !== undefined) return known
    const event = await this.fetch(room, id)
    const isOurs = event?.sender === this.options.server.userId
    this.ours.set(id, isOurs)
    return isOurs
  }
}
