/** A year to come is a word of the subject. */

import { readYears as read } from '../../../src/question/years.ts'

export * from '../../../src/question/years.ts'

export const readYears: typeof read = (words, text, known) => {
  const years = read(words, text, known)
  return years.aside.length === 0 ? years : { ...years, aside: [], words: new Set() }
}
