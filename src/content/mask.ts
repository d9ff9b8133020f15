/**
 * Blanking of what a page never shows: comments, scripts, styles, template language, footnotes, and the tags that
 * say of their inside that it is Markdown. And of marks that a Markdown parser would misread.
 * Characters are replaced one for one, so that every offset stays true.
 */

const HIDDEN: readonly RegExp[] = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /<script\b[\s\S]*?(?:<\/script\s*>|$)/gi,
  /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi,
  /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g,
  /\{%[\s\S]*?%\}/g,
  /\{\{[\s\S]*?\}\}/g,
  /\{:[^}\n]*\}/g,
  /(?<=^ {0,3}#{1,6}[ \t].*)\{#[^}\n]*\}(?=[ \t#]*$)/gm,
  /^ {0,3}\[\^[^\]\n]+\]:.*(?:\n {2,}\S.*)*$/gm,
  /\[\^[^\]\n]+\]/g,
  /<\w+\b[^<>]*\smarkdown\s*=\s*["']?(?:1|block|span)\b[^<>]*>/gi,
]

/** A date at the start of a line is no item of a numbered list: `31. května`. */
const DATE =
  /^((?:[ \t]|[-*+>][ \t])*\d{1,2})\.(?=[ \t]+(?:ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince|století)(?!\p{L}))/gmu

/** `'A<!-- b -->C'` becomes `'A          C'`. Line breaks stay. */
export function maskHidden(text: string): string {
  return HIDDEN.reduce((masked, pattern) => masked.replace(pattern, blank), text).replace(DATE, '$1·')
}

function blank(hidden: string): string {
  return hidden.replace(/[^\n]/g, ' ')
}
