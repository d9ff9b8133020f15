/** Telegram as time goes by: the cases of every platform. */

import type { BotApi } from '@doslova/fake-bot-api'
import type { User } from '@grammyjs/types'
import { quickClock } from '../clock.ts'
import { type TimedDriver, type TimedTalk, timeCases, timedBot } from '../time.cases.ts'
import { persons, textsOf } from './bot.ts'
import { keptLog, serveBot } from './in-process.ts'

function talkOf(api: BotApi, people: readonly User[], chat: number, isGroup: boolean): TimedTalk {
  let heard = 0
  return {
    async hear(texts, isEnough, agoMs = 0) {
      const date = Math.floor((Date.now() - agoMs) / 1000)
      const saidNow = () => textsOf(api.said(chat)).slice(heard)
      for (const [at, text] of texts.entries()) {
        const user = people[at % people.length] as User
        if (isGroup) api.say(user, `@doslova_bot ${text}`, { chat, date })
        else api.say(user, text, { date })
      }
      await api.waitFor(() => isEnough(saidNow()))
      await api.idle()
      const said = saidNow()
      heard += said.length
      return said
    },
    close: () => api.mute(chat),
  }
}

timeCases(async (aheadMs): Promise<TimedDriver> => {
  const { log, lines } = keptLog()
  const api = await serveBot({ bot: timedBot, log, clock: quickClock(10, aheadMs) })
  return {
    async alone() {
      const [user] = persons(api, 1) as [User]
      return talkOf(api, [user], user.id, false)
    },
    async group(count) {
      return talkOf(api, persons(api, count), api.addSupergroup().id, true)
    },
    lines: () => lines,
    async whenLogged(pattern) {
      await api.idle()
      return api.waitFor(() => lines.some(line => pattern.test(line)))
    },
  }
})
