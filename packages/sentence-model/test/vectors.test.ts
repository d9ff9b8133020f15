/** Vectors of 200 sentences, held against those that `build/reference.py` computed with the whole vocabulary in floats. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadModel } from '../index.ts'
import { sectionsOf, vocabularyOf } from '../model-file.ts'
import sentences from './sentences.json' with { type: 'json' }

const HOME = join(import.meta.dirname, '..')

interface Reference {
  readonly text: string
  readonly pieces: readonly string[]
  readonly vector: Int16Array
}

const lines = readFileSync(join(HOME, 'test/reference.jsonl'), 'utf8').trim().split('\n')
const references = lines.map((line, index): Reference => {
  const { pieces, vector } = JSON.parse(line)
  const bytes = new Uint8Array(Buffer.from(vector, 'base64'))
  return { text: sentences[index] as string, pieces, vector: new Int16Array(bytes.buffer) }
})

const model = loadModel()
const file = readFileSync(join(HOME, 'model.bin'))
const sections = sectionsOf(file)
const { pieces } = vocabularyOf(file, sections as NonNullable<typeof sections>)

const piecesOf = (text: string) =>
  model
    .tokens(text)
    .slice(1, -1)
    .map(id => pieces[id])
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, index) => sum + value * (b[index] as number), 0)
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const results = references.map(({ text, pieces, vector: reference }) => {
  const vector = model.embed(text)
  const same = piecesOf(text).join('\n') === pieces.join('\n')
  return { text, vector, same, cosine: cosine(vector, reference) }
})
const same = results.filter(result => result.same)

test('every sentence has a reference', () => {
  expect(sentences).toHaveLength(200)
  expect(references).toHaveLength(200)
})

describe('sentences that the whole vocabulary cuts the same way', () => {
  test('are most of them', () => {
    expect(same).toHaveLength(176)
  })

  test('have the same vector', () => {
    expect(same.filter(result => result.cosine < 0.9999).map(result => result.text)).toEqual([])
  })
})

describe('all sentences, foreign scripts and misspelt words among them', () => {
  test('have a like vector', () => {
    expect(results.filter(result => result.cosine < 0.8).map(result => result.text)).toEqual([])
    expect(mean(results.map(result => result.cosine))).toBeGreaterThan(0.995)
  })

  test('have one of length 1', () => {
    for (const { vector } of results) {
      expect(vector).toHaveLength(model.width)
      expect(dot(vector, vector)).toBeCloseTo(1, 5)
    }
  })
})

test('what means the same is closer than what does not', () => {
  const [question, answer, other] = [
    'query: Kde nechám v centru auto?',
    'passage: Parkování: Návštěvníci zaplatí od druhé hodiny, rezidenti stojí u domu zdarma.',
    'passage: Kultura: Kino opravíme, knihovnu otevřeme i v sobotu.',
  ].map(model.embed) as [Float32Array, Float32Array, Float32Array]
  expect(dot(question, answer)).toBeGreaterThan(dot(question, other))
})
