/** State: all that the server knows, put together. */

import type { User } from '@grammyjs/types'
import type { Settings } from '../options.ts'
import type { Upload } from '../params.ts'
import { Faults } from './faults.ts'
import { GroupLimit } from './group-limit.ts'
import { Journal } from './journal.ts'
import { Polling } from './polling.ts'
import { Profile } from './profile.ts'
import { Queries } from './queries.ts'
import { Rooms } from './rooms.ts'
import { Signals } from './signals.ts'
import { UpdateQueue } from './updates.ts'
import { Webhook } from './webhook.ts'

export interface Server {
  readonly settings: Settings
  /** The bot as others see it. */
  readonly bot: User
  readonly users: Map<number, User>
  readonly rooms: Rooms
  readonly queries: Queries
  readonly profile: Profile
  /** By `file_id`. */
  readonly uploads: Map<string, Upload>
  readonly queue: UpdateQueue
  readonly polling: Polling
  readonly webhook: Webhook
  readonly journal: Journal
  readonly faults: Faults
  readonly groupLimit: GroupLimit
  readonly signals: Signals
}

export function createServer(settings: Settings): Server {
  const { id, first_name, username } = settings.me
  const bot: User = { id, is_bot: true, first_name, username }
  const signals = new Signals()
  const queue = new UpdateQueue(settings.firstUpdate, {
    added: queued => {
      webhook.add(queued)
      polling.wake()
      signals.changed()
    },
    removed: () => signals.changed(),
  })
  const polling = new Polling(queue, settings.repeatedPollMs)
  const webhook = new Webhook(queue, settings, () => signals.changed())
  return {
    settings,
    bot,
    users: new Map([[bot.id, bot]]),
    rooms: new Rooms(),
    queries: new Queries(),
    profile: new Profile(),
    uploads: new Map(),
    queue,
    polling,
    webhook,
    journal: new Journal(),
    faults: new Faults(),
    groupLimit: new GroupLimit(settings.groupPerMinute),
    signals,
  }
}
