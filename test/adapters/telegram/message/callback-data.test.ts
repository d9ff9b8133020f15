import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CallbackAction,
  decodeAction,
  encodeAction,
} from '../../../../adapters/telegram/message/callback-data.ts'
import { gazetteer } from '../../../documents.ts'
import { holds } from '../../../support.ts'

const MAX_BYTES = 64

const code = fc.stringMatching(/^[A-Z\d]{2,6}-[\dA-HJKMNP-TV-Z]{5,12}$/)
const page = fc.integer({ min: 0, max: 9_999 })
const action: fc.Arbitrary<CallbackAction> = fc.oneof(
  fc.record({ type: fc.constantFrom('passage', 'section', 'why'), code }),
  fc.record({ type: fc.constant('topics' as const), page, place: fc.string({ maxLength: 12 }) }),
)

describe('a button', () => {
  test('asks for what was put into it', () => {
    holds(
      fc.property(action, wanted => {
        expect(decodeAction(encodeAction(wanted))).toEqual(wanted)
      }),
    )
  })

  test('keeps every place of the gazetteer', () => {
    for (const name of [
      'Praha',
      'Kraj Vysočina',
      'Brandýs nad Labem-Stará Boleslav',
      'Moravskoslezský kraj',
    ]) {
      expect(gazetteer.named(name)).not.toBeNull()
      const topics: CallbackAction = { type: 'topics', page: 12, place: name }
      expect(decodeAction(encodeAction(topics))).toEqual(topics)
    }
  })

  test('is never longer than Telegram takes: a place that is too long is left out', () => {
    const place = fc.string({ unit: fc.constantFrom('ž', 'a', ':', ' ', '👍'), maxLength: 80 })
    holds(
      fc.property(page, place, (number, name) => {
        const data = encodeAction({ type: 'topics', page: number, place: name })
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_BYTES)
        const fits = Buffer.byteLength(`1:t:${number}:${name}`) <= MAX_BYTES
        expect(decodeAction(data)).toEqual({ type: 'topics', page: number, place: fits ? name : '' })
      }),
    )
  })

  test.each([
    ...[
      '',
      ':',
      '1',
      '1:',
      '1:p',
      '1:p:',
      '1:x:KOL22-ABCDE',
      '0:p:KOL22-ABCDE',
      '2:p:KOL22-ABCDE',
      'p:KOL22',
    ],
    ...['1:t:', '1:t::Praha', '1:t:-1:', '1:t:1.5:', '1:t:99999:', '1:t:jedna:', '1:constructor:x'],
  ])('that is old or damaged asks for nothing: %j', data => {
    expect(decodeAction(data)).toBeNull()
  })

  test('with anything at all is read or refused, never a mistake', () => {
    holds(
      fc.property(fc.string(), data => {
        expect(() => decodeAction(data)).not.toThrow()
      }),
    )
  })
})
