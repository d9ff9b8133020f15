import { expect, test } from 'vitest'
import { isOneLetterWord, withoutHangingLetters } from '../../src/czech/one-letter.ts'

test.each([
  ['Hledám v textech a v programu.', 'Hledám v_textech a_v_programu.'],
  ['V Praze i u řeky', 'V_Praze i_u_řeky'],
  ['„s odkazem“ (k nádraží)', '„s_odkazem“ (k_nádraží)'],
  ['linka A jede', 'linka A_jede'],
  ['pes x kočka', 'pes x kočka'],
  ['konec a', 'konec a'],
  ['', ''],
])('%j has no letter hanging at the end of a line', (text, typeset) => {
  expect(withoutHangingLetters(text).replaceAll('\u00a0', '_')).toBe(typeset)
  expect(withoutHangingLetters(withoutHangingLetters(text))).toBe(withoutHangingLetters(text))
})

test.each([
  ['v', true],
  ['„V', true],
  ['(k', true],
  ['ve', false],
  ['5', false],
  ['', false],
])('%j is a one-letter word: %s', (piece, is) => {
  expect(isOneLetterWord(piece)).toBe(is)
})
