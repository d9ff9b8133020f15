/** A crowd on Matrix, whose homeserver asks again and again to slow down: nothing is lost, nothing comes twice. */

import { once } from 'node:events'
import { expect, test } from 'vitest'
import { EXIT } from '../../adapters/shared/exit.ts'
import { type CrowdDriver, GROUPS, QUESTIONS, runCrowd } from '../crowd.ts'
import { sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'
import { program } from './program.ts'

const town = sharedFolder(TOWN)
/** Of every so many messages that the bot sends, one is refused for so long. */
const LIMIT = { every: 5, retryAfterMs: 1_000 }

test('200 questions in 30 rooms, the bot killed twice, the server slowing it down', {
  timeout: 600_000,
}, async () => {
  const { homeserver, userId, eva, start } = await program({ CONTENT_DIRS: town })
  const rooms = Array.from({ length: GROUPS }, () =>
    homeserver.createRoom({ creator: eva.userId, members: [], invite: [userId] }),
  )
  const asked = new Map<string, number>()
  const answersTo = (question: string) =>
    homeserver.sent({ sender: userId, type: 'm.room.message', inReplyTo: question })
  const answered = () => [...asked.keys()].filter(question => answersTo(question).length > 0)
  let people = 0
  let child = start()
  for (const room of rooms) await homeserver.waitMembership(room, userId, 'join')
  const driver: CrowdDriver = {
    groups: GROUPS,
    async ask(group, question) {
      const room = rooms[group] ?? ''
      const person = homeserver.addUser(`osoba${people++}`).userId
      homeserver.join(room, person)
      asked.set(homeserver.message(room, person, `@doslova ${question}`), Date.now())
      if (asked.size % LIMIT.every === 0)
        homeserver.fault({ kind: 'limit', path: '/send/m.room.message', retryAfterMs: LIMIT.retryAfterMs })
    },
    async figures() {
      const waits = [...asked].map(([question, at]) => (answersTo(question)[0]?.origin_server_ts ?? 0) - at)
      const doubled = [...asked.keys()].filter(question => answersTo(question).length > 1).length
      return {
        ...{ asked: asked.size, answered: answered().length, doubled },
        longestWaitSeconds: Math.round(Math.max(...waits) / 1000),
      }
    },
    whenAnswered: count =>
      homeserver.waitUntil(() => answered().length >= count, `${count} answers`).then(() => undefined),
    async restart() {
      child.kill('SIGKILL')
      await once(child, 'exit')
      child = start()
    },
  }
  const figures = await runCrowd(driver)
  const refused = homeserver.requests({ path: '/send/m.room.message' }).filter(({ status }) => status === 429)
  process.stdout.write(`${JSON.stringify({ ...figures, refused: refused.length })}\n`)
  expect(figures).toMatchObject({ asked: QUESTIONS, answered: QUESTIONS, doubled: 0 })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([EXIT.ok, null])
})
