/** Recovery keys as people copy them. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRecoveryKey, parseRecoveryKey } from '../recovery-key.ts'

const BYTES = Uint8Array.from({ length: 32 }, (_, i) => i)
const TEXT = formatRecoveryKey(BYTES)

test('twelve groups of four letters that begin with Es', () => {
  expect(TEXT).toMatch(/^Es\w\w(?: \w{4}){11}$/)
})

test('a key that other clients use in their tests', () => {
  const parsed = parseRecoveryKey('EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d')
  const bytes = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'
  expect(parsed.kind === 'key' && Buffer.from(parsed.bytes).toString('hex')).toBe(bytes)
})

test.each<[what: string, text: string, kind: string]>([
  ['as it was shown', TEXT, 'key'],
  ['without spaces', TEXT.replaceAll(' ', ''), 'key'],
  ['in two lines', TEXT.replace(' ', '\n  '), 'key'],
  ['with a letter changed', TEXT.replace(/.$/, letter => (letter === 'a' ? 'b' : 'a')), 'typo'],
  ['with a letter missing', TEXT.slice(0, -1), 'typo'],
  ['with a letter doubled', `${TEXT}a`, 'typo'],
  ['with two letters swapped', TEXT.replace(/(\w)(\w) (?=\w{4} \w{4}$)/, '$2$1 '), 'typo'],
  ['with a zero', TEXT.replace(/.$/, '0'), 'strange-character'],
  ['a passphrase', 'správný kůň baterie sponka', 'strange-character'],
  ['nothing', '', 'typo'],
])('%s', (_, text, kind) => {
  expect(parseRecoveryKey(text).kind).toBe(kind)
})

test('any key is read as it was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes => {
      const parsed = parseRecoveryKey(formatRecoveryKey(bytes))
      expect(parsed.kind === 'key' && [...parsed.bytes]).toEqual([...bytes])
    }),
    { seed: 20_261_120 },
  )
})

test('any single wrong letter is noticed', () => {
  const letters = TEXT.replaceAll(' ', '')
  const wrong = [...letters].map(
    (letter, i) => letters.slice(0, i) + (letter === '2' ? '3' : '2') + letters.slice(i + 1),
  )
  expect(wrong.map(text => parseRecoveryKey(text).kind).filter(kind => kind !== 'typo')).toEqual([])
})
