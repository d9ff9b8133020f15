/** Words that people asked about in vain: counted without their questions, known from the fifth of them on, gone after a day. */

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { Gaps } from '../../src/chat/gaps.ts'
import { Clock } from '../clock.ts'

const DAY = 24 * 60 * 60_000
const PROCESS = fileURLToPath(new URL('gaps-process.ts', import.meta.url))

function open() {
  const clock = new Clock()
  const gaps = new Gaps(clock.now)
  /** So many people ask, each of them all the questions. */
  const ask = (people: number, ...questions: readonly string[]) => {
    for (let person = 1; person <= people; person++)
      for (const question of questions) gaps.add({ words: question.split(' '), person: `@osoba${person}` })
  }
  return { clock, gaps, ask }
}

/** What is held of words that wait for more people. */
function waitingIn(gaps: Gaps): ReadonlyMap<string, ReadonlySet<string>> {
  return Reflect.get(gaps, 'days').get('today').waiting
}

describe('a word', () => {
  test('is known from five different people on, however often four ask', () => {
    const { gaps, ask } = open()
    ask(4, 'kolotoč', 'kolotoč', 'Kolotoče')
    expect(gaps.list()).toEqual([])
    ask(5, 'kolotoč')
    expect(gaps.list()).toEqual([{ word: 'kolotoč', askers: 5 }])
    ask(7, 'kolotoč')
    expect(gaps.list()).toEqual([{ word: 'kolotoč', askers: 7 }])
  })

  test.each([
    ['inflected', 'kolotoč kolotoče kolotočů kolotočem kolotočích', 'kolotočích'],
    ['without accents and in capitals', 'kolotoč KOLOTOC Kolotoč kolotoc KOLOTOČ', 'kolotoč'],
  ])('is the same %s', (_, forms, shown) => {
    const { gaps } = open()
    for (const [at, word] of forms.split(' ').entries()) gaps.add({ words: [word], person: String(at) })
    expect(gaps.list()).toEqual([{ word: shown, askers: 5 }])
  })

  test('said twice by one person counts once, in one question and in several', () => {
    const { gaps } = open()
    for (let time = 0; time < 9; time++) gaps.add({ words: ['kolotoč', 'kolotoče'], person: 'Jana' })
    expect(gaps.list()).toEqual([])
  })

  test.each(['a@b.cz', `${'x'.repeat(41)}`, 'a b', '', '<b>'])('is not %j', word => {
    const { gaps } = open()
    for (let person = 0; person < 9; person++) gaps.add({ words: [word], person: String(person) })
    expect(gaps.list()).toEqual([])
  })
})

test('the most asked come first', () => {
  const { gaps, ask } = open()
  ask(5, 'kolotoč', 'bruslení')
  ask(6, 'houpačky')
  expect(gaps.list().map(({ word }) => word)).toEqual(['houpačky', 'bruslení', 'kolotoč'])
})

describe('after a day', () => {
  test('everything is gone, what was known and what was waiting', async () => {
    const { clock, gaps, ask } = open()
    ask(5, 'kolotoč')
    ask(4, 'bruslení')
    await clock.pass(DAY - 1)
    expect(gaps.list()).toHaveLength(1)
    await clock.pass(2)
    expect(gaps.list()).toEqual([])
    gaps.add({ words: ['bruslení'], person: '@osoba5' })
    expect(gaps.list()).toEqual([])
  })

  test('counted from its first question, not its last', async () => {
    const { clock, gaps, ask } = open()
    ask(5, 'kolotoč')
    await clock.pass(DAY / 2)
    ask(6, 'kolotoč')
    await clock.pass(DAY / 2 + 1)
    expect(gaps.list()).toEqual([])
  })

  test('the same words and people have other hashes', async () => {
    const { clock, gaps, ask } = open()
    const hashes = () => [...waitingIn(gaps)].flat().map(each => inspect(each))
    ask(2, 'kolotoč')
    const before = hashes()
    await clock.pass(DAY + 1)
    ask(2, 'kolotoč')
    const after = hashes()
    expect(before).toHaveLength(2)
    expect(after.filter(hash => before.includes(hash))).toEqual([])
  })
})

test('people cannot be followed from word to word', () => {
  const { gaps, ask } = open()
  ask(1, 'kolotoč bruslení houpačky')
  const people = [...waitingIn(gaps).values()].flatMap(askers => [...askers])
  expect(new Set(people).size).toBe(3)
})

test('what four people ask about is nowhere in memory, nor who they are; then the word alone is', () => {
  const seen = JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', PROCESS], { encoding: 'utf8' }),
  ) as Record<string, boolean>
  expect(seen).toEqual({
    ...{ askedByFour: false, personOfFour: false },
    ...{ askedByFive: true, rest: false, personOfFive: false },
  })
})

describe('memory is bounded', () => {
  test('by the words: what nobody asks about any more goes first, and what is known stays', () => {
    const { gaps, ask } = open()
    ask(5, 'kolotoč')
    ask(4, 'bruslení')
    const words = Array.from({ length: 3_000 }, (_, at) => `slovo${at.toString(36)}x`)
    for (const word of words) gaps.add({ words: [word], person: 'Jana' })
    ask(5, 'bruslení')
    expect(gaps.list()).toEqual([
      { word: 'bruslení', askers: 5 },
      { word: 'kolotoč', askers: 5 },
    ])
    ask(4, 'houpačky')
    for (const word of words) gaps.add({ words: [word], person: 'Jana' })
    gaps.add({ words: ['houpačky'], person: '@osoba5' })
    expect(gaps.list()).toHaveLength(2)
  })

  test('by the people of a word, and by the words of a question', () => {
    const { gaps, ask } = open()
    ask(150, 'kolotoč')
    expect(gaps.list()).toEqual([{ word: 'kolotoč', askers: 100 }])
    ask(5, Array.from({ length: 30 }, (_, at) => `slovo${at.toString(36)}x`).join(' '))
    expect(gaps.list()).toHaveLength(9)
  })
})
