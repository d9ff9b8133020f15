/** Card text: whether a paragraph has anything to say in a debate, read by itself. */

import { isGuarantorLine } from '../content/guarantor.ts'

const GUARANTOR =
  /^\W{0,3}(?:spolu)?garant(?:em|kou|ka|y)? [^.]{0,100}(?<!\p{L})(?:je|jsou) \p{Lu}[^.]{0,60}\.?$/iu
const MOTTO = /^\W{0,3}motto\s?[:–-]/iu

/** False for a line that says who the guarantor is, and for a motto. Linear. */
export function isCardText(text: string): boolean {
  return !isGuarantorLine(text) && !GUARANTOR.test(text) && !MOTTO.test(text)
}
