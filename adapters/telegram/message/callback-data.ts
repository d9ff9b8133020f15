/** Callback data: what the buttons of an answer ask for. All of it stands in the button, so that it works after a restart. */

import type { Action } from '../../../src/reply/action.ts'

/** Bytes of UTF-8 that a button may carry. */
const MAX_DATA = 64

/** What stands in a button; the next passage of an answer is asked for by its code. */
export type CallbackAction =
  | Exclude<Action, { type: 'more' }>
  /** Show again what the message showed before; its passage where that is not known any more. */
  | { readonly type: 'back'; readonly code: string }

/** Data of a button, at most 64 bytes but for a limit to a place with a very long name. The first part is the version, for buttons of older answers. */
export function encodeAction(action: CallbackAction): string {
  switch (action.type) {
    case 'passage':
      return `1:p:${action.code}`
    case 'section':
      return `1:s:${action.code}`
    case 'why':
      return `1:w:${action.code}`
    case 'elsewhere':
      return `1:e:${action.code}`
    case 'back':
      return `1:b:${action.code}`
    case 'limit':
      return `1:k:${action.place}`
    case 'topics':
      return fitting(`1:t:${action.page}:${action.place}`)
  }
}

/** The action of a button, or null when it is of another version or damaged. */
export function decodeAction(data: string): CallbackAction | null {
  const [version, kind, first = '', ...rest] = data.split(':')
  if (version !== '1' || first === '') return null
  switch (kind) {
    case 'p':
      return { type: 'passage', code: first }
    case 's':
      return { type: 'section', code: first }
    case 'w':
      return { type: 'why', code: first }
    case 'e':
      return { type: 'elsewhere', code: first }
    case 'b':
      return { type: 'back', code: first }
    case 'k':
      return { type: 'limit', place: [first, ...rest].join(':') }
    case 't':
      return /^\d{1,4}$/.test(first) ? { type: 'topics', page: Number(first), place: rest.join(':') } : null
    default:
      return null
  }
}

/** Whether a button can carry it. */
export function fitsButton(data: string): boolean {
  return Buffer.byteLength(data) <= MAX_DATA
}

/** A place with a very long name is left out: the page then lists all topics. */
function fitting(data: string): string {
  return fitsButton(data) ? data : data.slice(0, data.lastIndexOf(':') + 1)
}
