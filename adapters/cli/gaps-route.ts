/** `GET /gaps`: words that questions without an answer were about, for a program on this machine. */

import type { Gaps } from '../../src/chat/gaps.ts'
import type { HttpServer } from '../shared/http.ts'

export const GAPS_PATH = '/gaps'

/** Answers with a JSON array of `Gap`s; who asks from elsewhere, or for others, gets 403. */
export function routeGaps(http: HttpServer, gaps: Gaps): void {
  http.route('GET', GAPS_PATH, ({ isLocal }) =>
    isLocal ? { status: 200, body: `${JSON.stringify(gaps.list())}\n` } : { status: 403 },
  )
}
