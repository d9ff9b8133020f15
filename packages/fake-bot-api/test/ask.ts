/** Calling the server by hand, for its own tests. */

import type { Update } from '@grammyjs/types'
import { onTestFinished } from 'vitest'
import type { Options } from '../src/options.ts'
import { type BotApi, startBotApi } from '../src/start.ts'

export interface Reply {
  readonly ok: boolean
  readonly result?: unknown
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: object
}

/** A server that ends with the test. */
export async function serve(options: Options = {}): Promise<BotApi> {
  const api = await startBotApi(options)
  onTestFinished(() => api.close())
  return api
}

export function post(
  api: Pick<BotApi, 'root' | 'token'>,
  method: string,
  params: object = {},
): Promise<Response> {
  return fetch(`${api.root}/bot${api.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
}

export async function ask(
  api: Pick<BotApi, 'root' | 'token'>,
  method: string,
  params: object = {},
): Promise<Reply> {
  return (await (await post(api, method, params)).json()) as Reply
}

/** What a call was refused with, or `ok`. */
export async function refusal(
  api: Pick<BotApi, 'root' | 'token'>,
  method: string,
  params: object = {},
): Promise<string> {
  const { ok, description } = await ask(api, method, params)
  return ok ? 'ok' : (description ?? '')
}

/** A keyboard with one button. */
export const NEXT = { inline_keyboard: [[{ text: 'Dál', callback_data: 'v1:dal' }]] }

/** The first update of a server that is not told otherwise. */
export const FIRST_UPDATE = 500_000_001

/** Updates of a poll, counted from 0. */
export async function receiveIds(api: BotApi, params: object = {}): Promise<number[]> {
  const { result } = await ask(api, 'getUpdates', params)
  return (result as Update[]).map(({ update_id }) => update_id - FIRST_UPDATE)
}

/** A poll that waits, once it does. */
export async function poll(api: BotApi, params: object = {}): Promise<{ readonly answer: Promise<Reply> }> {
  const before = api.calls('getUpdates').length
  const answer = ask(api, 'getUpdates', { timeout: 50, ...params })
  await api.waitFor(() => api.calls('getUpdates').length > before)
  return { answer }
}
