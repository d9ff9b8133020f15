/** What is left of conversations on Telegram: after a restart, in the log, on the disk. */

import type { FaultKind } from '@doslova/fake-bot-api'
import { expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { sharedFolder } from '../town/bot.ts'
import { BIKE_RACKS, TOWN } from '../town/town.ts'
import { begin, noiseOf, person, writtenIn } from './bot.ts'

const town = sharedFolder(TOWN)
const QUESTION = 'cyklostezka podél Labe'
const SECRET = 'xylofonek'
const TROUBLES: readonly FaultKind[] = [
  { kind: 'refuse', code: 400, message: `Can't parse entities: unsupported start tag "${SECRET}"` },
  { kind: 'garbage' },
  { kind: 'drop-after' },
  { kind: 'html', status: 502 },
]

test('a restart leaves the buttons alive, answers what came meanwhile and repeats nothing', async () => {
  const { api, start } = await begin(town)
  const [jana, petr] = [person(api), person(api)]
  const chat = api.addSupergroup()
  const first = await start()
  api.say(jana, QUESTION)
  api.say(petr, '/temata')
  await api.idle()
  const [[answer], [topics]] = [api.said(jana), api.said(petr)]
  if (answer === undefined || topics === undefined) throw new Error('no answer')
  expect(await first.stop()).toBe(0)

  api.say(jana, 'dětské hřiště v parku')
  api.say(petr, '/temata@doslova_bot', { chat, date: 1_700_000_000 })
  const presses = [
    api.press(jana, answer, PHRASES.wholeSection),
    api.press(jana, answer, PHRASES.whyThis),
    api.press(petr, topics, PHRASES.pageOn),
  ]
  const second = await start()
  await api.idle()
  expect(presses.map(({ id }) => api.pressAnswer(id)?.text)).toEqual(['', '', ''])
  const texts = api.said(jana).map(({ text = '' }) => text)
  expect(texts).toHaveLength(4)
  expect(texts[1]).toContain('Dětské hřiště')
  expect(texts[2]).toContain(BIKE_RACKS)
  expect(texts[3]).toContain(PHRASES.why)
  expect(JSON.stringify(api.said(petr)[0]?.reply_markup)).toContain(PHRASES.pageBack)
  expect(api.said(petr)).toHaveLength(1)
  expect(api.said(chat).map(({ text }) => text)).toEqual([PHRASES.tooLate(1)])
  expect(await second.stop()).toBe(0)
  expect(api.mistakes()).toEqual([])
  for (const program of [first, second]) expect(noiseOf(program)).toEqual([])
})

test('what people write, who they are and what their groups are called is written nowhere', async () => {
  const { api, data, start } = await begin(town)
  const program = await start()
  const [jana, petr] = [person(api), person(api)]
  const chat = api.addSupergroup({ title: 'Tajuplné sousedství' })
  const question = api.say(jana, `${QUESTION} ${SECRET}`)
  await api.idle()
  const [answer] = api.said(jana)
  if (answer === undefined) throw new Error('no answer')
  api.edit(question, `a v Opavě ${SECRET}?`)
  for (const text of ['/kraj', '/p', '/start', '/nevim']) api.say(jana, `${text} ${SECRET}`)
  api.say(jana, `/${SECRET}`)
  api.query(jana, SECRET)
  api.send(jana, 'photo', { caption: SECRET })
  api.say(petr, `@doslova_bot ${SECRET}`, { chat })
  api.press(jana, answer, PHRASES.whyThis)
  api.press(jana, answer, `1:p:${SECRET}`, true)
  await api.idle()
  // Troubles are logged, and must not tell either.
  for (const fault of TROUBLES) {
    api.fault({ method: 'sendMessage', chat: petr.id, ...fault })
    api.say(petr, `${QUESTION} ${SECRET}`)
    await api.idle()
  }
  api.push('message', { ...question, text: { SECRET } } as never)
  await api.idle()
  expect(await program.stop()).toBe(0)
  const written = { out: program.out(), err: program.err(), data: writtenIn(data) }
  expect(noiseOf(program).length).toBeGreaterThanOrEqual(TROUBLES.length)
  expect(written.data).toContain('.updates')
  const names = [jana, petr].flatMap(user => [user.id, user.first_name, user.last_name, user.username])
  for (const [where, text] of Object.entries(written))
    for (const trace of [...names, SECRET, chat.id, chat.title])
      expect(text.includes(String(trace)), `${trace} in ${where}`).toBe(false)
})
