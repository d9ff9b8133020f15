import { HttpError, type RawApi } from 'grammy'
import { describe, expect, test } from 'vitest'
import { createRetry, type Wait } from '../../../../adapters/telegram/api/retry.ts'
import { Clock } from '../../../clock.ts'

const DEADLINE = 60_000

/** `200`, a code of Telegram with the seconds to wait, or the code of a connection that failed. */
type Response = number | readonly [code: number, retryAfter: number] | string

function outcomeOf(response: Response) {
  if (response === 200) return { ok: true as const, result: true }
  const [code, retryAfter] = typeof response === 'object' ? response : [Number(response), undefined]
  return {
    ok: false as const,
    error_code: code,
    description: `odmítnuto ${code}`,
    ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }),
  }
}

/** Calls a method against these responses, the last of them for ever. Gives how it ended, and how long it waited. */
async function call(
  method: keyof RawApi,
  responses: readonly Response[],
  signal?: AbortSignal,
  floodMs = DEADLINE,
) {
  const clock = new Clock()
  let calls = 0
  const retry = createRetry({ clock: clock.dozing, deadlineMs: DEADLINE, floodMs })
  const server = async () => {
    const response = responses[Math.min(calls++, responses.length - 1)] ?? 200
    if (response === 'mistake') throw new TypeError('chyba v programu')
    if (typeof response === 'string')
      throw new HttpError('spojení', response === '' ? new Error('ticho') : { code: response })
    return outcomeOf(response)
  }
  const end = await retry(server as never, method, {} as never, signal as never).then(
    outcome => (outcome.ok ? 'ok' : outcome.error_code),
    (error: Error) => error.name,
  )
  return { end, calls, slept: clock.slept }
}

describe('too many requests', () => {
  test.each<readonly [keyof RawApi, readonly Response[], readonly number[]]>([
    ['sendMessage', [[429, 3], 200], [3_000]],
    ['sendMessage', [[429, 1], [429, 7], [429, 20], 200], [1_000, 7_000, 20_000]],
    ['editMessageText', [[429, 0], 200], [0]],
    ['getMe', [[429, 30], 200], [30_000]],
    ['sendMessage', [429, 200], [1_000]],
  ])('%s after %j waits exactly %j', async (method, responses, slept) => {
    expect(await call(method, responses)).toEqual({ end: 'ok', calls: responses.length, slept })
  })

  test.each([
    ['for longer than there is time', [[429, 61]], 1, []],
    ['again and again', [[429, 25]], 3, [25_000, 25_000]],
  ] as const)('%s: what Telegram said is given back', async (_, responses, calls, slept) => {
    expect(await call('sendMessage', responses)).toEqual({ end: 429, calls, slept })
  })
})

test.each<readonly [keyof RawApi, Response, end: number | string]>([
  ['sendMessage', [429, 600], 'ok'],
  ['editMessageText', [429, 600], 'ok'],
  ['sendMessage', [429, 601], 429],
  ['getMe', [429, 600], 429],
  ['answerCallbackQuery', [429, 600], 429],
])(
  'a long wait of %s after %j ends with %s: only messages have the time for it',
  async (method, response, end) => {
    expect(await call(method, [response, 200], undefined, 600_000)).toMatchObject({ end })
  },
)

test('every wait is reported with its reason', async () => {
  const clock = new Clock()
  const waits: Wait[] = []
  const onWait = (wait: Wait) => waits.push(wait)
  const retry = createRetry({ clock: clock.dozing, deadlineMs: DEADLINE, onWait })
  const outcomes = [outcomeOf([429, 3]), outcomeOf(502), null, outcomeOf(200)]
  const server = async () => {
    const outcome = outcomes.shift()
    if (outcome === null) throw new HttpError('spojení', { code: 'ECONNREFUSED' })
    return outcome
  }
  await retry(server as never, 'sendMessage', {} as never)
  expect(waits).toEqual([
    { method: 'sendMessage', ms: 3_000, reason: '429' },
    { method: 'sendMessage', ms: 500, reason: '502' },
    { method: 'sendMessage', ms: 1_000, reason: 'ECONNREFUSED' },
  ])
})

describe('failures of Telegram itself', () => {
  test.each([500, 502, 503, 504])('%i: the call is repeated, each time a little later', async code => {
    expect(await call('sendMessage', [code, code, code, 200])).toEqual({
      ...{ end: 'ok', calls: 4, slept: [250, 500, 1_000] },
    })
  })

  test('end with the time, and the pauses do not grow for ever', async () => {
    const { end, slept } = await call('sendMessage', [500])
    expect(end).toBe(500)
    expect(slept.slice(0, 7)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
    const total = slept.reduce((sum, ms) => sum + ms, 0)
    expect(total).toBeLessThanOrEqual(DEADLINE)
    expect(total).toBeGreaterThan(DEADLINE - 5_000)
  })
})

describe('a refusal is given back at once', () => {
  test.each([400, 403, 404, 409])('%i', async code => {
    expect(await call('sendMessage', [code, 200])).toEqual({ end: code, calls: 1, slept: [] })
  })
})

describe('a refused token is tried once more', () => {
  test.each<readonly [string, readonly Response[], unknown, number]>([
    ['and may work then', [401, 200], 'ok', 2],
    ['and is given back when it is refused again', [401, 401, 200], 401, 2],
    ['and once only, whatever comes between', [401, 502, 401, 200], 401, 3],
  ])('%s', async (_, responses, end, calls) => {
    const result = await call('sendMessage', responses)
    expect(result).toMatchObject({ end, calls })
    expect(result.slept[0]).toBe(3_000)
  })
})

describe('a lost connection', () => {
  test.each<keyof RawApi>(['sendMessage', 'sendDocument', 'forwardMessage', 'copyMessage', 'banChatMember'])(
    '%s may have arrived, and is not sent again',
    async method => {
      for (const code of ['', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'])
        expect(await call(method, [code, 200])).toEqual({ end: 'HttpError', calls: 1, slept: [] })
    },
  )

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    '%s was none, and a message is sent again',
    async code => {
      expect(await call('sendMessage', [code, code, 200])).toEqual({ end: 'ok', calls: 3, slept: [250, 500] })
    },
  )

  test.each<keyof RawApi>([
    ...(['getMe', 'setMyCommands', 'setWebhook', 'deleteWebhook', 'deleteMessage'] as const),
    ...(['editMessageText', 'answerCallbackQuery', 'answerInlineQuery'] as const),
  ])('%s changes nothing when it comes twice, and is repeated', async method => {
    expect(await call(method, ['', 'ECONNRESET', 200])).toEqual({ end: 'ok', calls: 3, slept: [250, 500] })
  })

  test('that does not come back is given back in the end', async () => {
    const { end, calls } = await call('getMe', ['ECONNREFUSED'])
    expect(end).toBe('HttpError')
    expect(calls).toBeGreaterThan(10)
  })
})

test('a mistake in the program is not repeated', async () => {
  expect(await call('getMe', ['mistake', 200])).toEqual({ end: 'TypeError', calls: 1, slept: [] })
})

describe('asking for updates is never repeated here', () => {
  test.each<readonly [Response, unknown]>([
    [[429, 3], 429],
    [500, 500],
    ['ECONNREFUSED', 'HttpError'],
  ])('%j', async (response, end) => {
    expect(await call('getUpdates', [response, 200])).toEqual({ end, calls: 1, slept: [] })
  })
})

describe('a call that was called off is not repeated', () => {
  test.each<readonly [Response, unknown]>([
    [[429, 3], 429],
    [500, 500],
    ['ECONNREFUSED', 'HttpError'],
  ])('%j', async (response, end) => {
    expect(await call('getMe', [response, 200], AbortSignal.abort())).toEqual({ end, calls: 1, slept: [] })
  })
})
