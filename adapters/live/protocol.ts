/** Protocol: what the main thread and the thread that reads the content say to each other. */

import type { Problem } from '../../src/model.ts'

/** `look`: something may have changed; `taken`: what was built last is in use, or never will be. */
export type Request = 'look' | 'taken'

/** A file or folder that does not answer, or only as it was before. */
export interface Fault extends Pick<Problem, 'rule' | 'folder' | 'file' | 'line' | 'message' | 'remedy'> {
  readonly isStale: boolean
}

/** The content as it was read. */
export interface Built {
  /** A packed snapshot. */
  readonly snapshot: SharedArrayBuffer
  readonly texts: number
  readonly passages: number
  readonly faults: readonly Fault[]
}

export type Message =
  /** Files are being changed; `built` or `same` follows. */
  | { readonly type: 'changing' }
  /** What they say has not. */
  | { readonly type: 'same' }
  | { readonly type: 'built'; readonly built: Built }
  /** No content folder can be opened; the message is for the operator. */
  | { readonly type: 'refused'; readonly message: string }
  /** What goes wrong and stops nothing: files that cannot be watched, an index that cannot be saved or made. */
  | { readonly type: 'failed'; readonly what: 'watch' | 'save' | 'read'; readonly reason: string }
