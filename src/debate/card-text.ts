/** Card text: whether a paragraph has anything to say in a debate, read by itself. */

import { isGuarantorLine } from '../content/guarantor.ts'

const MOTTO = /^\W{0,3}motto\s?[:–-]/iu

/** False for a line that says who the guarantor is, and for a motto. Linear. */
export function isCardText(text: string): boolean {
  return !isGuarantorLine(text) && !MOTTO.test(text)
}
