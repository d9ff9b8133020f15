import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import type { Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { Poller, type PollerOptions } from '../../../../adapters/telegram/receive/poller.ts'
import { ProcessedUpdates } from '../../../../adapters/telegram/receive/processed-updates.ts'
import { UpdateQueue } from '../../../../adapters/telegram/receive/queue.ts'
import { Clock, settled } from '../../../clock.ts'
import { dataFolder } from '../../../documents.ts'
import { holdsLater } from '../../../support.ts'
import { Answering, JANA, refusal, update } from '../telegram.ts'

/** Updates that wait for the bot, as Telegram keeps them: until a higher offset is asked for. */
class Queue {
  /** The offset of each request. */
  readonly offsets: number[] = []
  /** Ids that were confirmed and are gone. */
  readonly confirmed: number[] = []
  private updates: Update[]
  private errors: Error[] = []
  private wake: () => void = () => {}

  constructor(...updates: readonly Update[]) {
    this.updates = [...updates]
  }

  bring(...updates: readonly Update[]): void {
    this.updates.push(...updates)
    this.wake()
  }

  /** The next request fails. */
  fail(error: Error): void {
    this.errors.push(error)
    this.wake()
  }

  readonly getUpdates: PollerOptions['api']['getUpdates'] = async (asked = {}, signal) => {
    const { offset = 0, limit = 100, timeout = 0 } = asked
    this.offsets.push(offset)
    this.confirm(offset)
    if (this.updates.length === 0 && this.errors.length === 0 && timeout > 0) await this.held(signal)
    const error = this.errors.shift()
    if (error !== undefined) throw error
    return this.updates.slice(0, limit)
  }

  private confirm(offset: number): void {
    const at = this.updates.findIndex(({ update_id: id }) => id >= offset)
    const gone = this.updates.splice(0, at < 0 ? this.updates.length : at)
    this.confirmed.push(...gone.map(({ update_id: id }) => id))
  }

  private held(signal: Parameters<PollerOptions['api']['getUpdates']>[1]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.wake = resolve
      signal?.addEventListener('abort', () => reject(new Error('aborted')))
    })
  }
}

/** A poller at work on these updates. */
function poll(...updates: readonly Update[]) {
  const file = `${dataFolder()}/updates`
  const [queue, answering, clock] = [new Queue(...updates), new Answering(), new Clock()]
  const [processed, errors, fatal] = [new ProcessedUpdates(file), [] as unknown[], [] as unknown[]]
  const onError = (error: unknown) => errors.push(error)
  const poller = new Poller({
    api: queue,
    queue: new UpdateQueue({ handle: answering.handle, processed, onError, clock }),
    allowedUpdates: ['message'],
    onError,
    onFatal: error => fatal.push(error),
    clock,
  })
  const start = async () => {
    poller.start()
    await settled()
  }
  /** Finishes answers, and lets the poller take notice. */
  const finish = async (...ids: readonly number[]) => {
    answering.finish(...ids)
    await settled()
  }
  return { poller, queue, answering, clock, processed, errors, fatal, file, start, finish }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('updates', () => {
  test('of one chat are answered one after another, chats beside each other', async () => {
    const { answering, start, finish } = poll(update(1, 10), update(2, 10), update(3, 20), update(4, 10))
    await start()
    expect(answering.begun).toEqual([1, 3])
    await finish(3)
    expect(answering.begun).toEqual([1, 3])
    await finish(1)
    expect(answering.begun).toEqual([1, 3, 2])
    await finish(2)
    expect(answering.begun).toEqual([1, 3, 2, 4])
  })

  test('of one chat stay in order when they come in two batches', async () => {
    const { answering, queue, clock, start, finish } = poll(update(1, 10))
    await start()
    queue.bring(update(2, 10), update(3, 20))
    await clock.pass(1_000)
    expect(answering.begun).toEqual([1, 3])
    await finish(1)
    expect(answering.begun).toEqual([1, 3, 2])
  })

  test('of a chat are all of its kinds, and of inline mode those of a person', async () => {
    const button = (id: number, chat: number) => ({
      update_id: id,
      callback_query: { id: 'a', from: JANA, message: update(id, chat).message },
    })
    const edited = (id: number, chat: number) => ({ update_id: id, edited_message: update(id, chat).message })
    const joined = (id: number, chat: number) => ({ update_id: id, my_chat_member: { chat: { id: chat } } })
    const inline = (id: number, person: number) => ({ update_id: id, inline_query: { from: { id: person } } })
    const old = (id: number, person: number) => ({ update_id: id, callback_query: { from: { id: person } } })
    const list = [update(1, 10), button(2, 10), edited(3, 10), joined(4, 10), inline(5, 10), inline(6, 10)]
    const { answering, start } = poll(...([...list, inline(7, 11), old(8, 12), old(9, 12)] as Update[]))
    await start()
    expect(answering.begun).toEqual([1, 5, 7, 8])
  })

  test('that were answered before a crash are skipped and confirmed', async () => {
    const { answering, queue, processed, start, finish } = poll(update(1), update(2))
    processed.add(1)
    await start()
    await finish(2)
    expect([answering.begun, queue.confirmed]).toEqual([[2], [1, 2]])
  })

  test('that come again while they are being answered are answered once', async () => {
    const { answering, queue, clock, start, finish } = poll(update(1))
    await start()
    await clock.pass(1_000)
    await clock.pass(1_000)
    expect(queue.offsets.length).toBeGreaterThan(1)
    await finish(1)
    expect([answering.begun, queue.confirmed]).toEqual([[1], [1]])
  })

  test('whose ids begin again lower are answered', async () => {
    const { answering, queue, start, finish } = poll(update(900))
    await start()
    await finish(900)
    queue.bring(update(5), update(6))
    await settled()
    await finish(5, 6)
    expect(answering.done).toEqual([900, 5, 6])
    expect(queue.offsets.at(-1)).toBe(7)
  })
})

describe('confirmed is', () => {
  test('what was answered, and nothing after an update that was not', async () => {
    const { queue, clock, start, finish } = poll(update(1, 10), update(2, 20), update(3, 30))
    await start()
    await finish(1, 3)
    await clock.pass(1_000)
    expect(queue.confirmed).toEqual([1])
    await finish(2)
    await clock.pass(1_000)
    expect(queue.confirmed).toEqual([1, 2, 3])
  })

  test('never an update that is not answered, in whatever order answers end', () => {
    const chats = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 })
    return holdsLater(
      fc.asyncProperty(chats, fc.infiniteStream(fc.nat()), async (list, choices) => {
        const updates = list.map((chat, at) => update(at + 1, chat))
        const { poller, queue, answering, clock } = poll()
        poller.start()
        for (const each of updates) {
          queue.bring(each)
          await clock.pass(1_000)
          const open = answering.begun.filter(id => !answering.done.includes(id))
          const chosen = open[choices.next().value % (open.length + 1)]
          if (chosen !== undefined) answering.finish(chosen)
          await clock.pass(1_000)
          expect(queue.confirmed.filter(id => !answering.done.includes(id))).toEqual([])
        }
        answering.finish(...updates.map(({ update_id: id }) => id))
        await poller.stop()
        expect(queue.confirmed).toEqual(updates.map(({ update_id: id }) => id))
      }),
    )
  })

  test('an update whose answer failed: the error is reported and the chat goes on', async () => {
    const { answering, queue, errors, start, finish } = poll(update(1, 10), update(2, 10))
    await start()
    answering.fail(1, new Error('nejde to'))
    await finish(2)
    expect(errors).toEqual([new Error('nejde to')])
    expect([answering.done, queue.confirmed]).toEqual([[2], [1, 2]])
  })

  test('an update that could not be written down: the error is reported and the chat goes on', async () => {
    const { poller, answering, queue, errors, file, start, finish } = poll(update(1, 10), update(2, 10))
    await start()
    rmSync(dirname(file), { recursive: true })
    await finish(1, 2)
    expect([answering.done, queue.confirmed]).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(errors).toEqual([1, 2].map(() => expect.objectContaining({ code: 'ENOENT' })))
    await poller.stop()
  })
})

test('what cannot wait is done at once, in whatever order chats are', async () => {
  const [answering, begun, errors] = [new Answering(), [] as number[], [] as unknown[]]
  const queue = new UpdateQueue({
    begin: async ({ update_id: id }) => {
      begun.push(id)
      if (id === 2) throw new Error('nejde to')
    },
    handle: answering.handle,
    processed: new ProcessedUpdates(`${dataFolder()}/updates`),
    onError: error => errors.push(error),
  })
  for (const id of [1, 2, 3]) queue.take(update(id, 10))
  await settled()
  expect([begun, answering.begun, errors]).toEqual([[1, 2, 3], [1], []])
  answering.finish(1)
  await settled()
  expect([answering.begun, errors]).toEqual([[1, 3], [new Error('nejde to')]])
})

describe('a slow chat', () => {
  test('keeps new messages of the others waiting for a tenth of a second at most', async () => {
    const { answering, queue, clock, start } = poll(update(1, 10))
    await start()
    queue.bring(update(2, 20))
    await clock.pass(99)
    expect(answering.begun).toEqual([1])
    await clock.pass(1)
    expect(answering.begun).toEqual([1, 2])
  })

  test('is asked about with another offset each time, which confirms nothing', async () => {
    const { queue, clock, start } = poll(update(7, 10))
    await start()
    for (let at = 0; at < 4; at++) await clock.pass(100)
    expect(queue.offsets).toEqual([0, 7, 6, 7, 6])
    expect(queue.confirmed).toEqual([])
  })

  test('whose messages fill a batch is not confirmed before nothing moved for three seconds', async () => {
    const { queue, clock, start } = poll(...range(1, 101).map(id => update(id, 10)))
    await start()
    await clock.pass(2_999)
    await clock.pass(0)
    expect(queue.confirmed).toEqual([])
  })

  test('does not stop the others when a batch is full of what came after it', async () => {
    const { answering, queue, clock, start, finish } = poll(...range(1, 100).map(id => update(id, id)))
    await start()
    await finish(...range(2, 100))
    queue.bring(update(101, 101))
    for (let second = 0; second < 5; second++) await clock.pass(1_000)
    expect(answering.begun).toContain(101)
  })

  test('does not stop the others when a batch is full of its own messages', async () => {
    const { answering, queue, clock, start } = poll(...range(1, 100).map(id => update(id, 10)))
    await start()
    queue.bring(update(101, 20))
    for (let second = 0; second < 5; second++) await clock.pass(1_000)
    expect(answering.begun).toEqual([1, 101])
  })

  test('whose turn is later does not stop the others: the last eighty updates alone are not confirmed', async () => {
    const { queue, answering, clock, start } = poll(...range(1, 100).map(id => update(id, id)))
    answering.postpone(...range(1, 100))
    await start()
    queue.bring(update(101, 101))
    await clock.pass(100)
    await clock.pass(100)
    expect(queue.confirmed).toEqual(range(1, 20))
    expect(answering.begun).toContain(101)
  })
})

/** A request that brings nothing for so long hangs. */
const HANGS_MS = 33_000

test('a request that hangs is given up soon after the time that Telegram holds one', async () => {
  const { queue, answering, errors, clock, start } = poll()
  await start()
  await clock.pass(HANGS_MS - 1)
  expect([errors, queue.offsets]).toEqual([[], [0]])
  await clock.pass(1)
  queue.bring(update(1))
  await clock.pass(1_000)
  expect(errors).toEqual([expect.objectContaining({ message: 'getUpdates timed out' })])
  expect(answering.begun).toEqual([1])
})

describe('a request that fails', () => {
  test.each<readonly [string, Error, number]>([
    ['without a connection', new Error('spojení'), 1_000],
    ['at Telegram', refusal('Bad Gateway', 502), 1_000],
    ['for there are too many', refusal('Too Many Requests', 429, { retry_after: 7 }), 7_000],
  ])('%s is reported, and repeated after a pause', async (_, error, ms) => {
    const { queue, answering, errors, fatal, clock, start } = poll()
    await start()
    queue.fail(error)
    await settled()
    queue.bring(update(1))
    await clock.pass(ms - 1)
    expect(answering.begun).toEqual([])
    await clock.pass(1)
    expect(answering.begun).toEqual([1])
    expect([errors, fatal]).toEqual([[error], []])
  })

  test('again and again is repeated less and less often, and soon again once it was answered', async () => {
    const { queue, clock, start } = poll()
    const error = new Error('spojení')
    await start()
    for (let at = 0; at < 8; at++) {
      queue.fail(error)
      await settled()
      await clock.pass(clock.slept.at(-1) === HANGS_MS ? 0 : (clock.slept.at(-1) ?? 0))
    }
    expect(clock.slept.filter(ms => ms !== HANGS_MS)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ])
    queue.bring(update(1))
    await settled()
    queue.fail(error)
    await clock.pass(1_000)
    await settled()
    expect(clock.slept.filter(ms => ms === 1_000).length).toBeGreaterThan(1)
  })

  test('with 404, there is no such bot, ends the polling', async () => {
    const { queue, errors, fatal, clock, start } = poll()
    await start()
    const error = refusal('ne', 404)
    queue.fail(error)
    await settled()
    await clock.pass(60_000)
    expect([fatal, errors, queue.offsets.length]).toEqual([[error], [], 1])
  })
})

describe.each([401, 409])('a refusal with %i', code => {
  const error = refusal('ne', code)

  test('is reported, and asked again after three seconds', async () => {
    const { queue, answering, errors, fatal, clock, start } = poll()
    await start()
    queue.fail(error)
    await settled()
    queue.bring(update(1))
    await clock.pass(2_999)
    expect(answering.begun).toEqual([])
    await clock.pass(1)
    expect([answering.begun, errors, fatal]).toEqual([[1], [error], []])
  })

  test.each([
    ['at once', 3_000, true],
    ['within a minute', 59_999, true],
    ['a minute later', 60_000, false],
  ])('and another one %s: ends the polling after %i ms: %j', async (_, ms, ends) => {
    const { queue, errors, fatal, clock, start } = poll()
    await start()
    queue.fail(error)
    await settled()
    await clock.pass(ms)
    queue.fail(error)
    await settled()
    expect([errors.length, fatal]).toEqual(ends ? [1, [error]] : [2, []])
    const asked = queue.offsets.length
    await clock.pass(60_000)
    expect(queue.offsets.length > asked).toBe(!ends)
  })
})

describe('stopping', () => {
  test('waits for answers in progress, confirms them and asks for nothing more', async () => {
    const { poller, answering, queue, start, finish } = poll(update(1, 10), update(2, 10), update(3, 20))
    await start()
    const stopping = poller.stop()
    await finish(1, 2, 3)
    await finish()
    await stopping
    expect(answering.done).toEqual([1, 3, 2])
    expect(queue.confirmed).toEqual([1, 2, 3])
  })

  test('waits ten seconds at most, and then confirms only what is done', async () => {
    const { poller, queue, clock, start, finish } = poll(update(1, 10), update(2, 20))
    await start()
    await finish(1)
    await clock.pass(1_000)
    const stopping = poller.stop()
    await clock.pass(10_000)
    await clock.pass(10_000)
    await stopping
    expect(queue.confirmed).toEqual([1])
  })

  test('ends a request that Telegram holds, and confirms nothing when there was nothing', async () => {
    const { poller, queue, errors, start } = poll()
    await start()
    await poller.stop()
    expect([queue.offsets, errors]).toEqual([[0], []])
  })

  test('ends the pause after an error', async () => {
    const { poller, queue, start } = poll()
    await start()
    queue.fail(refusal('Too Many Requests', 429, { retry_after: 3_600 }))
    await settled()
    await poller.stop()
    expect(queue.offsets).toEqual([0])
  })

  test('tells when nothing can be confirmed, and ends', async () => {
    const { poller, queue, errors, start, finish } = poll(update(1))
    await start()
    await finish(1)
    const error = new Error('spojení')
    const stopping = poller.stop()
    queue.fail(error)
    await stopping
    expect(errors).toEqual([error])
  })

  test('before the start does nothing', async () => {
    const { poller, queue } = poll(update(1))
    await poller.stop()
    expect(queue.offsets).toEqual([])
  })
})

test('starting twice polls once', async () => {
  const { poller, queue, start } = poll()
  await start()
  poller.start()
  await settled()
  expect(queue.offsets).toEqual([0])
})
