/** Standard streams and environment of a command, so that it runs in any process. */

import type { Readable, Writable } from 'node:stream'

/** Where text goes; `isTTY`: a person looks at it. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown }
  readonly output: Output
  readonly errors: Output
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A command of the program: takes its arguments, gives the exit code. */
export type Command = (args: readonly string[], streams: Streams) => Promise<number>
