import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyText, lastAtMost, lineAt, lineStarts, linesText } from '../../src/text/source-text.ts'
import { holds, slicesOf } from '../support.ts'

test('a body knows where each of its characters stands in the file', () => {
  const file = '---\ntitle: A\n---\nMost.'
  const body = bodyText(file, 17)
  expect(body.text).toBe('Most.')
  expect(file[body.offset(0)]).toBe('M')
  expect(file[body.offset(4)]).toBe('.')
  expect(body.offset(5)).toBe(file.length)
})

describe('lines set under each other', () => {
  const file = 'perex: >\n    První řádek\n    druhý řádek\ndalší: 1\n'
  const lines = linesText(file, slicesOf(file, ['První řádek', 'druhý řádek']))

  test('lose their indentation', () => {
    expect(lines.text).toBe('První řádek\ndruhý řádek\n')
  })

  test('keep the place of every character', () => {
    for (const [index, character] of [...lines.text].entries()) {
      if (character !== '\n') expect(file[lines.offset(index)]).toBe(character)
    }
  })

  test('end where the last line ends', () => {
    expect(lines.offset(lines.text.length - 1)).toBe(file.indexOf('\ndalší'))
    expect(lines.offset(lines.text.length)).toBe(file.indexOf('\ndalší'))
  })

  test('may be none', () => {
    expect(linesText(file, []).text).toBe('')
    expect(linesText(file, []).offset(0)).toBe(0)
  })
})

test.each([
  [[0, 10, 20], 0, 0],
  [[0, 10, 20], 9, 0],
  [[0, 10, 20], 10, 1],
  [[0, 10, 20], 99, 2],
  [[0], 5, 0],
])('lastAtMost(%j, %i) is %i', (sorted, value, index) => {
  expect(lastAtMost(sorted, value)).toBe(index)
})

test('lineAt counts the line breaks before an offset', () => {
  holds(
    fc.property(fc.stringMatching(/^[ab\r\n]{0,30}$/), fc.nat(30), (text, at) => {
      const offset = Math.min(at, text.length)
      expect(lineAt(lineStarts(text), offset)).toBe(text.slice(0, offset).split('\n').length)
    }),
  )
})
