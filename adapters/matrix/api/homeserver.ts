/** Homeserver: what the adapter asks of it, whichever library speaks to it. */

import type { Json, MatrixEvent } from './event.ts'
import type { EventId, RoomId, UserId } from './ids.ts'

export interface Homeserver {
  /** The bot's own user id. */
  readonly userId: UserId
  /** Null when it is switched off. */
  readonly encryption: Encryption | null
  /** What is new since `since`, or what there is at all; where nothing is, a long poll waits for it. */
  sync(since: string | null, isLongPoll: boolean): Promise<Json>
  /** Events of a room before the token `from` and not before `to`, the newest first; `next` is where older ones are. */
  messagesBefore(
    room: RoomId,
    from: string,
    to: string,
  ): Promise<{ events: MatrixEvent[]; next: string | null }>
  event(room: RoomId, id: EventId): Promise<MatrixEvent>
  /** Content of a state event. */
  state(room: RoomId, type: string, key?: string): Promise<Json>
  /** Who made a room, where the server tells, and with what. */
  creation(room: RoomId): Promise<{ readonly sender: UserId | null; readonly content: Json }>
  /** The others who are in a room or invited. */
  others(room: RoomId): Promise<UserId[]>
  /** Sends an event and gives its id; the same transaction is done once. */
  put(room: RoomId, type: string, transaction: string, content: Json): Promise<EventId>
  /** Stores bytes in the server's media repository and gives their `mxc://` address. `name` is for people, or null. */
  upload(bytes: Uint8Array, mediaType: string, name: string | null): Promise<string>
  redact(room: RoomId, event: EventId, transaction: string): Promise<void>
  join(room: RoomId, via: readonly string[]): Promise<void>
  /** Leaves a room or refuses an invitation, and forgets it. */
  leave(room: RoomId): Promise<void>
  setTyping(room: RoomId, isTyping: boolean): Promise<void>
  markRead(room: RoomId, event: EventId, thread: EventId | null): Promise<void>
  /** Account data about a room, or null. */
  roomData(room: RoomId, type: string): Promise<Json | null>
  setRoomData(room: RoomId, type: string, content: Json): Promise<void>
  displayName(): Promise<string | null>
  setDisplayName(name: string): Promise<void>
  /** Gives up the keys. */
  close(): void
}

/** End-to-end encryption of one device. */
export interface Encryption {
  /** Takes keys out of what a sync brought. */
  takeIn(sync: Json): Promise<void>
  /** Whether it knows how this room is encrypted. */
  isPrepared(room: RoomId): Promise<boolean>
  /** Takes note of how a room is encrypted: the content of `m.room.encryption`, and who may read what was written before. */
  prepare(room: RoomId, settings: Json, historyVisibility: string | null): Promise<void>
  encrypt(room: RoomId, type: string, content: Json): Promise<Json>
  /** The bytes encrypted, and the field `file` of a message without its `url`. */
  encryptFile(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly file: Json }
  /** The event in the clear, or null when there is no key for it. */
  decrypt(room: RoomId, event: MatrixEvent): Promise<MatrixEvent | null>
  /** Makes the account's identity vouch for this device. */
  sign(recoveryKey: string | null): Promise<Signing>
  /** Stores the identity on the server under a recovery key, which `keep` gets before it counts; once. */
  backUp(keep: (recoveryKey: string) => void): Promise<void>
  /** Gives up the keys; another process may open them. */
  close(): void
}

export type Signing =
  | { readonly kind: 'signed'; readonly identity: 'known' | 'created' | 'imported' }
  | {
      readonly kind: 'unsigned'
      readonly reason: string
      readonly message: string
      readonly steps: readonly string[]
    }
