/**
 * Mask: blanking of what a page never shows, or only at times: comments, scripts, styles, template language, the marks of
 * kramdown, and the tags that say of their inside that it is Markdown. And of marks that a Markdown parser would
 * misread. Characters are replaced one for one, so that every offset stays true. Every pattern reads on to the next
 * character that it cannot take, so that the work grows with the length of the text and no faster.
 */

import type { Slice } from '../model.ts'
import { readLiquid } from './liquid.ts'

export interface Masked {
  /** Everything but the notes. */
  readonly text: string
  /** The same with the notes in place. */
  readonly withNotes: string
  /** The words of each footnote, without its mark. */
  readonly notes: readonly Slice[]
  /** Text that the page shows only under a condition. */
  readonly conditional: readonly Slice[]
  /** What a template prints between other text. */
  readonly printed: readonly Slice[]
  /** Text that is lost because the end of a comment, a script or a style is missing. */
  readonly unclosed: readonly Slice[]
}

/** What reads on to the end of the text where it is not closed. */
const CLOSED: readonly RegExp[] = [
  /<!--[\s\S]*?(-->|$)/g,
  /<script\b[\s\S]*?(<\/script\s*>|$)/gi,
  /<style\b[\s\S]*?(<\/style\s*>|$)/gi,
  /\{::comment\}[\s\S]*?(\{:\/(?:comment)?\}|$)/g,
]
const HIDDEN: readonly RegExp[] = [/\{:[^{}\n]*\}/g, /^ {0,3}\*\[[^[\]\n]+\]:.*$/gm]

const HEADING_NAME = /^( {0,3}#{1,6}[ \t].*?)(\{#[^{}\n]*\})(?=[ \t#]*$)/gm
const NOTE = /^( {0,3}\[\^[^[\]\n]+\]:)(.*(?:\n {2,}\S.*)*)$/gm
const NOTE_MARK = /\[\^[^[\]\n]+\]/g
const TAG = /<\w[^<>]*>/g
const HOLDS_MARKDOWN = /\smarkdown\s*=\s*["']?(?:1|block|span)\b/i

/** A raised or lowered character after a unit or the sign of an element; `10^6^` without its marks is another number. */
const RAISED = /(?<![\p{L}\p{N}])(\p{L}{1,3})([\^~])([\p{L}\p{N}]{1,2})\2(?![\^~])/gu

/** A date at the start of a line is no item of a numbered list: `31. května`. */
const DATE =
  /^((?:[ \t]|[-*+>][ \t])*\d{1,2})\.(?=[ \t]+(?:ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince|století)(?!\p{L}))/gmu

/** Marks that a parser tries to pair, each with all those before it; and the borders that no pair reaches over. */
const PAIRED = /[*_]+|~+|\[/g
const BORDER = /(\n[ \t]*(?=\n)|\n(?=[ \t]*[-*+][ \t]))/
/** Marks in one paragraph or item; where there are more, they are characters like others. */
const MAX_PAIRED = 2_000

/** `'A<!-- b -->C'` becomes `'A          C'`. Line breaks stay. */
export function mask(text: string): Masked {
  const { hidden, conditional, printed } = readLiquid(text)
  const unclosed: Slice[] = []
  const closed = CLOSED.reduce(
    (masked, pattern) =>
      masked.replace(pattern, (part, end, from) => {
        if (end === '') unclosed.push({ from, to: from + part.length })
        return blank(part)
      }),
    blankAll(text, [...hidden, ...conditional]),
  )
  const visible = HIDDEN.reduce((masked, pattern) => masked.replace(pattern, blank), closed)
    .replace(HEADING_NAME, (_, heading, name) => heading + blank(name))
    .replace(TAG, tag => (HOLDS_MARKDOWN.test(tag) ? blank(tag) : tag))
    .replace(RAISED, (_, unit, __, raised) => `${unit} ${raised} `)
    .replace(DATE, '$1·')
    .split(BORDER)
    .map(withFewPairs)
    .join('')
  const notes = [...visible.matchAll(NOTE)].map(({ 1: name = '', 2: words = '', index }) => ({
    from: index + name.length,
    to: index + name.length + words.length,
  }))
  const unmarked = (masked: string) => masked.replace(NOTE_MARK, blank)
  return {
    ...{ text: unmarked(visible.replace(NOTE, blank)), withNotes: unmarked(visible), notes },
    ...{ conditional, printed, unclosed },
  }
}

function withFewPairs(stretch: string): string {
  let marks = 0
  for (const _ of stretch.matchAll(PAIRED)) marks++
  return marks <= MAX_PAIRED ? stretch : stretch.replace(PAIRED, mark => '·'.repeat(mark.length))
}

function blank(hidden: string): string {
  return hidden.replace(/[^\n]/g, ' ')
}

/** Blanks `ranges`, which may lie one in another. */
function blankAll(text: string, ranges: readonly Slice[]): string {
  let masked = ''
  let at = 0
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    if (to <= at) continue
    masked += text.slice(at, Math.max(at, from)) + blank(text.slice(Math.max(at, from), to))
    at = to
  }
  return masked + text.slice(at)
}
