/** The number of a law is a word of the subject. */

import type { isLawNumber as isNumber, lawsIn as read } from '../../../src/question/law.ts'

export const lawsIn: typeof read = () => ({ words: new Set(), named: [] })
export const isLawNumber: typeof isNumber = () => false
