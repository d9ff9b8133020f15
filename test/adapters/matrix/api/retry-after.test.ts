import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../adapters/matrix/api/event.ts'
import { retryAfter } from '../../../../adapters/matrix/api/retry-after.ts'

describe('the wait that a server asks for', () => {
  const NOON = Date.parse('Wed, 21 Oct 2026 12:00:00 GMT')
  test.each<[answer: Json | null, header: string | null, wait: number | null]>([
    [{ retry_after_ms: 5 }, null, 5],
    [{ retry_after_ms: 5 }, '2', 5],
    [{ retry_after_ms: -1 }, '2', 2_000],
    [{ retry_after_ms: 'brzy' }, null, null],
    [{}, '2', 2_000],
    [null, '0', 0],
    [null, 'Wed, 21 Oct 2026 12:00:30 GMT', 30_000],
    [null, 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    [null, 'brzy', null],
    [null, null, null],
  ])('%j with the header %j is %j', (answer, header, wait) => {
    expect(retryAfter(answer, header, NOON)).toBe(wait)
  })
})
