import { FormattedString } from '@grammyjs/parse-mode'
import fc from 'fast-check'
import type { MessageEntity } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { MAX_ENTITIES, splitMessage } from '../../../../adapters/telegram/message/split.ts'
import { holds, soup } from '../../../support.ts'

const plain = (text: string, limit?: number) =>
  splitMessage(new FormattedString(text), limit).map(part => part.text)

/** Whether `at` is between the two halves of a letter. */
const isInsideLetter = (text: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))

describe('a text', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['that fits', 'Lávka přes řeku.', ['Lávka přes řeku.']],
    ['as long as a part', 'a'.repeat(20), ['a'.repeat(20)]],
    ['at a paragraph', 'Lávka.\n\nPovede přes řeku.', ['Lávka.\n\nPovede přes', 'řeku.']],
    ['at a paragraph late enough', 'Lávka přes\n\nřeku do parku.', ['Lávka přes', 'řeku do parku.']],
    ['at a line', 'Lávka přes řeku\ndo parku.', ['Lávka přes řeku', 'do parku.']],
    ['at a sentence', 'Lávka přes. Povede do parku.', ['Lávka přes.', 'Povede do parku.']],
    ['at a word', 'Lávka přes řeku do parku', ['Lávka přes řeku do', 'parku']],
    [
      'in the middle of a word that is too long',
      'a'.repeat(50),
      ['a'.repeat(20), 'a'.repeat(20), 'a'.repeat(10)],
    ],
    ['without white space at its ends', '  Lávka \n', ['Lávka']],
    ['of nothing but white space', ' \n\t ', []],
    ['that is empty', '', []],
  ])('%s', (_, text, parts) => {
    expect(plain(text, 20)).toEqual(parts)
  })

  test('of 4096 units is one part, and of one more are two', () => {
    expect(plain('a'.repeat(4096))).toHaveLength(1)
    expect(plain('a'.repeat(4097))).toHaveLength(2)
  })
})

describe('however a text is cut,', () => {
  const text = soup('lávka¦řeka ¦. ¦\n¦\n\n¦ ¦👍🏽¦𝄞¦a¦ž¦dlouhéslovobezmezer', 60)
  const limit = fc.integer({ min: 2, max: 40 })
  const styles = fc.array(
    fc.record({ type: fc.constantFrom('bold', 'italic', 'code'), offset: fc.nat(200), length: fc.nat(60) }),
    { maxLength: 6 },
  )

  /** A text with entities, each of them around whole letters. */
  const formatted = fc.tuple(text, styles).map(([written, list]) => {
    const whole = (at: number) => (isInsideLetter(written, at) ? at - 1 : at)
    const entities = list.flatMap(({ type, offset, length }) => {
      const from = whole(Math.min(offset, written.length))
      const to = whole(Math.min(offset + length, written.length))
      return to > from ? [{ type, offset: from, length: to - from } as MessageEntity] : []
    })
    return new FormattedString(written, entities)
  })

  test('no part is empty or too long, or has white space at its ends', () => {
    holds(
      fc.property(text, limit, (written, most) => {
        for (const part of plain(written, most)) {
          expect(part.length).toBeLessThanOrEqual(most)
          expect(part).not.toBe('')
          expect(part).toBe(part.trim())
        }
      }),
    )
  })

  test('nothing but white space is lost, and letters stay whole', () => {
    holds(
      fc.property(text, limit, (written, most) => {
        const letters = (pieces: readonly string[]) => pieces.join('').replace(/\s/g, '')
        const parts = plain(written, most)
        expect(letters(parts)).toBe(letters([written]))
        for (const part of parts) expect(part.isWellFormed()).toBe(true)
      }),
    )
  })

  test('the same letters have the same styles, inside the parts and around whole letters', () => {
    /** Each letter that is no white space, with its styles. */
    const styled = ({ text: written, entities }: FormattedString) =>
      [...written.matchAll(/\S/gu)].map(({ 0: letter, index }) => {
        const over = entities.filter(({ offset, length }) => offset <= index && index < offset + length)
        return `${letter} ${[...new Set(over.map(({ type }) => type))].sort()}`
      })
    holds(
      fc.property(formatted, limit, (whole, most) => {
        const parts = splitMessage(whole, most)
        expect(parts.flatMap(styled)).toEqual(styled(whole))
        for (const part of parts)
          for (const { offset, length } of part.entities) {
            expect(length).toBeGreaterThan(0)
            expect(offset).toBeGreaterThanOrEqual(0)
            expect(offset + length).toBeLessThanOrEqual(part.text.length)
            for (const at of [offset, offset + length]) expect(isInsideLetter(part.text, at)).toBe(false)
          }
      }),
    )
  })
})

test('a link keeps its address in every part', () => {
  const parts = splitMessage(FormattedString.link('lávka přes řeku do parku', 'https://kolin.example'), 20)
  expect(parts.map(({ entities }) => entities)).toEqual([
    [{ type: 'text_link', url: 'https://kolin.example', offset: 0, length: 18 }],
    [{ type: 'text_link', url: 'https://kolin.example', offset: 0, length: 5 }],
  ])
})

test('no part has more entities than Telegram takes', () => {
  const words = Array.from({ length: 250 }, (_, at) => FormattedString.bold(`slovo${at}`))
  const parts = splitMessage(FormattedString.join(words, ' '))
  expect(parts.map(({ entities }) => entities.length)).toEqual([MAX_ENTITIES, MAX_ENTITIES, 50])
  expect(parts.map(part => part.text).join(' ')).toBe(words.map(word => word.text).join(' '))
})
