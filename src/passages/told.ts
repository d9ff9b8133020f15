/** Told: headings of a programme over what was done or is, and not over what is promised. */

import { fold } from '../czech/fold.ts'

const TOLD =
  /^(?:co (?:uz )?(?:jsme|se (?:nam|uz|podarilo))|(?:nase )?(?:uspechy|vysledky)|co mame za sebou|povedlo|podarilo|splnili|prosadili|bilance|kontext|problem|soucasn|vychozi|dosavadni|analyza|pricin)/

/** Whether one of the headings is `Co jsme už udělali`, `Kontext` or the like. */
export function isTold(headings: readonly string[]): boolean {
  return headings.some(heading => TOLD.test(fold(heading)))
}
