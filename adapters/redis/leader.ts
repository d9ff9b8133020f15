/** Leader election: of several processes one works, by a lease that it has to renew; the others stand by. */

import { randomUUID } from 'node:crypto'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Connection } from './connection.ts'

export interface LeaderOptions {
  readonly connection: Pick<Connection, 'run'>
  /** What is led; those with the same name elect one of them. */
  readonly name: string
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly log: Pick<Log, 'info'>
  /** Told once when the lease is lost: by then nobody else has it yet. */
  readonly onLost: () => void
  readonly lease?: Lease
}

export interface Lease {
  /** Milliseconds that it lasts. */
  readonly ms: number
  /** Milliseconds after which it is renewed, or looked at by those who stand by. */
  readonly renewMs: number
  /** Milliseconds before its end that it is given up where nobody can tell. */
  readonly marginMs: number
  /** Milliseconds after a start of the server in which nobody new is elected: it has forgotten who leads. */
  readonly forgottenMs: number
}

const LEASE: Lease = { ms: 15_000, renewMs: 5_000, marginMs: 3_000, forgottenMs: 15_000 }

export class Leader {
  private readonly options: Required<LeaderOptions>
  private readonly replica = randomUUID()
  private readonly stopping = new AbortController()
  private leading: Promise<void> | null = null

  constructor(options: LeaderOptions) {
    this.options = { lease: LEASE, ...options }
  }

  /** Resolves with the fencing token once this process leads: a number that grows with each leader; null when `signal` stopped it before. */
  async elected(signal: AbortSignal): Promise<number | null> {
    const { clock, log, lease } = this.options
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      const askedAt = clock.now()
      const token = await this.lead(false)
      if (token !== null && token > 0) {
        log.info('leader elected', { fence: token })
        this.leading = this.renew(askedAt)
        return token
      }
      if (isFirst) log.info('standing by')
      await clock.sleep(lease.renewMs, signal)
    }
    return null
  }

  /** Leads no more, so that another one may at once. */
  async resign(): Promise<void> {
    this.stopping.abort()
    await this.leading
    await this.options.connection.run('resign', [this.keys[0]], [this.replica]).catch(() => {})
  }

  private async renew(since: number): Promise<void> {
    const { clock, onLost, lease } = this.options
    const { signal } = this.stopping
    let renewedAt = since
    for (;;) {
      await clock.sleep(lease.renewMs, signal)
      if (signal.aborted) return
      const askedAt = clock.now()
      const token = await this.lead(true)
      if (token !== null && token > 0) renewedAt = askedAt
      else if (token === 0 || clock.now() - renewedAt > lease.ms - lease.renewMs - lease.marginMs)
        return onLost()
    }
  }

  /** The fencing token, 0 where another one leads, or null where the server is away. */
  private async lead(isLeader: boolean): Promise<number | null> {
    const { ms, forgottenMs } = this.options.lease
    const values = [this.replica, ms, isLeader ? 1 : 0, forgottenMs]
    try {
      return Number(await this.options.connection.run('lead', this.keys, values))
    } catch {
      return null
    }
  }

  private get keys(): [leader: string, fence: string] {
    const { name } = this.options
    return [`doslova:{${name}}:leader`, `doslova:{${name}}:fence`]
  }
}
