/** The program as it is started for Telegram: it answers, and ends as it should. What else it does is in the slow tests. */

import { expect, test } from 'vitest'
import { sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, TOWN } from '../town/town.ts'
import { begin, noiseOf, person } from './bot.ts'

const town = sharedFolder(TOWN)

test('it answers a question, and ends without noise', async () => {
  const { api, start } = await begin(town)
  const program = await start({ MEANING: 'off' })
  const jana = person(api)
  api.say(jana, 'cyklostezka podél Labe')
  await api.idle()
  expect(api.said(jana)).toMatchObject([{ text: expect.stringContaining(CYCLE_PATH) }])
  expect({ code: await program.stop(), noise: noiseOf(program) }).toEqual({ code: 0, noise: [] })
})
