/** Samples of a bot that runs: memory, open files and event-loop delay, as its own `/metrics` tells them. */

import { IdleProcess } from '../bench/loop-delay.ts'

export interface Sample {
  /** Questions asked until then. */
  readonly asked: number
  readonly residentMb: number
  readonly openFiles: number
  /** The longest delay of the event loop since the sample before. */
  readonly delayMs: number
  /** The same of a process that does nothing: what other programs on the machine cost. */
  readonly idleMs: number
}

const EVERY_MS = 1_000

export class Sampler {
  readonly samples: Sample[] = []
  private readonly url: string
  private readonly asked: () => number
  private readonly idle = new IdleProcess()
  private readonly timer: NodeJS.Timeout
  private isLooking = false

  constructor(metricsUrl: string, asked: () => number) {
    this.url = metricsUrl
    this.asked = asked
    this.timer = setInterval(() => void this.look(), EVERY_MS)
  }

  close(): void {
    clearInterval(this.timer)
    this.idle.close()
  }

  /** None while the bot is down. */
  private async look(): Promise<void> {
    if (this.isLooking) return
    this.isLooking = true
    try {
      const text = await fetch(this.url).then(response => response.text())
      const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
      this.samples.push({
        asked: this.asked(),
        residentMb: value('process_resident_memory_bytes') / 2 ** 20,
        openFiles: value('process_open_fds'),
        delayMs: value('nodejs_eventloop_lag_max_seconds') * 1000,
        idleMs: await this.idle.look(),
      })
    } catch {}
    this.isLooking = false
  }
}
