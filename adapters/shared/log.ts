/** Log: what the operator reads, events and errors, one JSON line each, with nothing of what people write. */

import { type DestinationStream, pino } from 'pino'

export interface Log {
  /** What it does all the time, for whoever looks for a fault. */
  debug(event: string, details?: Details): void
  /** What happens once: a start, a stop, a wait that a server asked for. */
  info(event: string, details?: Details): void
  /** What is wrong outside of the program, and is coped with. */
  warn(event: string, details?: Details): void
  /** What is wrong with the program, or ends it. */
  error(event: string, details?: Details): void
}

/** Names and counts. A text would have to be put here on purpose. */
export type Details = Readonly<Record<string, string | number | boolean>>

/** A log of what is at least of this level. */
export function createLog(level: string, destination: DestinationStream = standardOutput()): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    debug: (event, details = {}) => logger.debug(details, event),
    info: (event, details = {}) => logger.info(details, event),
    warn: (event, details = {}) => logger.warn(details, event),
    error: (event, details = {}) => logger.error(details, event),
  }
}

/** Bytes that wait for a full disk or a slow reader. */
const MAX_UNWRITTEN = 1 << 20

/** Standard output; a line that a full disk or a reader that is gone does not take is lost, and nothing else. */
function standardOutput(): DestinationStream {
  const stream = pino.destination({ dest: 1, sync: true, maxLength: MAX_UNWRITTEN })
  stream.removeAllListeners('error')
  return stream.on('error', () => {})
}

/** What kind of error it was and where it came from; its message may hold what somebody wrote. */
export function errorDetails(error: unknown): Details {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as NodeJS.ErrnoException).code
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    at: framesOf(error).slice(0, 4).join(' < '),
  }
}

/** Where an error came from: what stands in its stack after the message, which may look like a stack itself. */
function framesOf({ message, stack = '' }: Error): string[] {
  const from = stack.indexOf(message)
  const trace = from < 0 ? '' : stack.slice(from + message.length)
  return trace
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('at '))
}
