/** Who waits is next in the order of coming, also after what fails. */

import { expect, test } from 'vitest'
import { ConcurrencyLimit } from '../../../adapters/shared/concurrency-limit.ts'

test('two at once, the others one after another, whether they succeed or fail', async () => {
  const limit = new ConcurrencyLimit(2)
  const works = Array.from({ length: 5 }, () => Promise.withResolvers<number>())
  const started: number[] = []
  const ended = works.map(({ promise }, at) =>
    limit.run(() => {
      started.push(at)
      return promise
    }),
  )
  expect(started).toEqual([0, 1])
  works[1]?.resolve(1)
  expect(await ended[1]).toBe(1)
  expect(started).toEqual([0, 1, 2])
  works[0]?.reject(new Error('away'))
  await expect(ended[0]).rejects.toThrow('away')
  expect(started).toEqual([0, 1, 2, 3])
  for (const { resolve } of works) resolve(7)
  expect(await Promise.all(ended.slice(2))).toEqual([7, 7, 7])
  expect(await limit.run(async () => 8)).toBe(8)
})
