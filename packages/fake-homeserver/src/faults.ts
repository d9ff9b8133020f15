/** Faults: things that go wrong between a client and its server, on demand. */

interface Where {
  readonly method?: string
  /** Part of the path, or a pattern for it; any path when left out. */
  readonly path?: string | RegExp
  /** How many requests it strikes, one after another. Once when left out. */
  readonly times?: number
}

export type Fault = Where &
  (
    | {
        /** 429, with the wait in the body, the header or neither. */
        readonly kind: 'limit'
        readonly retryAfterMs?: number
        /** Also sends `Retry-After`, in whole seconds. */
        readonly header?: boolean
        /** Leaves `retry_after_ms` out of the body. */
        readonly bare?: boolean
      }
    | {
        /** A reverse proxy's own page. */
        readonly kind: 'status'
        readonly status?: number
      }
    | {
        /** The server's own refusal; `body` adds to it. */
        readonly kind: 'error'
        readonly status: number
        readonly errcode?: string
        readonly body?: Readonly<Record<string, unknown>>
      }
    /** The connection breaks and the request is not done. */
    | { readonly kind: 'drop' }
    /** The request is done and the connection breaks before the answer: a second try must not do it again. */
    | { readonly kind: 'dropAfter' }
    /** Never answered. */
    | { readonly kind: 'hang' }
    /** Answered only after this time. */
    | { readonly kind: 'slow'; readonly ms: number }
    /** 200 with something that is not JSON. */
    | { readonly kind: 'garbage' }
  )

export type FaultKind = Fault['kind']

/** An answer that a fault gives in place of the server. */
export interface FalseAnswer {
  readonly status: number
  readonly type: 'application/json' | 'text/html'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const RETRY_AFTER_MS = 500
const PROXY_PAGE = '<html><body><h1>Bad Gateway</h1></body></html>'

export class Faults {
  #waiting: { readonly fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#waiting = []
  }

  /** The first fault that fits this request, used up by one; null when none does. */
  take(method: string, path: string): Fault | null {
    const found = this.#waiting.find(({ fault, left }) => left > 0 && fits(fault, method, path))
    if (found === undefined) return null
    found.left--
    return found.fault
  }
}

function fits({ method, path }: Fault, wanted: string, address: string): boolean {
  if (method !== undefined && method !== wanted) return false
  if (path === undefined) return true
  return typeof path === 'string' ? address.includes(path) : path.test(address)
}

/** What the client gets instead of the server's answer; null for faults that are no answer. */
export function falseAnswer(fault: Fault): FalseAnswer | null {
  const json = (status: number, body: object, headers = {}): FalseAnswer => ({
    status,
    type: 'application/json',
    headers,
    body: JSON.stringify(body),
  })
  switch (fault.kind) {
    case 'limit': {
      const wait = fault.retryAfterMs ?? RETRY_AFTER_MS
      const refusal = { errcode: 'M_LIMIT_EXCEEDED', error: 'Too Many Requests' }
      const headers = fault.header ? { 'retry-after': String(Math.ceil(wait / 1000)) } : {}
      return json(429, fault.bare ? refusal : { ...refusal, retry_after_ms: wait }, headers)
    }
    case 'status':
      return { status: fault.status ?? 502, type: 'text/html', headers: {}, body: PROXY_PAGE }
    case 'error': {
      const refusal = { errcode: fault.errcode ?? 'M_UNKNOWN', error: 'injected' }
      return json(fault.status, { ...refusal, ...fault.body })
    }
    case 'garbage':
      return { status: 200, type: 'application/json', headers: {}, body: '{not json' }
    default:
      return null
  }
}
