/** Signals: those that end the program, the first one in order, an insistent one at once; and the one that has it look again. */

import type { EventEmitter } from 'node:events'
import { closeSync, openSync } from 'node:fs'

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

export interface HangUpOptions {
  /** Something may have changed. */
  readonly look: () => void
  /** The terminal is gone. */
  readonly stop: () => void
  readonly target?: Pick<EventEmitter, 'on'>
  readonly hasTerminal?: () => boolean
}

/** Calls `look` at each SIGHUP, but `stop` where it tells that the terminal of the program was closed. */
export function onHangUp({ look, stop, target = process, hasTerminal = isThere }: HangUpOptions): void {
  const hadTerminal = hasTerminal()
  target.on('SIGHUP', () => (hadTerminal && !hasTerminal() ? stop() : look()))
}

/** Whether there is a terminal that this program belongs to. */
function isThere(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
