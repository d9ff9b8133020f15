import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import type { Answer } from '../../src/model.ts'
import { answerJson, passageJson } from '../../src/reply/json.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { replyTo } from '../../src/reply/reply.ts'
import { TODAY } from '../documents.ts'
import { LEXICON, lexicon } from '../lexicon.ts'
import { SHIPPED, shippedEngine } from '../shipped.ts'
import { sharedFolder } from '../town/bot.ts'

const QUESTIONS = [
  ...['kamery', 'kamery v Praze', 'KAMERY v praze?!', 'kamrey rozpoznavani obliceju', 'hasiči'],
  ...['kolik asistentů prevence kriminality', 'kdo pomáhá obětem', 'harm reduction od roku 2020'],
  ...['bezpečnost seniorů na internetu', 'jaderná elektrárna', 'kamery v Brně', 'ahoj', '', 'x'],
]

async function answersOf(engine: Engine, questions: readonly string[] = QUESTIONS): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const question of questions) answers.push(await engine.answer(question))
  return answers
}

const options = { folders: [SHIPPED], lexicon, today: TODAY, saveTo: sharedFolder({}) }
const files: number[] = []
const read = (count: number) => void files.push(count)

describe('two engines over the same texts', () => {
  const one = shippedEngine()
  // Built from nothing, dictionaries included.
  const two = new Engine({ ...options, lexicon: readLexicon(LEXICON), progress: read })
  const readByTwo = files.length

  test('have the same passages', () => {
    expect([...two.passages].map(passageJson)).toEqual([...one.passages].map(passageJson))
  })

  test('give the same JSON to the same questions, whatever was asked before', async () => {
    const asJson = async (engine: Engine, questions: readonly string[]) =>
      (await answersOf(engine, questions)).map(answer => JSON.stringify(answerJson(answer, engine.content)))
    const there = await asJson(one, QUESTIONS)
    const back = (await asJson(two, [...QUESTIONS].reverse())).reverse()
    expect(back).toEqual(there)
    expect(await asJson(one, QUESTIONS)).toEqual(there)
  })

  test('give the same reply', async () => {
    const printed = async (engine: Engine) =>
      (await answersOf(engine)).map(answer => renderPlain(replyTo(answer), { width: 80, color: true }))
    expect(await printed(two)).toEqual(await printed(one))
  })

  test('one that takes its index from a folder answers like the one that saved it there', async () => {
    const taking = new Engine({ ...options, progress: read })
    expect(files).toHaveLength(readByTwo)
    const json = async (engine: Engine) =>
      (await answersOf(engine)).map(answer => answerJson(answer, engine.content))
    expect(await json(taking)).toEqual(await json(two))
  })
})

describe('an answer', async () => {
  const found = (await answersOf(shippedEngine())).filter(answer => answer.outcome === 'found')

  test('has at most ten passages, each once, best first', () => {
    expect(found.length).toBeGreaterThan(5)
    for (const { hits } of found) {
      const scores = hits.map(hit => hit.score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(new Set(hits.map(hit => hit.passage.code)).size).toBe(hits.length)
      expect(hits.length).toBeLessThanOrEqual(10)
    }
  })

  test('shows pieces of its passages and marks words in them', () => {
    for (const hit of found.flatMap(answer => answer.hits)) {
      const { text } = hit.passage
      expect(hit.excerpt.length).toBeGreaterThan(0)
      for (const { from, to } of [...hit.excerpt, ...hit.marks]) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(text.slice(from, to)).toBe(text.slice(from, to).trim())
      }
    }
  })

  test('prints its best passage’s pieces unchanged', () => {
    for (const answer of found) {
      const printed = renderPlain(replyTo(answer), { width: Number.POSITIVE_INFINITY, color: false })
      const [hit] = answer.hits
      for (const { from, to } of hit?.excerpt ?? [])
        expect(printed).toContain(hit?.passage.text.slice(from, to) ?? '?')
    }
  })
})
