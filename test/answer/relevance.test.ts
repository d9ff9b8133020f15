/** When a model reads the best passage beside the question, what it is given, and what its word counts. */

import { describe, expect, test } from 'vitest'
import { Answerer } from '../../src/answer/answer.ts'
import type { Need, Pair } from '../../src/meaning/embedder.ts'
import { PassageVectors, toBytes } from '../../src/meaning/vectors.ts'
import type { Answer } from '../../src/model.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { asking } from '../search/asking.ts'

const TEXTS = {
  školka: { text: 'Postavíme novou školku pro šedesát dětí.', title: 'Školství', headings: ['Školky'] },
  kola: { text: 'Cyklostezku u řeky osvětlíme.', title: 'Doprava' },
}

const ALIKE = Float32Array.of(1, 0)

/** What meaning alone says is as sure as its bias; what is read is as sure as the model says. */
function tuned(bias: number, unsure: Tuning['confidence']['unsure']): Tuning {
  const nothing = { termCoverage: 0, terms: 0, cosine: 0, lead: 0 }
  const confidence = {
    ...TUNING.confidence,
    ...{ meaning: { ...nothing, bias, products: [] }, read: { ...nothing, bias: 0, relevance: 1 }, unsure },
  }
  return { ...TUNING, confidence }
}

interface Given {
  /** Logarithm of the odds that a model gives to every pair. */
  readonly odds?: number
  readonly tuning?: Tuning
  readonly previous?: readonly string[]
}

/** The answer, and the pairs that were read for it. */
function answered(question: string, { odds = 0, tuning = tuned(0, ALWAYS), previous = [] }: Given) {
  const { tools } = asking(TEXTS, { tuning })
  const vectors = PassageVectors.of(Object.keys(TEXTS).map(() => toBytes(ALIKE)))
  const read: Pair[] = []
  const work = new Answerer({ ...tools, vectors }).answering(question, { previous })
  const had = (need: Need) => {
    if (typeof need === 'string') return ALIKE
    if ('fetch' in need) throw new Error('All passages are here.')
    read.push(need)
    return odds
  }
  let step = work.next()
  while (step.done !== true) step = work.next(had(step.value))
  return { outcome: (step.value as Answer).outcome, read }
}

const ALWAYS = { from: 0, to: 1 }

describe('the best passage', () => {
  test('is read with what stands above it, beside all the question', () => {
    expect(answered('Proč postavíte školku?', {}).read).toEqual([
      {
        question: 'Proč postavíte školku',
        passage: 'Školství. Školky: Postavíme novou školku pro šedesát dětí.',
      },
    ])
  })

  test.each([
    ['Postavíte ćerstvou školkku?', /školku$/],
    ['Osvětlíte cyklostesku u řeky?', /cyklostezku u řeky$/],
    ['Postavíte školky?', /školky$/],
    ['Osvětlíte Cyklostesku?', /Cyklostezku$/],
  ])(
    'is read beside %s with misspelt words as it has them itself, others as they were asked',
    (asked, read) => {
      expect(answered(asked, {}).read[0]?.question).toMatch(read)
    },
  )

  test('is read for a follow-up beside what that leans on', () => {
    const { read } = answered('A proč pro děti?', { odds: 9, previous: ['Postavíte novou školku?'] })
    expect(read.at(-1)?.question).toMatch(/školku.* pro děti$/)
  })

  test.each([
    [9, 'found'],
    [-9, 'silent'],
  ])('answers as surely as the model says that has read it: %i, %s', (odds, outcome) => {
    for (const bias of [-1, 1])
      expect(answered('nová školka', { odds, tuning: tuned(bias, ALWAYS) }).outcome).toBe(outcome)
  })

  test('is not read where meaning alone is sure, one way or the other', () => {
    const unsure = { from: 0.2, to: 0.9 }
    const by = (bias: number, odds: number) => answered('nová školka', { odds, tuning: tuned(bias, unsure) })
    expect(by(5, -9)).toEqual({ outcome: 'found', read: [] })
    expect(by(-5, 9)).toEqual({ outcome: 'silent', read: [] })
    expect(by(0, 9).read).toHaveLength(1)
  })

  test('is not read where a rule says that it is no answer', () => {
    expect(answered('Zrušíte školku?', { odds: 9 })).toMatchObject({ outcome: 'silent', read: [] })
  })

  test('is not read with a model that the confidence was not fitted to', () => {
    const { confidence } = TUNING
    const tuning = { ...TUNING, confidence: { ...confidence, meaning: null, unsure: ALWAYS } }
    expect(answered('nová školka', { odds: -9, tuning }).read).toEqual([])
  })
})

test('nothing is read without a passage, or for what is no question of policy', () => {
  expect(answered('žirafa', {}).read).toEqual([])
  expect(answered('ahoj', {}).read).toEqual([])
})
