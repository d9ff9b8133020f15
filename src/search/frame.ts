/** Frame of a question: its words that only ask, promise, complain or thank, and say nothing of the subject. */

import type { FrameKind, Frames } from '../czech/frames.ts'
import type { StopWords } from '../czech/stopwords.ts'
import type { Token } from './analysis.ts'
import type { ConceptMatch } from './thesaurus.ts'

/** Somebody tells where he lives. */
const SELF = /^(?:bydlim|bydlime|ziju|ziji|zijem|zijeme|pochazim|pochazime)$/
/** "top 3", "otázka číslo 4". */
const SMALL_NUMBER = /^\d{1,2}$/

/** Words of a question that may be misspelt ones of the frame: each takes hundreds of tries. */
const MAX_SLIPS = 5

interface FrameTools {
  readonly frames: Frames
  readonly stopWords: StopWords
  /** Whether a word is one that the texts, the thesaurus or common Czech have. */
  readonly isKnown: (token: Token) => boolean
}

/**
 * Indexes of the words of the frame: those the lexicon knows, unless they stand inside a longer term of the thesaurus
 * (územní plán), idioms, misspelt words of it, the name of the party, and small numbers behind any of them.
 */
export function frameOf(
  tokens: readonly Token[],
  matches: readonly ConceptMatch[],
  { frames, stopWords, isKnown }: FrameTools,
): ReadonlySet<number> {
  const inTerm = new Set<number>()
  for (const { from, to, words, asked } of matches)
    if (words > 1 && !asked) for (let at = from; at < to; at++) inTerm.add(at)
  const idioms = frames.idiomsIn(tokens.map(({ folded }) => folded))
  const found = new Set<number>()
  const named = new Set(
    matches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  )
  let slips = 0
  const isSlip = (token: Token, at: number) =>
    /^\p{Ll}/u.test(token.text) &&
    !token.stop &&
    !named.has(at) &&
    !isKnown(token) &&
    slips++ < MAX_SLIPS &&
    frames.isMisspelt(token.folded)
  for (const [at, token] of tokens.entries()) {
    if (inTerm.has(at)) continue
    const { folded, text } = token
    const isFrame =
      idioms.has(at) ||
      frames.kindOf(folded, text) !== null ||
      stopWords.isParty(folded) ||
      SELF.test(folded) ||
      isSlip(token, at)
    if (isFrame || (SMALL_NUMBER.test(folded) && found.has(at - 1))) found.add(at)
  }
  return found
}

/** Kinds of frame words that may say which of two equal passages is meant: "chybí", "hlavní", "splnili". */
const TELLING: ReadonlySet<FrameKind> = new Set(['act', 'complain', 'fulfil', 'form', 'promise', 'opinion'])

/** Whether a word of the frame tells one passage on a subject from another. */
export function isTelling({ folded, text }: Token, frames: Frames): boolean {
  const kind = frames.kindOf(folded, text)
  return kind !== null && TELLING.has(kind)
}
