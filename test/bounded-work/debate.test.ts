/** Sheets and ways of a subject: twice the texts, or a topic twice as long, take at most three times the work. */

import { describe, expect, test } from 'vitest'
import { passage } from '../search/asking.ts'
import { some, upTo } from '../thorough.ts'
import { growth, MOST } from '../work.ts'
import { debateInTown, debater, documentOf, FILE, FILES, passagesIn, QUESTION, QUESTIONS } from './stages.ts'

const TOPIC = 'doprava a parkování ve městě, voda v krajině'

test.each(some(QUESTIONS, 9))('a topic of %s', (_, shape) => {
  expect(growth(debateInTown, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
})

test.each(some(FILES, 48))('a file of %s', (_, shape) => {
  const [small, large] = [FILE, FILE * 2].map(length => debater(passagesIn(documentOf(shape(length)))))
  expect(growth(make => make?.(TOPIC), small, large)).toBeLessThanOrEqual(MOST)
})

describe('many passages', () => {
  const ALL = upTo(5_000, 12.5)
  const words = 'doprava parkování voda krajina město louky silnice potok'.split(' ')
  const wordAt = (at: number) => words[at % words.length] ?? ''

  test.each<[name: string, textOf: (at: number) => string]>([
    [
      'that are all on the topic',
      at => `Doprava ve městě ${at}: ${wordAt(at)} a ${wordAt(at * 7 + 3)} číslo ${at * 31}.`,
    ],
    ['that are much alike', at => `Doprava a parkování ve městě budou lepší, slibujeme to už po ${at}.`],
    ['that are hardly on it', at => `Louka číslo ${at} zůstane ${wordAt(at)} loukou.`],
  ])('%s', (_, textOf) => {
    const passages = Array.from({ length: ALL }, (_, at) =>
      passage({ text: textOf(at), place: wordAt(at), year: 2000 + (at % 25) }, `${at}`),
    )
    const [half, all] = [debater(passages.slice(0, ALL / 2)), debater(passages)]
    expect(growth(make => make(TOPIC), half, all)).toBeLessThanOrEqual(MOST)
  })
})
