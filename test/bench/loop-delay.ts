/** Event-loop delay: the longest pause of a process, beside that of a process that does nothing on the same machine. */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const RESOLUTION_MS = 5

/** Milliseconds since the last look that something due had to wait at most. */
export class LoopDelay {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })

  constructor() {
    this.histogram.enable()
  }

  look(): number {
    const longest = Math.max(0, this.histogram.max / 1e6 - RESOLUTION_MS)
    this.histogram.reset()
    return longest
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
  process.on('message', () => process.send?.(delay.look()))
}
