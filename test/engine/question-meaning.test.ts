/** What becomes of a question whose meaning cannot be had, and of one whose passages cannot. */

import { expect, test } from 'vitest'
import { QuestionMeaning } from '../../src/engine/question-meaning.ts'
import { Accents } from '../../src/meaning/accents.ts'
import { fetched, observed, type Pair, relevanceOf, vectorOf } from '../../src/meaning/embedder.ts'
import { Spellings } from '../../src/meaning/spellings.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'

const ACCENTS = new Accents(Spellings.of(['svoz popelnic každý týden']))

function open() {
  const told: string[] = []
  const asked: string[] = []
  const read: Pair[] = []
  const server = { isAway: false }
  const questions = {
    id: 'test',
    embed: async (texts: readonly string[]) => {
      asked.push(...texts)
      if (server.isAway) throw new Error('away')
      return texts.map(() => new Float32Array(2))
    },
    relevance: async (question: string, passage: string) => {
      read.push({ question, passage })
      if (server.isAway) throw new Error('away')
      return 1.5
    },
  }
  const meaning = new QuestionMeaning(
    {
      ...{ questions, isMeasured: true },
      onFailure: error => told.push(String(error)),
      onRecovery: () => told.push('again'),
    },
    ACCENTS,
  )
  return { meaning, told, asked, read, server }
}

function* byMeaning(question = 'svoz popelnic kazdy tyden') {
  yield* vectorOf(question)
  return 'meaning'
}

test('it is embedded with its accents', async () => {
  const { meaning, asked } = open()
  expect(await meaning.orWords(byMeaning(), () => 'words')).toBe('meaning')
  expect(asked).toEqual(['svoz popelnic každý týden'])
})

const PAIR: Pair = { question: 'svoz popelnic kazdy tyden', passage: 'popelnice svazime' }

test('it is read with its accents beside a passage as that stands', async () => {
  const { meaning, read } = open()
  expect(await meaning.orWords<number | string>(relevanceOf(PAIR), () => 'words')).toBe(1.5)
  expect(read).toEqual([{ question: 'svoz popelnic každý týden', passage: 'popelnice svazime' }])
})

test('words alone answer where nothing can be read', async () => {
  const { meaning, told, server } = open()
  server.isAway = true
  expect(await meaning.orWords<number | string>(relevanceOf(PAIR), () => 'words')).toBe('words')
  expect(told).toEqual(['Error: away'])
})

test('what is read is told of, and changes nothing', async () => {
  const { meaning } = open()
  const told: [Pair, number][] = []
  const work = function* () {
    yield* vectorOf('svoz')
    return yield* relevanceOf(PAIR)
  }
  const result = await meaning.orWords(
    observed(work(), (pair, relevance) => told.push([pair, relevance])),
    () => 0,
  )
  expect([result, told]).toEqual([1.5, [[PAIR, 1.5]]])
})

test('without its meaning words alone answer, which is told, and that it can be had again is told once', async () => {
  const { meaning, told, server } = open()
  server.isAway = true
  expect(await meaning.orWords(byMeaning(), () => 'words')).toBe('words')
  server.isAway = false
  for (const _ of [1, 2]) expect(await meaning.orWords(byMeaning(), () => 'words')).toBe('meaning')
  expect(told).toEqual(['Error: away', 'again'])
})

test('passages that cannot be had are no failure of the meaning, and words would not have them either', async () => {
  const { meaning, told } = open()
  const asked: string[] = []
  function* away() {
    yield* fetched(() => Promise.reject(new CandidatesUnavailableError('away')))
    return 'meaning'
  }
  const byWords = () => {
    asked.push('words')
    return 'words'
  }
  await expect(meaning.orWords(away(), byWords)).rejects.toThrow(CandidatesUnavailableError)
  expect([told, asked]).toEqual([[], []])
})
