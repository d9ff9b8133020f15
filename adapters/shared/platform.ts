/** Platform: the seam between the bot and where people talk to it. */

/** Longest time that a start waits for a server that cannot be reached, in milliseconds. */
export const START_MS = 120_000
/** Longest time that a stop waits for answers in progress, in milliseconds. */
export const DRAIN_MS = 10_000

/** One platform, running or not. */
export interface Platform {
  /** Begins to answer. Resolves once it does. */
  start(): Promise<void>
  /** Answers what was asked, and ends. */
  stop(): Promise<void>
}

/** Why a platform cannot go on, in words for the operator; `exitCode` tells the service manager. */
export class PlatformError extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

/** Called by a platform that fails while it runs. */
export type OnFailure = (error: PlatformError) => void
