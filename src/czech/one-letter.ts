/** One-letter words of Czech, which never end a line: the prepositions k, o, s, u, v, z and the conjunctions a, i. */

const NO_BREAK_SPACE = '\u00a0'
const SPACE_AFTER = /(?<=(?:^|[\s„(])[aikosuvz]) (?=\S)/giu
const ONE_LETTER = /^[„(]?[aikosuvz]$/iu

/** The text with no-break spaces after its one-letter words; the length stays the same. */
export function withoutHangingLetters(text: string): string {
  return text.replace(SPACE_AFTER, NO_BREAK_SPACE)
}

/** Whether a piece of a text between two spaces is such a word. */
export function isOneLetterWord(piece: string): boolean {
  return ONE_LETTER.test(piece)
}
