/** Updates that the bot has not confirmed yet, for polls and webhooks alike. */

import type { Update } from '@grammyjs/types'

export type UpdateType = Exclude<keyof Update, 'update_id'>

/** Updates of one chain go to a webhook one after another, chains side by side. */
export interface Queued {
  readonly update: Update
  readonly chain: string
}

export interface QueueListener {
  /** An update is to be delivered. */
  readonly added: (queued: Queued) => void
  /** Some are not, any more. */
  readonly removed: () => void
}

/** Sent only to a bot that asks for them. */
const RARE: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count']

export class UpdateQueue {
  private readonly pending = new Map<number, Queued>()
  /** Updates to be delivered once more although they were confirmed, and those of them that a poll has taken. */
  private again: Queued[] = []
  private taken: Queued[] = []
  private readonly all = new Map<number, Queued>()
  private last: number
  /** Null for all but the rare ones. */
  private allowed: readonly string[] | null = null
  private readonly listener: QueueListener

  constructor(first: number, listener: QueueListener) {
    this.last = first - 1
    this.listener = listener
  }

  get size(): number {
    return this.pending.size + this.again.length + this.taken.length
  }

  get allowedTypes(): readonly string[] | null {
    return this.allowed
  }

  /** What the parameter `allowed_updates` says; no parameter leaves things as they are. */
  allow(types: unknown): void {
    if (!Array.isArray(types)) return
    const names = types.filter(type => typeof type === 'string')
    this.allowed = names.length === 0 ? null : names
  }

  /** Null when the bot did not ask for updates of this type. */
  push<T extends UpdateType>(type: T, payload: NonNullable<Update[T]>, chain: string): Update | null {
    const wanted = this.allowed === null ? !RARE.includes(type) : this.allowed.includes(type)
    if (!wanted) return null
    this.last++
    const queued = { update: { update_id: this.last, [type]: payload } as Update, chain }
    this.pending.set(this.last, queued)
    this.all.set(this.last, queued)
    this.listener.added(queued)
    return queued.update
  }

  /** Delivers an update once more, as Telegram does after it lost a confirmation. */
  repeat(id: number): void {
    const queued = this.all.get(id)
    if (queued === undefined) throw new Error(`Bot API server: there was no update ${id}`)
    this.again.push(queued)
    this.listener.added(queued)
  }

  /**
   * The first updates from `offset` on; those before it are confirmed by that. A negative offset keeps only so many
   * of the last ones, one in the future is taken for none.
   */
  take(offset: number, limit: number): Update[] {
    this.taken = []
    if (offset < 0) {
      const dropped = [...this.pending.keys()].slice(0, offset)
      for (const id of dropped) this.pending.delete(id)
    } else if (offset <= this.last + 1) {
      for (const id of this.pending.keys()) {
        if (id >= offset) break
        this.pending.delete(id)
      }
    }
    this.taken = this.again.splice(0, limit)
    const updates = this.taken.map(({ update }) => update)
    for (const { update } of this.pending.values()) {
      if (updates.length >= limit) break
      updates.push(update)
    }
    this.listener.removed()
    return updates
  }

  /** A webhook has taken it. */
  acknowledge(id: number): void {
    const repeated = this.again.findIndex(({ update }) => update.update_id === id)
    if (!this.pending.delete(id) && repeated >= 0) this.again.splice(repeated, 1)
    this.listener.removed()
  }

  /** All that wait, oldest first. */
  waiting(): Queued[] {
    return [...this.again, ...this.pending.values()]
  }

  /** Confirmed ones cannot be repeated any more. */
  forget(): void {
    for (const id of this.all.keys()) if (!this.pending.has(id)) this.all.delete(id)
  }

  clear(): void {
    this.pending.clear()
    this.again = []
    this.taken = []
    this.listener.removed()
  }
}
