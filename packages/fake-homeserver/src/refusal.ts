/** Refusals: what the server answers when it says no. */

import type { Json } from './event.ts'

export class Refusal extends Error {
  readonly status: number
  readonly body: Json

  constructor(status: number, errcode: string, error: string, extra: Json = {}) {
    super(`${status} ${errcode}: ${error}`)
    this.status = status
    this.body = { errcode, error, ...extra }
  }
}

export const notFound = (what: string) => new Refusal(404, 'M_NOT_FOUND', what)
export const forbidden = (why: string) => new Refusal(403, 'M_FORBIDDEN', why)
export const unrecognized = () => new Refusal(404, 'M_UNRECOGNIZED', 'Unrecognized request')
