/** Nothing is taken for granted. */

import type { isDeed as deed, tellsOfOurs as ours, premiseOf as read } from '../../../src/question/premise.ts'

export const premiseOf: typeof read = () => null
export const isDeed: typeof deed = () => false
export const tellsOfOurs: typeof ours = () => true
