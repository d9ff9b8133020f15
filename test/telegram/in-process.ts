/** The bot on Telegram inside the process of a test, where a test needs another bot, another clock or the log. */

import { type BotApi, type Options, startBotApi } from '@doslova/fake-bot-api'
import { expect, onTestFinished } from 'vitest'
import type { Details, Log } from '../../adapters/shared/log.ts'
import { Telegram, type TelegramOptions } from '../../adapters/telegram/telegram.ts'
import { dataFolder } from '../documents.ts'
import { openBotOver, sharedDataFolder } from '../town/bot.ts'
import type { Starter } from './bot.ts'

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A log, and what was written into it from `info` on: the level, the event and its details in one line each. */
export function keptLog() {
  const lines: string[] = []
  const keep =
    (level: string) =>
    (event: string, details: Details = {}) =>
      void lines.push(`${level} ${event} ${JSON.stringify(details)}`)
  const log: Log = { debug() {}, info: keep('info'), warn: keep('warn'), error: keep('error') }
  return { log, lines }
}

export type Given = Pick<TelegramOptions, 'bot'> & Partial<TelegramOptions>

/** A bot for the server that ends when `stop` is called; a failure of it fails the test. */
export async function startBot(api: BotApi, given: Given): Promise<() => Promise<void>> {
  const telegram = new Telegram({
    ...{ token: api.token, apiRoot: api.root, webhook: null, http: null, log: SILENT },
    onFailure: error => expect.unreachable(error.message),
    ...given,
    dataDir: given.dataDir ?? dataFolder(),
  })
  await telegram.start()
  return () => telegram.stop()
}

/** A server and a bot, both for one test. */
export async function serveBot(given: Given, options: Options = {}): Promise<BotApi> {
  const api = await startBotApi(options)
  const stop = await startBot(api, given)
  onTestFinished(async () => {
    await stop()
    await api.close()
  })
  return api
}

/** What `programOver` is, in this process and many times faster. */
export function hereOver(content: string, given: Partial<TelegramOptions> = {}): Starter {
  const dataDir = sharedDataFolder()
  return async api => {
    const { log, lines } = keptLog()
    const stop = await startBot(api, { bot: openBotOver(content).bot, dataDir, log, ...given })
    return async () => {
      await stop()
      expect(lines.filter(line => !line.startsWith('info '))).toEqual([])
    }
  }
}
