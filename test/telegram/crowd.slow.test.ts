/** A crowd on Telegram, whose groups take 20 messages a minute: nothing is lost, and nobody waits for long. */

import type { Update } from '@grammyjs/types'
import { expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { settled } from '../clock.ts'
import { type CrowdDriver, GROUPS, QUESTIONS, runCrowd } from '../crowd.ts'
import { sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'
import { begin, person, writtenIn } from './bot.ts'

const town = sharedFolder(TOWN)
/** The minute that Telegram counts by. */
const PLATFORM_SECONDS = 60

test('200 questions in 30 groups, the bot killed twice', { timeout: 200_000 }, async () => {
  const { api, data, start } = await begin(town, { groupPerMinute: 20, deadlineMs: 170_000 })
  const groups = Array.from({ length: GROUPS }, () => api.addSupergroup())
  const asked = new Map<string, number>()
  /** When each answer came, by its question. */
  const answers = () => {
    const found = new Map<string, number[]>()
    for (const { id } of groups)
      for (const { text, date, reply_to_message: question } of api.said(id)) {
        const key = `${id} ${question?.message_id}`
        if (asked.has(key) && text !== PHRASES.tooManyHere(5))
          found.set(key, [...(found.get(key) ?? []), date])
      }
    return found
  }
  /** Whether the bot has written down all that it has sent. */
  const isAllNoted = () => {
    const noted = new Set(writtenIn(data).match(/^\d+$/gm))
    const got = api.calls('getUpdates').flatMap(({ result }) => (result as Update[] | undefined) ?? [])
    const idOf = new Map(
      got.map(({ update_id: id, message: at }) => [`${at?.chat.id} ${at?.message_id}`, id]),
    )
    return [...answers().keys()].every(key => noted.has(String(idOf.get(key))))
  }
  let program = await start()
  const driver: CrowdDriver = {
    groups: GROUPS,
    async ask(group, question) {
      const chat = groups[group]?.id ?? 0
      const { message_id, date } = api.say(person(api), `@doslova_bot ${question}`, { chat })
      asked.set(`${chat} ${message_id}`, date)
    },
    async figures() {
      await api.idle()
      const found = [...answers()]
      const waits = found.map(([key, [first = 0]]) => first - (asked.get(key) ?? 0))
      const doubled = found.filter(([, dates]) => dates.length > 1).length
      return { asked: asked.size, answered: found.length, doubled, longestWaitSeconds: Math.max(...waits) }
    },
    async whenAnswered(count) {
      await api.waitFor(() => answers().size >= count)
    },
    async restart() {
      // What was on its way when it is killed would come twice: Telegram cannot be asked what it has taken. So it stands still
      // until nothing is.
      for (;;) {
        program.signal('SIGSTOP')
        // What it sent before is taken meanwhile.
        for (let turn = 0; turn < 20; turn++) await settled()
        if (isAllNoted()) break
        const polls = api.calls('getUpdates').length
        program.signal('SIGCONT')
        await api.waitFor(() => api.calls('getUpdates').length > polls)
      }
      program.signal('SIGKILL')
      await program.ended
      program = await start()
    },
  }
  const figures = await runCrowd(driver)
  const refused = api.calls('sendMessage').filter(({ status }) => status === 429).length
  process.stdout.write(`${JSON.stringify({ ...figures, refused })}\n`)
  expect(figures).toMatchObject({ asked: QUESTIONS, answered: QUESTIONS, doubled: 0 })
  expect(figures.longestWaitSeconds).toBeLessThanOrEqual(2 * PLATFORM_SECONDS)
  expect(await program.stop()).toBe(0)
})
