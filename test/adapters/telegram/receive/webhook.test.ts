import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ProcessedUpdates } from '../../../../adapters/telegram/receive/processed-updates.ts'
import { UpdateQueue } from '../../../../adapters/telegram/receive/queue.ts'
import { Webhook } from '../../../../adapters/telegram/receive/webhook.ts'
import { Clock, settled } from '../../../clock.ts'
import { dataFolder } from '../../../documents.ts'
import { Answering, update } from '../telegram.ts'

const SECRET = 'tajne-heslo'
const HEADER = 'x-telegram-bot-api-secret-token'

function receiver() {
  const file = `${dataFolder()}/updates`
  const [answering, clock, errors] = [new Answering(), new Clock(), [] as unknown[]]
  const processed = new ProcessedUpdates(file)
  const onError = (error: unknown) => errors.push(error)
  const webhook = new Webhook(
    SECRET,
    new UpdateQueue({ handle: answering.handle, processed, onError, clock }),
  )
  /** Brings a body and gives the status. */
  const bring = async (body: string, headers: Readonly<Record<string, string>> = { [HEADER]: SECRET }) =>
    (await webhook.receive({ headers, body, isLocal: false })).status
  return { webhook, answering, clock, processed, errors, file, bring }
}

const body = (id: number) => JSON.stringify(update(id))

describe('the secret', () => {
  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['none', {}],
    ['an empty one', { [HEADER]: '' }],
    ['another one', { [HEADER]: 'jiné-heslo' }],
    ['another one of the same length', { [HEADER]: 'tajne-hesla' }],
    ['one that begins like it', { [HEADER]: `${SECRET}1` }],
    ['one with letters of two bytes', { [HEADER]: 'tajné-heslo' }],
    ['in another place', { authorization: SECRET }],
  ])('%s: nothing is read', async (_, headers) => {
    const { answering, bring } = receiver()
    expect(await bring(body(1), headers)).toBe(401)
    expect(answering.begun).toEqual([])
  })
})

describe('a body', () => {
  test.each([
    '',
    '{',
    'null',
    '1',
    '"a"',
    '[]',
    '{}',
    '{"update_id":"1"}',
    '{"update_id":1.5}',
    '{"update_id":null}',
  ])('%j is none', async text => {
    const { answering, bring } = receiver()
    expect(await bring(text)).toBe(400)
    expect(answering.begun).toEqual([])
  })
})

describe('an update', () => {
  test('is answered before the reply', async () => {
    const { answering, processed, bring } = receiver()
    const reply = bring(body(1))
    await settled()
    expect([answering.begun, processed.has(1)]).toEqual([[1], false])
    answering.finish(1)
    expect(await reply).toBe(200)
    expect([answering.done, processed.has(1)]).toEqual([[1], true])
  })

  test('that comes again, then and later, is answered once', async () => {
    const { answering, bring } = receiver()
    const replies = [bring(body(1)), bring(body(1))]
    answering.finish(1)
    expect(await Promise.all(replies)).toEqual([200, 200])
    expect(await bring(body(1))).toBe(200)
    expect(answering.begun).toEqual([1])
  })

  test('that was answered before a crash is taken and not answered', async () => {
    const { answering, processed, bring } = receiver()
    processed.add(1)
    expect(await bring(body(1))).toBe(200)
    expect(answering.begun).toEqual([])
  })

  test('whose answer fails is taken all the same, and the error is reported', async () => {
    const { answering, errors, bring } = receiver()
    answering.fail(1, new Error('nejde to'))
    expect(await bring(body(1))).toBe(200)
    expect(await bring(body(1))).toBe(200)
    expect([errors, answering.begun]).toEqual([[new Error('nejde to')], [1]])
  })

  test('that cannot be written down is taken all the same, and the error is reported', async () => {
    const { webhook, answering, errors, file, bring } = receiver()
    rmSync(dirname(file), { recursive: true })
    answering.finish(1)
    expect(await bring(body(1))).toBe(200)
    expect(errors).toEqual([expect.objectContaining({ code: 'ENOENT' })])
    await webhook.stop()
  })

  test('that takes long is not taken yet after five seconds, so that it comes again, and is answered once', async () => {
    const { answering, clock, bring } = receiver()
    const reply = bring(body(1))
    await clock.pass(5_000)
    expect(await reply).toBe(503)
    expect(answering.done).toEqual([])
    const again = bring(body(1))
    answering.finish(1)
    expect(await again).toBe(200)
    expect([answering.begun, answering.done]).toEqual([[1], [1]])
  })
})

test('updates of one chat are answered one after another', async () => {
  const { answering, bring } = receiver()
  const first = JSON.stringify(update(1, 10))
  const second = JSON.stringify(update(2, 10))
  const replies = [bring(first), bring(second)]
  await settled()
  expect(answering.begun).toEqual([1])
  answering.finish(1)
  await settled()
  expect(answering.begun).toEqual([1, 2])
  answering.finish(2)
  expect(await Promise.all(replies)).toEqual([200, 200])
})

test('stopping waits for answers in progress', async () => {
  const { webhook, answering, clock, bring } = receiver()
  const reply = bring(body(1))
  await clock.pass(5_000)
  await reply
  let over = false
  const stopping = webhook.stop().then(() => (over = true))
  await settled()
  expect(over).toBe(false)
  answering.finish(1)
  await stopping
  expect(answering.done).toEqual([1])
})

test('stopping waits ten seconds at most', async () => {
  const { webhook, answering, clock, bring } = receiver()
  const reply = bring(body(1))
  await clock.pass(5_000)
  await reply
  const stopping = webhook.stop()
  await clock.pass(10_000)
  await stopping
  expect(answering.done).toEqual([])
})
