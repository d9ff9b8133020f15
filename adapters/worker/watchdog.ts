/** Watchdog of a thread: tells when one piece of its work has taken more than its time of computing. */

/** Milliseconds of the processor that a thread has used so far. */
export type CpuClock = () => Promise<number>

export interface WatchdogOptions {
  /** Milliseconds of computing that the work may take. */
  readonly limitMs: number
  readonly cpu: CpuClock
  readonly onOverdue: () => void
  /** Calls again and again until what it gives is called. */
  readonly every?: Every
}

export type Every = (ms: number, call: () => void) => () => void

const everyInterval: Every = (ms, call) => {
  const timer = setInterval(call, ms)
  return () => clearInterval(timer)
}

/** The limit is counted in so many steps: a machine that was asleep meanwhile has lost one of them, not all. */
const STEPS = 4
/** By the clock on the wall, work may take so many times its limit, on a machine that is busy with other things. */
const LONGEST = 5

export class Watchdog {
  private readonly options: WatchdogOptions
  private readonly end: () => void
  private isStopped = false
  private step = 0
  /** What the thread had used at the first step, when that is known: quick work is never measured. */
  private before: number | null = null
  private isMeasuring = false

  /** Begins to watch. */
  constructor(options: WatchdogOptions) {
    this.options = options
    const { limitMs, every = everyInterval } = options
    this.end = every(limitMs / STEPS, () => this.check())
  }

  stop(): void {
    this.isStopped = true
    this.end()
  }

  private check(): void {
    this.step++
    if (this.step === 1) this.measure()
    if (this.step < STEPS) return
    // A thread that cannot even say what it has used is as stuck as can be.
    if (this.isMeasuring || this.step >= STEPS * LONGEST) this.overdue()
    else this.measure()
  }

  private measure(): void {
    this.isMeasuring = true
    this.options.cpu().then(
      used => {
        this.isMeasuring = false
        this.before ??= used
        if (used - this.before >= (this.options.limitMs * (STEPS - 1)) / STEPS) this.overdue()
      },
      () => {},
    )
  }

  private overdue(): void {
    if (this.isStopped) return
    this.stop()
    this.options.onOverdue()
  }
}
