/** A soak on Telegram: people in private chats, and a server of the Bot API that loses, refuses and repeats. */

import { type BotApi, type FaultKind, startBotApi } from '@doslova/fake-bot-api'
import { PHRASES } from '../../src/reply/phrases.ts'
import { soakBot } from './bot.ts'
import type { SoakFault, SoakPlatform } from './platform.ts'
import { Tally } from './tally.ts'

/** So many that nobody comes again soon: who asks like a program is taken for one. */
const PEOPLE = 30_000
const PATIENCE_MS = 20 * 60_000
const SAID = 'sendMessage'
/** Calls struck in a round, and how many pass between two of them. */
const STRUCK = 20
const APART = 11

export async function soakOnTelegram() {
  const api = await startBotApi({ deadlineMs: PATIENCE_MS })
  const bot = await soakBot('telegram', { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root })
  const people = Array.from({ length: PEOPLE }, () => api.addUser())
  const tally = new Tally()
  let [asked, excuses] = [0, 0]
  const end = () => {
    for (const { params, result } of api.calls(SAID)) {
      // A call that was refused, or never done, has none.
      if (result === undefined) continue
      const { message_id: id } = (params.reply_parameters ?? {}) as { message_id?: number }
      if (id !== undefined) tally.answer(String(id))
      if (isExcuse(String(params.text))) excuses++
    }
    api.clearFaults()
    api.forget()
  }
  await bot.process.start()
  return {
    ...{ name: 'Telegram', bot: bot.process, metricsUrl: bot.metricsUrl, warnings: bot.warnings, tally },
    faults: [
      ...bot.faults,
      ...faultsOf(api, () => bot.process.stop('SIGKILL').then(() => bot.process.start())),
    ],
    excuses: () => excuses,
    ask: question => {
      const person = people[asked++ % PEOPLE]
      if (person !== undefined) tally.ask(String(api.say(person, question).message_id))
    },
    answered: async count => {
      await api.waitFor(() => api.calls(SAID).length >= count)
    },
    settle: async () => {
      await api.idle()
      end()
    },
    close: async () => {
      await bot.close()
      await api.close()
    },
  } satisfies SoakPlatform
}

/** Answers before the bot is killed, and again so many that wait then: fewer than half of the shortest round. */
const FEW = 20

function faultsOf(api: BotApi, killAndStart: () => Promise<void>): SoakFault[] {
  /** Strikes calls of a method one after another, some passing in between. */
  const strike = (method: string, kinds: readonly FaultKind[], count: number, apart: number) => {
    for (let at = 0; at < count; at++)
      for (const kind of kinds) api.fault({ ...kind, method, skip: at * apart })
  }
  return [
    {
      name: 'answer-lost',
      what: 'the connection is lost, or the reply cut, after Telegram took an answer',
      before: () => strike(SAID, [{ kind: 'drop-after' }, { kind: 'garbage' }], STRUCK / 2, APART),
    },
    {
      name: 'limit',
      what: '429: a second to wait',
      before: () => strike(SAID, [{ kind: 'flood', retryAfter: 1 }], STRUCK, APART),
    },
    {
      name: 'server-error',
      what: '500 and 502',
      before: () => strike(SAID, [refusal(500), refusal(502)], STRUCK / 2, APART),
    },
    {
      name: 'poll-lost',
      what: 'updates do not come: connection lost, page of a gateway, half an answer',
      before: () =>
        strike(
          'getUpdates',
          [
            { kind: 'drop-before' },
            { kind: 'html', status: 502 },
            { kind: 'garbage' },
            { kind: 'drop-after' },
          ],
          1,
          1,
        ),
    },
    {
      name: 'repeated',
      what: 'updates are delivered again',
      during: () => {
        for (const { update_id: id } of api.pending().slice(0, 50)) api.repeat(id)
      },
    },
    {
      name: 'slow',
      what: 'each call is answered 100 ms later',
      before: () => api.fault({ kind: 'slow', ms: 100, method: '*', times: 'always' }),
    },
    {
      name: 'killed',
      what: 'SIGKILL while answers wait, and a start',
      // What is on its way when it is killed comes twice: Telegram cannot be asked what it has taken.
      before: () => api.fault({ kind: 'flood', retryAfter: 1, method: SAID, times: 'always', skip: FEW }),
      during: async () => {
        await api.waitFor(() => api.calls(SAID).filter(({ fault }) => fault === 'flood').length >= FEW)
        await killAndStart()
        api.clearFaults()
      },
    },
  ]
}

function refusal(code: number): FaultKind {
  return { kind: 'refuse', code, message: 'Internal Server Error' }
}

/** What is no answer. */
export function isExcuse(text: string): boolean {
  return [PHRASES.gaveUp, PHRASES.tooMany(3), PHRASES.notSent, PHRASES.loop].some(phrase =>
    text.includes(phrase.slice(0, 30)),
  )
}
