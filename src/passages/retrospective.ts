/** Retrospective: headings of a programme over what was done or is, and not over what is promised. */

import { fold } from '../czech/fold.ts'

const DONE =
  /^(?:co (?:uz )?(?:jsme|se (?:nam|uz|podarilo))|(?:nase )?(?:uspechy|vysledky)|co mame za sebou|povedlo|podarilo|splnili|prosadili|bilance)/
const STATE = /^(?:kontext|problem|soucasn|vychozi|dosavadni|analyza|pricin)/

/** Whether one of the headings is `Co jsme už udělali` or the like. */
export function isDone(headings: readonly string[]): boolean {
  return headings.some(heading => DONE.test(fold(heading)))
}

/** Whether one of the headings is `Co jsme už udělali`, `Kontext` or the like. */
export function isRetrospective(headings: readonly string[]): boolean {
  return isDone(headings) || headings.some(heading => STATE.test(fold(heading)))
}
