/** Event-loop delay: the longest pause of a process, beside that of a process that does nothing on the same machine. */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const RESOLUTION_MS = 5

export interface Delay {
  /** Milliseconds that something due had to wait at most. */
  readonly pauseMs: number
  /** Milliseconds of a processor between two turns of the loop at most: what of the pause is not waiting for a processor. */
  readonly busyMs: number
}

/** The longest delays since the last look. */
export class LoopDelay {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  private used = 0
  private busyMs = 0

  constructor() {
    this.histogram.enable()
    setInterval(() => this.turn(), RESOLUTION_MS).unref()
  }

  look(): Delay {
    this.turn()
    const longest = { pauseMs: Math.max(0, this.histogram.max / 1e6 - RESOLUTION_MS), busyMs: this.busyMs }
    this.histogram.reset()
    this.busyMs = 0
    return longest
  }

  private turn(): void {
    const { user, system } = process.threadCpuUsage()
    const used = (user + system) / 1000
    this.busyMs = Math.max(this.busyMs, used - this.used)
    this.used = used
  }
}

/** The same of a process that does nothing: what other programs on the machine cost. */
export class IdleProcess {
  private readonly child = fork(fileURLToPath(import.meta.url), ['idle'])

  async look(): Promise<number> {
    const told = once(this.child, 'message')
    this.child.send('look')
    const [longest] = await told
    return Number(longest)
  }

  close(): void {
    this.child.disconnect()
  }
}

if (process.argv[2] === 'idle' && process.send !== undefined) {
  const delay = new LoopDelay()
  delay.look()
  process.on('message', () => process.send?.(delay.look().pauseMs))
}
