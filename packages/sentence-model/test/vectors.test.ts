/** Pieces of all the sentences, and vectors of some; `vectors.slow.test.ts` computes all. */

import { expect, test } from 'vitest'
import sentences from './sentences.json' with { type: 'json' }
import { dot, model, references, vectorTests } from './vectors.ts'

/** Longest of those that are computed here, in letters: work grows with the square of the length. */
const LONGEST = 300

test('every sentence has a reference', () => {
  expect(sentences).toHaveLength(200)
  expect(references).toHaveLength(200)
})

test('the whole vocabulary cuts most of them the same way', () => {
  expect(references.filter(({ same }) => same)).toHaveLength(176)
})

vectorTests(references.filter(({ text }, index) => index % 4 === 0 && text.length <= LONGEST))

test('what means the same is closer than what does not', () => {
  const [question, answer, other] = [
    'query: Kde nechám v centru auto?',
    'passage: Parkování: Návštěvníci zaplatí od druhé hodiny, rezidenti stojí u domu zdarma.',
    'passage: Kultura: Kino opravíme, knihovnu otevřeme i v sobotu.',
  ].map(model.embed) as [Float32Array, Float32Array, Float32Array]
  expect(dot(question, answer)).toBeGreaterThan(dot(question, other))
})
