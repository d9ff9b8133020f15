/** Meaning from a real server: the same texts are near each other, and answers come without it when it is gone. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { BuiltInEmbedder } from '../../../adapters/meaning/built-in-embedder.ts'
import { ServerEmbedder } from '../../../adapters/meaning/server-embedder.ts'
import { folder } from '../../documents.ts'
import { objects, runHere } from '../cli/program.ts'
import { type EmbeddingServer, startEmbeddingServer } from './embedding-server.ts'

let server: EmbeddingServer

beforeAll(async () => {
  server = await startEmbeddingServer()
})

afterAll(() => server?.stop())

test('its vectors come in the order of the texts: each is nearest to that of the built-in model, which was fine-tuned from the same weights', async () => {
  const questions = ['Kdy vyvezete popelnice?', 'cyklostezka podél řeky', 'školky pro nejmenší děti']
  const limitMs = { question: 60_000, passage: 60_000 }
  const asked = new ServerEmbedder({ url: server.url, model: 'query', limitMs })
  const [theirs, ours] = await Promise.all([
    asked.embed(questions, 'question'),
    new BuiltInEmbedder().embed(questions, 'question'),
  ])
  for (const [at, vector] of theirs.entries()) {
    const cosines = ours.map(other => vector.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0))
    expect(cosines.indexOf(Math.max(...cosines))).toBe(at)
    expect(cosines[at]).toBeGreaterThan(0.7)
  }
})

test('answers use it, and do without it when it is gone', async () => {
  const texts = folder({
    'a.md': '---\ntitle: Odpad\n---\nPopelnice svážíme každý týden.\n\nSběrný dvůr otevřeme i v neděli.\n',
  })
  const ask = async (url: string) => {
    const env = { MEANING_URL: url, MEANING_MODEL: 'multilingual' }
    const { out, err } = await runHere(['ask', '--json', '--lines', '--content', texts], {
      env,
      input: 'sběrný dvůr\n',
    })
    return { answer: objects(out)[0] as { outcome: string; passages: { why: { meaning: number } }[] }, err }
  }
  // On a busy machine the server may be too slow for somebody who waits; words alone answer then.
  await expect
    .poll(async () => (await ask(server.url)).answer.passages[0]?.why.meaning, { timeout: 120_000 })
    .not.toBe(0)
  await server.stop()
  const without = await ask(`${server.url}/v1`)
  expect(without.err).toContain('cannot be reached')
  expect(without.answer).toMatchObject({ outcome: 'found' })
  expect(without.answer.passages[0]?.why.meaning).toBe(0)
})
