/** Speaking passages: those that may stand for what a text is about. */

import { isGuarantorLine } from '../content/guarantor.ts'
import type { Passage } from '../model.ts'

/** A passage of the site's own that says something of its subject. */
export function speaks({ leftover, standalone, text }: Passage): boolean {
  return leftover === null && standalone && !isGuarantorLine(text)
}
