/** Odds of pairs, held against those that `build/reference.py` computed with the whole vocabulary in floats. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import pairs from './pairs.json' with { type: 'json' }
import { model, piecesOf } from './vectors.ts'

interface Reference {
  readonly pieces: readonly string[]
  readonly relevance: number
}

/** Of each passage, a question that it answers and one that only shares its subject come first, by turns. */
const PASSAGES = 8

const references = readFileSync(join(import.meta.dirname, 'pairs-reference.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Reference => JSON.parse(line))

const relevances = pairs.map(pair => {
  const [question = '', passage = ''] = pair
  return model.relevance(question, passage)
})

test('every pair has a reference', () => {
  expect(references).toHaveLength(pairs.length)
})

/** Most that odds may differ, where the whole vocabulary cuts both texts into the same pieces, and where it does not. */
const [SAME, OTHER] = [0.03, 0.35]

test.each(pairs.map((pair, at) => ({ pair, at })))(
  '$pair: the odds are like those in floats',
  ({ pair, at }) => {
    const { pieces = [], relevance = Number.NaN } = references[at] ?? {}
    const isSame = pair.flatMap(piecesOf).join('\n') === pieces.join('\n')
    expect(Math.abs((relevances[at] as number) - relevance)).toBeLessThan(isSame ? SAME : OTHER)
  },
)

test('nearly all are cut into the same pieces', () => {
  const others = pairs.filter(
    (pair, at) => pair.flatMap(piecesOf).join('\n') !== references[at]?.pieces.join('\n'),
  )
  expect(others).toHaveLength(1)
})

describe('what answers', () => {
  const at = (index: number) => relevances[index] as number

  test.each(Array.from({ length: PASSAGES }, (_, passage) => passage))(
    'is surer than what only shares the subject, and than what is about another: passage %i',
    passage => {
      expect(at(passage * 2)).toBeGreaterThan(at(passage * 2 + 1))
      expect(at(passage * 2)).toBeGreaterThan(at(2 * PASSAGES + passage))
    },
  )
})

test('the rest of a long question and of a long passage is not read', () => {
  const words = (count: number) => Array(count).fill('škola').join(' ')
  expect(model.relevance(words(40), 'most')).toBe(model.relevance(words(80), 'most'))
  expect(model.relevance('most', words(150))).toBe(model.relevance('most', words(900)))
  expect(model.relevance('most', words(60))).not.toBe(model.relevance('most', words(90)))
})

test('vectors are what they were before and after', () => {
  const before = model.embed('query: škola')
  model.relevance('query: škola', 'passage: Školu opravíme.')
  expect(model.embed('query: škola')).toEqual(before)
})
