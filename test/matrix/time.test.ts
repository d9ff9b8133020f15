/** Matrix as time goes by: the cases of every platform. */

import type { Homeserver } from '@doslova/fake-homeserver'
import { quickClock } from '../clock.ts'
import { type TimedDriver, type TimedTalk, timeCases, timedBot } from '../time.cases.ts'
import { bodyOf, directChat, groupRoom, openHomeserver, startBot } from './town.ts'

function talkOf(homeserver: Homeserver, bot: string, people: readonly string[], room: string): TimedTalk {
  const said = () =>
    homeserver
      .sent({ roomId: room, sender: bot, type: 'm.room.message' })
      .map(bodyOf)
      .map(text => text.replace(/(?<!\S)!(?=\p{L})/gu, '/'))
  let heard = said().length
  return {
    async hear(texts, isEnough, agoMs = 0) {
      for (const [at, text] of texts.entries())
        homeserver.message(
          room,
          people[at % people.length] ?? '',
          `@doslova ${text}`,
          {},
          { at: Date.now() - agoMs },
        )
      await homeserver.waitUntil(() => isEnough(said().slice(heard)), 'what the bot has to say')
      const now = said().slice(heard)
      heard += now.length
      return now
    },
    close: () => homeserver.deny(room, bot),
  }
}

timeCases(async (aheadMs): Promise<TimedDriver> => {
  const homeserver = await openHomeserver()
  const bot = await startBot(homeserver, { bot: timedBot, clock: quickClock(10, aheadMs) })
  let count = 0
  const persons = (many: number) =>
    Array.from({ length: many }, () => homeserver.addUser(`osoba${count++}`).userId)
  const lines = () => bot.log.map(([event, details]) => `info ${event} ${JSON.stringify(details)}`)
  return {
    async alone() {
      const [user = ''] = persons(1)
      return talkOf(homeserver, bot.userId, [user], await directChat(homeserver, user, bot))
    },
    async group(many) {
      const people = persons(many)
      const room = await groupRoom(homeserver, people, bot)
      await homeserver.waitSent({ roomId: room, sender: bot.userId })
      return talkOf(homeserver, bot.userId, people, room)
    },
    lines,
    whenLogged: pattern => homeserver.waitUntil(() => lines().some(line => pattern.test(line)), 'the log'),
  }
})
