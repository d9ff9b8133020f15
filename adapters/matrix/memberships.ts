/** Memberships: joining rooms and leaving them. */

import { randomUUID } from 'node:crypto'
import { saying } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Homeserver } from './api/homeserver.ts'
import type { RoomId } from './api/ids.ts'
import { classifyError, isRefused, StoppedError } from './api/request-errors.ts'
import { type Retry, waitAfter } from './api/retry.ts'
import { noticeContent } from './message/content.ts'
import { renderMatrix } from './message/render.ts'
import type { Sender } from './message/sender.ts'
import type { Rooms } from './rooms/rooms.ts'
import type { Joining, Store } from './store.ts'

export interface MembershipsOptions {
  readonly server: Homeserver
  readonly rooms: Rooms
  readonly store: Store
  readonly sender: Sender
  readonly retry: Retry
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
}

/** Servers refuse for a while when the invitation has not reached them all; this is about two minutes. */
const TRIES = 10

export class Memberships {
  private readonly options: MembershipsOptions

  constructor(options: MembershipsOptions) {
    this.options = options
  }

  /** Goes into a room. After an upgrade its settings come along, and the old room is left. */
  async join({ room, via, from }: Joining): Promise<void> {
    const { log, rooms } = this.options
    if (!(await this.enter(room, via))) {
      log.warn('matrix room not joined', { tries: TRIES })
      return
    }
    rooms.noteMembers(room, null)
    log.info('matrix room joined', { upgrade: from !== null })
    if (from === null) return this.greet(room)
    const settings = await rooms.settings(from)
    await rooms.change(room, settings)
    await this.leave(from)
  }

  /** Leaves a room, or refuses an invitation. */
  async leave(room: RoomId): Promise<void> {
    const { retry, server } = this.options
    try {
      await retry.run(() => server.leave(room))
    } catch (error) {
      if (!isRefused(error)) throw error
    }
    this.forget(room)
  }

  async leaveWhenAlone(room: RoomId): Promise<void> {
    const { rooms, log } = this.options
    try {
      if (!(await rooms.isAlone(room))) return
    } catch (error) {
      if (isRefused(error)) return
      throw error
    }
    await this.leave(room)
    log.info('matrix room left', { reason: 'nobody else is there' })
  }

  /** The bot is not in the room any more. */
  forget(room: RoomId): void {
    this.options.rooms.forget(room)
    this.options.store.forgetRoom(room)
  }

  private async enter(room: RoomId, via: string | null): Promise<boolean> {
    const { server, clock, signal } = this.options
    for (let tries = 1; ; tries++) {
      try {
        await server.join(room, via === null ? [] : [via])
        return true
      } catch (error) {
        const classified = classifyError(error)
        if (classified.kind === 'aborted') throw new StoppedError('the bot stops', { cause: error })
        if (classified.kind === 'dead-token' || classified.kind === 'other') throw error
        if (tries === TRIES) return false
        await clock.sleep(waitAfter(classified, tries), signal)
        if (signal.aborted) throw new StoppedError('the bot stops')
      }
    }
  }

  /** Says in a room of several people, once, when the bot answers. */
  private async greet(room: RoomId): Promise<void> {
    const { rooms, sender, store } = this.options
    if (store.knows(room, 'greeted')) return
    if ((await rooms.isDirect(room)) || (await rooms.isAlone(room))) return
    store.learn(room, 'greeted')
    for (const piece of renderMatrix(saying(PHRASES.roomHello)))
      await sender.send(room, `doslova-${randomUUID()}`, noticeContent(piece))
  }
}
