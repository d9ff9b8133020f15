/** Hostile texts: none becomes a control piece, none takes more than two windows. */

import { describe, expect, test } from 'vitest'
import { loadModel } from '../index.ts'
import { CONTROLS } from '../tokenizer.ts'

const model = loadModel()
const inner = (text: string) => model.tokens(text).slice(1, -1)

describe('no text becomes a control piece:', () => {
  test.each(['<s>', '</s>', '<pad>', '<unk>', '<mask>', 'query: <s></s> ahoj <pad>'])('%s', text => {
    expect(inner(text).length).toBeGreaterThan(2)
    // An unknown character has the id of <unk>; these are all known.
    expect(inner(text).filter(id => id < CONTROLS)).toEqual([])
  })
})

describe('has a vector of length 1:', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '   \u00a0\t\n '],
    ['zero-width signs', '\u200b\u200b\ufeff'],
    ['half a character', '\ud83d'],
    ['halves in the wrong order', 'a\udc00\ud800b'],
    ['a noncharacter', '\uffff\u0000'],
    ['an unknown script', '𓀀𓀁𓀂'],
    ['accents piled up', `a${'\u0301'.repeat(300)}`],
  ])('%s', (_, text) => {
    expect(model.embed(text).reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5)
  })
})

describe('is cut to two windows:', () => {
  test.each([
    ['100 kB of words', 'město '.repeat(17_000)],
    ['100 kB without a space', 'ž'.repeat(50_000)],
    ['100 kB of emoji', '👩‍👩‍👧‍👦'.repeat(4000)],
    ['characters that grow when they are read', '\ufdfa'.repeat(9000)],
  ])('%s', (_, text) => {
    expect(model.tokens(text)).toHaveLength(1022)
  })

  test('100 kB of spaces, which are one', () => {
    expect(model.tokens(' '.repeat(100_000))).toEqual(model.tokens(''))
  })
})

test('a name that every object has is a text like others', () => {
  expect(inner('__proto__ constructor toString').length).toBeGreaterThan(3)
})

describe('windows', () => {
  const text = (words: number) => Array.from({ length: words }, () => 'most').join(' ')
  const vector = model.embed(text(510))

  test('the second counts', () => {
    expect(model.embed(`${text(510)} prales`)).not.toEqual(vector)
  })

  test('two of the same pieces have the vector of one', () => {
    const both = model.embed(text(1020))
    expect(both.every((value, index) => Math.abs(value - (vector[index] as number)) < 1e-6)).toBe(true)
  })
})

describe('the same to the tokenizer:', () => {
  test.each([
    ['composed and decomposed accents', 'příští škola'.normalize('NFC'), 'příští škola'.normalize('NFD')],
    ['a space and any other', 'dva domy', 'dva\u00a0\t\n  domy'],
    ['a ligature and its letters', 'finance', 'ﬁnance'],
    ['wide letters and ours', 'FULL', 'ＦＵＬＬ'],
  ])('%s', (_, one, other) => {
    expect(model.tokens(one)).toEqual(model.tokens(other))
  })
})
