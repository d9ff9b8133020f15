/** A clock that tests move, and waiting that takes no time. */

import { type Clock as AdapterClock, CLOCK, type Sleep } from '../adapters/shared/clock.ts'

export class Clock implements AdapterClock {
  /** How long each sleeper meant to sleep. */
  readonly slept: number[] = []
  /** A clock that begins at zero would look as if nothing was ever set. */
  private time = 1
  private sleepers: { readonly until: number; readonly wake: () => void }[] = []

  readonly now = (): number => this.time
  readonly today = this.now

  /** Sleeps until the test moves the clock. */
  readonly sleep: Sleep = (ms, signal) => {
    this.slept.push(ms)
    return new Promise(wake => {
      this.sleepers.push({ until: this.time + ms, wake })
      signal?.addEventListener('abort', () => wake())
    })
  }

  /** Sleeps in no time: the clock moves by itself. */
  private readonly doze: Sleep = async ms => {
    this.slept.push(ms)
    this.time += ms
  }

  /** The same clock, where sleeping takes no time. */
  readonly dozing: AdapterClock = { now: this.now, today: this.today, sleep: this.doze }

  /** Moves on, and lets everything go on that waited for it. */
  async pass(ms: number): Promise<void> {
    this.time += ms
    const due = this.sleepers.filter(({ until }) => until <= this.time)
    this.sleepers = this.sleepers.filter(({ until }) => until > this.time)
    for (const { wake } of due) wake()
    await settled()
  }
}

/** Lets everything go on that waits for promises only. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

/**
 * The clock of this machine, where a sleep takes so many times less and what is done takes what it takes; the date is as it is,
 * but for `aheadMs`.
 */
export function quickClock(times: number, aheadMs = 0): AdapterClock {
  let skipped = 0
  const now = () => CLOCK.now() + skipped
  const sleep: Sleep = async (ms, signal) => {
    const until = now() + ms
    await CLOCK.sleep(ms / times, signal)
    if (signal?.aborted !== true) skipped = Math.max(skipped, until - CLOCK.now())
  }
  return { now, today: () => CLOCK.today() + aheadMs, sleep }
}
