/** Journal: every call of the bot, with what came of it. */

import type { JsonObject } from '../checks/fields.ts'

export interface Call {
  /** From 1. */
  readonly number: number
  readonly method: string
  readonly params: JsonObject
  readonly files: readonly { readonly field: string; readonly name: string; readonly size: number }[]
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whether an answer is still to come. */
  open: boolean
  /** Milliseconds until it was answered. */
  took: number
  /** HTTP status, 0 when the connection was dropped. */
  status: number
  result: unknown
  refusal: { readonly code: number; readonly description: string } | null
  /** The scripted fault that met this call. */
  fault: string | null
}

/** Codes that say that the call itself was wrong. */
const WRONG = [400, 401, 404]
/** Faults that refuse what may have been right. */
const SCRIPTED = ['flood', 'refuse']

/** A poll that waits is not work. */
const POLL = 'getUpdates'

export class Journal {
  calls: Call[] = []
  private opened = 0
  private running = 0

  open(method: string, params: JsonObject, files: Call['files']): Call {
    const call = {
      number: ++this.opened,
      method,
      params,
      files,
      at: performance.timeOrigin + performance.now(),
      open: true,
      took: 0,
      status: 0,
      result: undefined,
      refusal: null,
      fault: null,
    }
    this.calls.push(call)
    if (method !== POLL) this.running++
    return call
  }

  /** `status` 0 stands for a connection that ended without an answer. */
  close(call: Call, status: number): void {
    if (call.method !== POLL) this.running--
    Object.assign(call, { status, open: false, took: performance.timeOrigin + performance.now() - call.at })
  }

  /** Calls that are answered are known no more. */
  forget(): void {
    this.calls = this.calls.filter(({ open }) => open)
  }

  of(method: string): Call[] {
    return this.calls.filter(call => call.method === method)
  }

  /** Calls that the bot should not have made: refused as wrong, and not by a scripted fault. */
  mistakes(): Call[] {
    return this.calls.filter(
      ({ refusal, fault }) =>
        refusal !== null && WRONG.includes(refusal.code) && !SCRIPTED.includes(fault ?? ''),
    )
  }

  counters(): Record<string, number> {
    const counters: Record<string, number> = {}
    for (const { method } of this.calls) counters[method] = (counters[method] ?? 0) + 1
    return counters
  }

  /** Whether a call is on its way, other than a poll that waits. */
  get busy(): boolean {
    return this.running > 0
  }
}
