/** The homeserver as this package needs it: one function that the bot lends. */

/**
 * Sends one request as the bot's user and gives the parsed answer. Rejects when the server refuses, with an error
 * that has the server's `errcode`.
 *
 * @example
 * const send: Send = (method, path, body) => client.doRequest(method, path, null, body)
 */
export type Send = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<unknown>

const CLIENT = '/_matrix/client/v3'

/** `path` below the client API, each part encoded. */
export function clientPath(...parts: readonly string[]): string {
  return [CLIENT, ...parts.map(encodeURIComponent)].join('/')
}

/** Whether the server answered that there is no such thing, which is an answer and no failure. */
export function isNotFound(error: unknown): boolean {
  return field(error, 'errcode') === 'M_NOT_FOUND'
}

/** Whether the server wants more than the access token: the account's password or a confirmation in a browser. */
export function wantsLogin(error: unknown): boolean {
  const stages = field(field(error, 'body'), 'flows')
  return field(error, 'statusCode') === 401 && Array.isArray(stages)
}

/** A field of an answer that may be anything. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
