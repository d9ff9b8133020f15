/** Faults that a test scripts: what goes wrong, with which method, how often. */

import type { ResponseParameters } from '@grammyjs/types'

export type FaultKind =
  /** 429 with `retry_after`, nothing done. */
  | { readonly kind: 'flood'; readonly retryAfter: number }
  /** Any other refusal of the Bot API, nothing done. */
  | {
      readonly kind: 'refuse'
      readonly code: number
      readonly message: string
      readonly parameters?: ResponseParameters
    }
  /** A page of a gateway, nothing done. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection ends and nothing was done. */
  | { readonly kind: 'drop-before' }
  /** It was done and the connection ends without an answer. */
  | { readonly kind: 'drop-after' }
  /** It was done and the answer is cut JSON. */
  | { readonly kind: 'garbage' }
  /** Nothing is done and nothing answered until the client gives up. */
  | { readonly kind: 'hang' }
  /** Done and answered, this much later. */
  | { readonly kind: 'slow'; readonly ms: number }

export type Fault = FaultKind & {
  /** A method, or `*` for all. */
  readonly method: string
  /** How many calls it meets, 1 if not said. */
  readonly times?: number | 'always'
  /** How many calls it lets pass first. */
  readonly skip?: number
  /** Only calls to this chat. */
  readonly chat?: number
}

interface Scripted {
  readonly fault: Fault
  skip: number
  left: number
}

export class Faults {
  private scripted: Scripted[] = []

  add(fault: Fault): void {
    const times = fault.times ?? 1
    this.scripted.push({
      fault,
      skip: fault.skip ?? 0,
      left: times === 'always' ? Number.POSITIVE_INFINITY : times,
    })
  }

  clear(): void {
    this.scripted = []
  }

  /** The faults that meet a call: all that slow it down, and the first of the others. */
  take(method: string, chat: string): Fault[] {
    const met: Fault[] = []
    for (const item of this.scripted) {
      if (!meets(item.fault, method, chat)) continue
      if (item.fault.kind !== 'slow' && met.some(({ kind }) => kind !== 'slow')) continue
      if (item.skip > 0) item.skip--
      else {
        item.left--
        met.push(item.fault)
      }
    }
    this.scripted = this.scripted.filter(({ left }) => left > 0)
    return met
  }
}

function meets(fault: Fault, method: string, chat: string): boolean {
  const named = fault.method === '*' || fault.method.toLowerCase() === method.toLowerCase()
  return named && (fault.chat === undefined || String(fault.chat) === chat)
}
