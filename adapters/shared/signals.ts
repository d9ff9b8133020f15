/** Signals that end the program: the first one in order, an insistent one at once. */

import type { EventEmitter } from 'node:events'

type Signal = 'SIGTERM' | 'SIGINT'

const SIGNALS: readonly Signal[] = ['SIGTERM', 'SIGINT']
/** What comes sooner was sent together with the first: to the whole group by a terminal or service manager, and by npm. */
const TOGETHER_MS = 1_000

/** The process, as far as it is needed here. */
interface Signalled extends Pick<EventEmitter, 'on' | 'removeAllListeners'> {
  readonly pid: number
  kill(pid: number, signal: Signal): unknown
}

export interface StopOptions {
  readonly target?: Signalled
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

/**
 * Calls `stop` once, at the first SIGTERM or SIGINT. Those that come within a second of it are the same wish; a later one
 * ends the process at once, by that signal.
 */
export function onStopSignal(
  stop: () => void,
  { target = process, now = () => performance.now() }: StopOptions = {},
): void {
  let first: number | null = null
  for (const signal of SIGNALS)
    target.on(signal, () => {
      if (first === null) {
        first = now()
        stop()
      } else if (now() - first >= TOGETHER_MS) {
        target.removeAllListeners(signal)
        target.kill(target.pid, signal)
      }
    })
}

/** Calls `look` at each SIGHUP, which then ends nothing. */
export function onHangUp(look: () => void, target: Pick<EventEmitter, 'on'> = process): void {
  target.on('SIGHUP', look)
}
