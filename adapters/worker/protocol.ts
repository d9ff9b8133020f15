/** Protocol: what the main thread and the worker thread of the bot say to each other. */

import type { ChatBot } from '../../src/chat/chat.ts'
import type { Inspector } from '../../src/editor/inspector.ts'
import type { SearchState } from '../opensearch/connection.ts'

/** What people see of a bot, and what editors see of it. */
export type Served = ChatBot & Pick<Inspector, 'inspect' | 'summarize'>
export type Method = keyof Served

/** One call at a time: the next one follows when this one is answered. */
export interface Call {
  readonly method: Method
  readonly args: readonly unknown[]
}

/** What a thread answers from; the first thing it is told, and the first after a rest. */
export interface Opening {
  /** A packed snapshot of the texts, or the catalogue of those in a cluster, or null to read them. */
  readonly snapshot: SharedArrayBuffer | null
  /** Whether another thread answers until this one is ready, which then need not hurry. */
  readonly isRelief: boolean
  /** Whether the thread has answered before, from other texts, and so has nothing to rehearse. */
  readonly isSeasoned: boolean
}

/** A thread forgets its texts and waits to be told of others. */
export type Rest = 'rest'

/** Which passages are compared with a question in meaning: those that words have found, where a cluster finds no others. */
export type Compared = 'all passages' | 'passages found by words'

/**
 * Whether meaning is looked at beside words: not yet, as long as passages are left to embed; not, when the model fails;
 * `off` when the settings say so.
 */
export type MeaningState =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly compared: Compared }
  | { readonly kind: 'embedding'; readonly left: number }
  | { readonly kind: 'failed'; readonly reason: string }

export type Message =
  | { readonly type: 'ready'; readonly passages: number }
  /** The texts cannot be opened; the message is for the operator. */
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'error'; readonly error: unknown }
  /** What the answer is made of cannot be had now. */
  | { readonly type: 'unavailable' }
  | { readonly type: 'meaning'; readonly state: MeaningState }
  | { readonly type: 'search'; readonly state: SearchState }
