/** Request error: a request that got no answer. */

/**
 * `code` is Node's, such as ECONNREFUSED, or ETIMEDOUT for one that took too long, ABORT_ERR for one ended by us and
 * EBADPORT for a port that no browser asks either.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The error of one request by `method` and address. The query is left out of the text: it may hold a token. */
export function requestError(method: string, url: URL, error: unknown): RequestError {
  const code = codeOf(error)
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error))
  const address = `${method} ${url.origin}${url.pathname}`
  return new RequestError(code, `matrix: ${address} got no answer: ${reason} (${code}).`, { cause: error })
}

const REASONS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'it took too long',
  ABORT_ERR: 'the bot ended it',
  EBADPORT: 'the port is one of another service',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  UND_ERR_SOCKET: 'the connection was lost',
}

/** fetch wraps what happened in a TypeError; its cause has the code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'EUNKNOWN'
  if (error.name === 'TimeoutError') return 'ETIMEDOUT'
  if (error.name === 'AbortError') return 'ABORT_ERR'
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.message === 'bad port') return 'EBADPORT'
  return error.cause === undefined ? 'EUNKNOWN' : codeOf(error.cause)
}
