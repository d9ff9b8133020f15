/** Updates whose turn is later: they hold nobody up, come after the rest of their chat, and are not lost by a stop. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ProcessedUpdates } from '../../../../adapters/telegram/receive/processed-updates.ts'
import { UpdateQueue } from '../../../../adapters/telegram/receive/queue.ts'
import { Clock, settled } from '../../../clock.ts'
import { dataFolder } from '../../../documents.ts'
import { update } from '../telegram.ts'

/** A queue of one chat, whose updates have to wait so long when they come for the first time. */
function open(waits: Readonly<Record<number, number>>) {
  const clock = new Clock()
  const handled: number[] = []
  const queue = new UpdateQueue({
    clock,
    processed: new ProcessedUpdates(join(dataFolder(), 'telegram.updates')),
    onError: error => expect.unreachable(String(error)),
    handle: async ({ update_id: id }) => {
      handled.push(id)
      return handled.filter(other => other === id).length === 1 ? (waits[id] ?? null) : null
    },
  })
  const take = (...ids: readonly number[]) => ids.map(id => queue.take(update(id)))
  return { clock, queue, handled, take }
}

test('an update whose turn is later holds nobody up, and stays open until then', async () => {
  const { clock, queue, handled, take } = open({ 1: 2_500 })
  take(1, 2)
  await settled()
  expect([handled, queue.firstOpen(3)]).toEqual([[1, 2], 1])
  await clock.pass(2_499)
  expect(handled).toEqual([1, 2])
  await clock.pass(1)
  expect([handled, queue.firstOpen(3), queue.size]).toEqual([[1, 2, 1], 3, 0])
})

test('one whose turn is after the others is handled when they are', async () => {
  const { handled, take } = open({ 1: 0 })
  await Promise.all(take(1, 2, 3))
  expect(handled).toEqual([1, 2, 3, 1])
})

test('what waits when it stops is not handled, and comes again at the next start', async () => {
  const { clock, queue, handled, take } = open({ 1: 2_500 })
  take(1, 2)
  await settled()
  queue.stop()
  await queue.settle(10_000)
  await clock.pass(2_500)
  expect([handled, queue.firstOpen(3), queue.knows(update(2))]).toEqual([[1, 2], 1, true])
})
