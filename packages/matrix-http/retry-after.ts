/** How long a server that is asked too often wants to be left alone. */

const TOO_MANY_REQUESTS = 429

/**
 * matrix-bot-sdk reads `retry_after_ms` in the body of a refusal and never the header that took its place, so the
 * header is written into the body. Any other answer stays as it is.
 */
export function withRetryAfter(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): string {
  if (status !== TOO_MANY_REQUESTS) return body
  const wait = milliseconds(headers['retry-after'])
  const refusal = parsed(body)
  if (wait === null || refusal === null || 'retry_after_ms' in refusal) return body
  return JSON.stringify({ ...refusal, retry_after_ms: wait })
}

/** `Retry-After` in its two forms: seconds, or a date. */
function milliseconds(header: string | undefined): number | null {
  if (header === undefined) return null
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(wait) ? null : Math.max(0, wait)
}

/** The object that the text holds, or null. */
function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
