/** Vectors of 200 sentences, held against those that `build/reference.py` computed with the whole vocabulary in floats. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadModel } from '../index.ts'
import { sectionsOf, vocabularyOf } from '../model-file.ts'
import sentences from './sentences.json' with { type: 'json' }

const HOME = join(import.meta.dirname, '..')

export const model = loadModel()

interface Reference {
  readonly text: string
  /** Whether the whole vocabulary cuts the sentence into the same pieces. */
  readonly same: boolean
  readonly vector: Int16Array
}

const file = readFileSync(join(HOME, 'model.bin'))
const sections = sectionsOf(file)
const { pieces: names } = vocabularyOf(file, sections as NonNullable<typeof sections>)
/** Names of the pieces that a text is cut into. */
export const piecesOf = (text: string) =>
  model
    .tokens(text)
    .slice(1, -1)
    .map(id => names[id])

const lines = readFileSync(join(HOME, 'test/reference.jsonl'), 'utf8').trim().split('\n')

export const references = lines.map((line, index): Reference => {
  const { pieces, vector } = JSON.parse(line)
  const bytes = new Uint8Array(Buffer.from(vector, 'base64'))
  const text = sentences[index] as string
  return { text, same: piecesOf(text).join('\n') === pieces.join('\n'), vector: new Int16Array(bytes.buffer) }
})

export const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, index) => sum + value * (b[index] as number), 0)
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Tests that the vectors of `chosen` are those of the reference. */
export function vectorTests(chosen: readonly Reference[]): void {
  const results = chosen.map(({ text, same, vector: reference }) => {
    const vector = model.embed(text)
    return { text, same, vector, cosine: cosine(vector, reference) }
  })
  const farther = (least: number, of = results) =>
    of.filter(result => result.cosine < least).map(({ text }) => text)

  test('sentences that the whole vocabulary cuts the same way have the same vector', () => {
    const same = results.filter(result => result.same)
    expect(same.length).toBeGreaterThan(results.length / 2)
    expect(farther(0.9999, same)).toEqual([])
  })

  describe('all sentences, foreign scripts and misspelt words among them', () => {
    test('have a like vector', () => {
      expect(farther(0.55)).toEqual([])
      expect(mean(results.map(result => result.cosine))).toBeGreaterThan(0.985)
    })

    test('have one of length 1', () => {
      for (const { vector } of results) {
        expect(vector).toHaveLength(model.width)
        expect(dot(vector, vector)).toBeCloseTo(1, 5)
      }
    })
  })
}
