/** Plainer forms of a message that Telegram does not take: without markup, in shorter pieces, and as a word that it cannot be sent. Pure. */

import { PHRASES } from '../../../src/reply/phrases.ts'
import { breakAt } from '../../shared/split.ts'

/** Letters of one piece. */
const PIECE = 1_000

/** Each form is the texts of its messages, one after another. */
export function plainerForms(text: string): string[][] {
  const pieces = inPieces(text)
  return [[text], ...(pieces.length > 1 ? [pieces] : []), [PHRASES.notSent]]
}

function inPieces(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  while (from < text.length) {
    const to =
      text.length - from <= PIECE ? text.length : from + breakAt(text.slice(from, from + PIECE + 1), PIECE)
    pieces.push(text.slice(from, to).trim())
    from = to
  }
  return pieces.filter(piece => piece !== '')
}
