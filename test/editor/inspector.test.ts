/** How sure an answer is, and what else was found. */

import { expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { Inspector } from '../../src/editor/inspector.ts'
import { lexicon } from '../lexicon.ts'
import { shippedEngine } from '../shipped.ts'

const engine = shippedEngine()
const inspector = new Inspector(engine, new Bot(engine, lexicon.gazetteer), lexicon.gazetteer)

test.each([
  ['kamery s rozpoznáváním obličejů', 'answer'],
  ['budou služební byty pro strážníky?', 'answer'],
  ['kolik stojí služební byty?', 'closest'],
  ['raketoplán na Měsíc', 'no'],
  ['prevence kriminality v Ústeckém kraji', 'answer'],
] as const)(
  '%s: the answer is what the judgement says, and the state that of the summary',
  async (question, state) => {
    const { judged, reply } = await inspector.inspect({ question, place: null })
    const summary = await inspector.summarize(question)
    expect(summary.state).toBe(state)
    const shown = judged?.ranked[0]
    if (state !== 'no') expect([shown?.role, shown?.hit.passage.code]).toEqual(['shown', summary.code])
    const quoted = reply.blocks.find(block => block.type === 'quote')
    expect(quoted?.type === 'quote' ? quoted.code : null).toBe(summary.code)
    if (state === 'answer') expect(judged?.confidence).toBeGreaterThanOrEqual(judged?.needed ?? 1)
  },
)

test('what stands on buttons is what the reply offers, and no passage comes twice', async () => {
  const { judged, reply } = await inspector.inspect({
    question: 'budou služební byty pro strážníky?',
    place: null,
  })
  const offered = judged?.ranked.filter(({ role }) => role === 'offered').map(({ hit }) => hit.passage.code)
  const choices = reply.blocks.find(block => block.type === 'choices')
  expect(offered).toEqual(choices?.type === 'choices' ? choices.items.map(({ code }) => code) : [])
  const codes = judged?.ranked.map(({ hit }) => hit.passage.code) ?? []
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeGreaterThan(5)
})

test('commands and codes are answered and not judged', async () => {
  const [first] = engine.passages
  for (const question of ['/temata', first?.code ?? '', '/neznam'])
    expect(await inspector.inspect({ question, place: null })).toMatchObject({ judged: null })
})

test('a place limits the answer as it does in a conversation', async () => {
  const { judged } = await inspector.inspect({ question: 'kamery', place: 'Plzeňský kraj' })
  expect(judged?.answer.understood.place).toBe('Plzeňský kraj')
})
