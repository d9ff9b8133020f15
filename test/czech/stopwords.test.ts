import { describe, expect, test } from 'vitest'
import { isStopWord, isWeakWord } from '../../src/czech/stopwords.ts'

describe('a word of grammar and politeness is never searched', () => {
  test.each(['a', 'na', 'protoze', 'prosim', 'dobry', 'chcete'])('%s', word => {
    expect(isStopWord(word)).toBe(true)
  })

  test.each(['kamera', 'skola', 'bezpecnost', 'praha'])('but %s is', word => {
    expect(isStopWord(word)).toBe(false)
    expect(isWeakWord(word)).toBe(false)
  })
})

test('být is grammar and byt is a flat', () => {
  expect(isStopWord('byt', 'být')).toBe(true)
  expect(isStopWord('byt', 'Být')).toBe(true)
  expect(isStopWord('byt', 'byt')).toBe(false)
  expect(isStopWord('byt')).toBe(false)
})

describe('a word of plans and deeds in general is searched, but not needed', () => {
  test.each(['zlepsit', 'podporujete', 'situace', 'obcane'])('%s', word => {
    expect(isWeakWord(word)).toBe(true)
  })
})
