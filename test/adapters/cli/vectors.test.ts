import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask } from '../../../adapters/cli/ask.ts'
import { vectors } from '../../../adapters/cli/vectors.ts'
import { openLexicon, openMeaning } from '../../../adapters/shared/content.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { folder } from '../../documents.ts'
import { SHIPPED } from '../../shipped.ts'
import { call, objects, runHere } from './program.ts'

const TEXTS = {
  'a.md': '---\ntitle: Odpad\n---\nPopelnice svážíme každý týden.\n\nSběrný dvůr otevřeme i v neděli.\n',
}

test('vectors embeds the passages of a folder, into a file that is the same each time', async () => {
  const texts = folder(TEXTS)
  const [one, two] = ['one.bin', 'two.bin'].map(name => join(folder({}), name)) as [string, string]
  for (const file of [one, two]) {
    const { code, out } = await call(vectors, '--content', texts, '--to', file)
    expect({ code, out }).toEqual({ code: 0, out: '2 passages, 2 of them embedded now.\n' })
  }
  expect(readFileSync(one)).toEqual(readFileSync(two))
})

test('what is kept is not embedded again', async () => {
  const texts = folder({ 'a.md': `Text, který jinde nestojí: ${process.hrtime.bigint()}.\n` })
  expect((await call(vectors, '--content', texts)).out).toBe('1 passages, 1 of them embedded now.\n')
  expect((await call(vectors, '--content', texts)).out).toBe('1 passages, 0 of them embedded now.\n')
})

test('there is nothing to embed where meaning is off', async () => {
  const { code, err } = await runHere(['vectors', '--content', folder(TEXTS)], { env: { MEANING: 'off' } })
  expect(code).not.toBe(0)
  expect(err).toContain('MEANING is off')
})

test('lines of questions are all answered with meaning, the first too', async () => {
  const partOfMeaning = async (env: Record<string, string>) => {
    const { out } = await runHere(['ask', '--json', '--lines', '--content', folder(TEXTS)], {
      env,
      input: 'sběrný dvůr\n',
    })
    const [answer] = objects(out) as { passages: { why: { meaning: number } }[] }[]
    return answer?.passages[0]?.why.meaning
  }
  expect(await partOfMeaning({})).toBeGreaterThan(0)
  expect(await partOfMeaning({ MEANING: 'off' })).toBe(0)
})

/** They answer the first question of somebody who has just installed the program. `npm run vectors` makes them. */
test('the vectors of the shipped texts are there, and of those very texts', () => {
  const meaning = openMeaning({ kind: 'built-in' }, { saveTo: folder({}) })
  const engine = new Engine({
    folders: [SHIPPED],
    lexicon: openLexicon(),
    today: new Date(),
    ...(meaning && { meaning }),
  })
  expect(engine.withoutVectors).toBe(0)
})

test('ask alone takes what is known, and waits for nothing', async () => {
  const texts = folder({ 'a.md': `Sběrný dvůr číslo ${process.hrtime.bigint()} otevřeme.\n` })
  const { out } = await call(ask, '--json', '--content', texts, 'sběrný dvůr')
  expect(JSON.parse(out)).toMatchObject({ outcome: 'found', passages: [{ why: { meaning: 0 } }] })
})
