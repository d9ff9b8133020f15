/** Refusals: what the Bot API answers when it does not do what it was asked for. */

import type { ResponseParameters } from '@grammyjs/types'

const NAMES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
}

/** Thrown by a method; becomes `{"ok":false,…}`. Anything else that is thrown is a bug of this server. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: ResponseParameters | null

  constructor(code: number, message: string, parameters: ResponseParameters | null = null) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.parameters = parameters
  }

  /** `Message text is empty` is described as `Bad Request: message text is empty`; codes in capitals stay. */
  get description(): string {
    const name = NAMES[this.code] ?? 'Internal Server Error'
    if (this.message === '') return name
    const code = /^[A-Z_]{2}/.test(this.message)
    return `${name}: ${code ? this.message : this.message.charAt(0).toLowerCase() + this.message.slice(1)}`
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message)
}

export function forbidden(message: string): Refusal {
  return new Refusal(403, message)
}

/** The same refusal, saying also what could not be read: `Can't parse MessageEntity: …`. */
export function within<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, `Can't parse ${what}: ${error.message}`)
    throw error
  }
}
