/** Homeserver: what the adapter asks of it, whichever library speaks to it. */

import type { Json, MatrixEvent } from './event.ts'

export interface Homeserver {
  /** The bot's own user id. */
  readonly userId: string
  /** Null when it is switched off. */
  readonly encryption: Encryption | null
  /** What is new since `since`, or what there is at all; where nothing is, a long poll waits for it. */
  sync(since: string | null, isLongPoll: boolean): Promise<Json>
  /** Events of a room before the token `from` and not before `to`, the newest first; `next` is where older ones are. */
  messagesBefore(
    room: string,
    from: string,
    to: string,
  ): Promise<{ events: MatrixEvent[]; next: string | null }>
  event(room: string, id: string): Promise<MatrixEvent>
  /** Content of a state event. */
  state(room: string, type: string, key?: string): Promise<Json>
  /** Who made a room, where the server tells, and with what. */
  creation(room: string): Promise<{ readonly sender: string | null; readonly content: Json }>
  /** The others who are in a room or invited. */
  others(room: string): Promise<string[]>
  /** Sends an event and gives its id; the same transaction is done once. */
  put(room: string, type: string, transaction: string, content: Json): Promise<string>
  redact(room: string, event: string, transaction: string): Promise<void>
  join(room: string, via: readonly string[]): Promise<void>
  /** Leaves a room or refuses an invitation, and forgets it. */
  leave(room: string): Promise<void>
  setTyping(room: string, isTyping: boolean): Promise<void>
  markRead(room: string, event: string, thread: string | null): Promise<void>
  /** Account data about a room, or null. */
  roomData(room: string, type: string): Promise<Json | null>
  setRoomData(room: string, type: string, content: Json): Promise<void>
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
  isPrepared(room: string): Promise<boolean>
  /** Takes note of how a room is encrypted: the content of `m.room.encryption`, and who may read what was written before. */
  prepare(room: string, settings: Json, historyVisibility: string | null): Promise<void>
  encrypt(room: string, type: string, content: Json): Promise<Json>
  /** The event in the clear, or null when there is no key for it. */
  decrypt(room: string, event: MatrixEvent): Promise<MatrixEvent | null>
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
