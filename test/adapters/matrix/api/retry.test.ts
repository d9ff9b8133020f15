import { expect, test } from 'vitest'
import { pauseAfter } from '../../../../adapters/matrix/api/retry.ts'

test('pauses grow and end at half a minute', () => {
  expect([1, 2, 3, 7, 8, 50].map(pauseAfter)).toEqual([250, 500, 1_000, 16_000, 30_000, 30_000])
})
