/** Exit codes: how the program ends, what a script or a service manager can tell apart. */

export const EXIT = {
  ok: 0,
  /** The content has errors (`check`). */
  problems: 1,
  /** The command line or the settings are wrong. */
  usage: 2,
  /** A platform refused the token. */
  refused: 3,
  /** Another program uses the same token or the same folder. */
  conflict: 4,
  /** A platform cannot be reached, a folder or the output cannot be written, a port is taken. */
  unavailable: 5,
} as const
