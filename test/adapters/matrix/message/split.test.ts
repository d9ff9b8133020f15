import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText } from '../../../../adapters/matrix/message/split.ts'
import { holds } from '../../../support.ts'

describe('a long text', () => {
  test.each<[text: string, limit: number, parts: readonly string[]]>([
    ['', 10, []],
    [' ano ', 10, ['ano']],
    ['jedna. dvě tři', 10, ['jedna.', 'dvě tři']],
    ['jedna\n\ndvě tři čtyři', 12, ['jedna', 'dvě tři', 'čtyři']],
    ['xxxxxxxxxxxx', 5, ['xxxxx', 'xxxxx', 'xx']],
    ['xxxx😀xx', 5, ['xxxx', '😀xx']],
  ])('%j at %i', (text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts)
  })

  test('keeps its letters, and no part is too long', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'ž', ' ', '. ', '\n', '\n\n', '😀'), maxLength: 60 })
    holds(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const parts = splitText(text, limit)
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(parts.every(part => part.length <= limit && part === part.trim() && part !== '')).toBe(true)
        expect(parts.every(part => part.isWellFormed())).toBe(true)
      }),
    )
  })
})
