/** Rooms: what the bot knows of the rooms it is in: how many are there, and their settings. In memory, asked for when needed. */

import type { Json } from '../api/event.ts'
import type { Homeserver } from '../api/homeserver.ts'
import type { RoomId, UserId } from '../api/ids.ts'
import { isNotFound } from '../api/request-errors.ts'
import type { Retry } from '../api/retry.ts'
import { RoomCache } from './cache.ts'
import { isModerator, type RoomSettings, readSettings, SETTINGS_TYPE } from './settings.ts'

export class Rooms {
  private readonly server: Homeserver
  private readonly retry: Retry
  private readonly counts = new RoomCache<number>()
  private readonly known = new RoomCache<RoomSettings>()

  constructor(server: Homeserver, retry: Retry) {
    this.server = server
    this.retry = retry
  }

  /** Alone with one other person, who is in the room or invited. */
  async isDirect(room: RoomId): Promise<boolean> {
    return (await this.others(room)) === 1
  }

  /** Nobody else is there, and nobody is expected. */
  async isAlone(room: RoomId): Promise<boolean> {
    return (await this.others(room)) === 0
  }

  settings(room: RoomId): Promise<RoomSettings> {
    return this.known.get(room, async () =>
      readSettings(await this.retry.run(() => this.server.roomData(room, SETTINGS_TYPE))),
    )
  }

  /** Changes some of the settings as they are now, and gives all of them. */
  async change(room: RoomId, change: Partial<RoomSettings>): Promise<RoomSettings> {
    const settings = { ...(await this.settings(room)), ...change }
    await this.known.change(room, settings, () =>
      this.retry.run(() => this.server.setRoomData(room, SETTINGS_TYPE, settings)),
    )
    return settings
  }

  async isModerator(room: RoomId, user: UserId): Promise<boolean> {
    const levels = await this.powerLevels(room)
    const creation = await this.retry.run(() => this.server.creation(room))
    return isModerator(user, levels, creation)
  }

  /** Somebody came or went; `joined` are in the room now, the bot among them, where the server tells. */
  noteMembers(room: RoomId, joined: number | null): void {
    // With more than one other, those who are invited change nothing.
    if (joined !== null && joined > 2) this.counts.set(room, joined - 1)
    else this.counts.forget(room)
  }

  /** The settings were changed, maybe by another login of the account. */
  noteSettings(room: RoomId, content: Json): void {
    this.known.set(room, readSettings(content))
  }

  forget(room: RoomId): void {
    this.counts.forget(room)
    this.known.forget(room)
  }

  private others(room: RoomId): Promise<number> {
    return this.counts.get(room, async () => {
      const { length } = await this.retry.run(() => this.server.others(room))
      return length
    })
  }

  private powerLevels(room: RoomId): Promise<Json> {
    return this.retry.run(async () => {
      try {
        return await this.server.state(room, 'm.room.power_levels')
      } catch (error) {
        if (isNotFound(error)) return {}
        throw error
      }
    })
  }
}
