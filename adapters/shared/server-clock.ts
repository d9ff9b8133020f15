/** Server clock: the time of a server as its answers tell it, and how far the clock of this machine is from it. */

import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

export interface ServerClockOptions {
  readonly clock: Pick<Clock, 'today'>
  /** Told once when the clock of this machine is off, and when it is right again. */
  readonly log: Pick<Log, 'warn' | 'info'>
  /** Name of the platform, for the log. */
  readonly platform: string
}

/** More than answers take, and than whole seconds are apart. */
const OFF_MS = 60_000

export class ServerClock {
  private readonly options: ServerClockOptions
  private aheadMs = 0
  private isOff = false

  constructor(options: ServerClockOptions) {
    this.options = options
  }

  /** Takes notice of the `Date` of an answer that has just come; of anything else, none. */
  note(date: string | null | undefined): void {
    const server = Date.parse(date ?? '')
    if (Number.isNaN(server)) return
    this.aheadMs = this.options.clock.today() - server
    const isOff = Math.abs(this.aheadMs) > OFF_MS
    if (isOff === this.isOff) return
    this.isOff = isOff
    this.tell()
  }

  /** The time by the clock of the server, in milliseconds since 1970; by that of this machine where the two agree. */
  readonly today = (): number => this.options.clock.today() - (this.isOff ? this.aheadMs : 0)

  private tell(): void {
    const { log, platform } = this.options
    const aheadSeconds = Math.round(this.aheadMs / 1000)
    if (this.isOff)
      log.warn(`${platform} clock is off`, { aheadSeconds, remedy: 'set the clock of this machine' })
    else log.info(`${platform} clock is right again`, { aheadSeconds })
  }
}
