/** How sure an answer is, and what else was found. */

import { expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { Inspector } from '../../src/editor/inspector.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { Embedder, Role } from '../../src/meaning/embedder.ts'
import { folder, TODAY } from '../documents.ts'
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

/** A model for which every passage is as near to every question, and is read as it is told. */
class EvenModel implements Embedder {
  readonly id = 'even'
  odds = 0
  reads = 0
  private readonly cosine: number

  constructor(cosine: number) {
    this.cosine = cosine
  }

  async embed(texts: readonly string[], role: Role): Promise<Float32Array[]> {
    const passage = [this.cosine, Math.sqrt(1 - this.cosine ** 2)]
    return texts.map(() => Float32Array.from(role === 'question' ? [1, 0] : passage))
  }

  async relevance(): Promise<number> {
    this.reads++
    return this.odds
  }
}

async function inspecting(cosine: number) {
  const model = new EvenModel(cosine)
  const engine = new Engine({
    ...{
      folders: [folder({ 'a.md': '---\ntitle: Doprava\n---\nPodél řeky vznikne cyklostezka.\n' })],
      lexicon,
    },
    ...{ today: TODAY },
    meaning: { questions: model, passages: model, isMeasured: true, known: [], saveTo: null },
  })
  await engine.embedPassages()
  return { model, inspector: new Inspector(engine, new Bot(engine, lexicon.gazetteer), lexicon.gazetteer) }
}

test('an answer that a model has read is as sure as that says', async () => {
  const question = 'cyklostezka u řeky'
  const told: [string | undefined, boolean][] = []
  for (const cosine of [0.3, 0.35, 0.4, 0.45, 0.5]) {
    const { model, inspector } = await inspecting(cosine)
    await inspector.inspect({ question, place: null })
    if (model.reads === 0) continue
    for (const odds of [20, -20]) {
      const { model, inspector } = await inspecting(cosine)
      model.odds = odds
      const { judged } = await inspector.inspect({ question, place: null })
      told.push([judged?.answer.outcome, (judged?.confidence ?? 0) >= (judged?.needed ?? 0)])
    }
    break
  }
  expect(told).toEqual([
    ['found', true],
    ['silent', false],
  ])
})
