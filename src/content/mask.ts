/**
 * Blanking of what a page never shows: comments, scripts, styles, template language, footnotes, and the tags that
 * say of their inside that it is Markdown.
 * Characters are replaced by spaces one for one, so that every offset stays true.
 */

const HIDDEN: readonly RegExp[] = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /<script\b[\s\S]*?(?:<\/script\s*>|$)/gi,
  /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi,
  /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g,
  /\{%[\s\S]*?%\}/g,
  /\{\{[\s\S]*?\}\}/g,
  /\{:[^}\n]*\}/g,
  /^ {0,3}\[\^[^\]\n]+\]:.*(?:\n {2,}\S.*)*$/gm,
  /\[\^[^\]\n]+\]/g,
  /<\w+\b[^<>]*\smarkdown\s*=\s*["']?(?:1|block|span)\b[^<>]*>/gi,
]

/** `'A<!-- b -->C'` becomes `'A          C'`. Line breaks stay. */
export function maskHidden(text: string): string {
  return HIDDEN.reduce((masked, pattern) => masked.replace(pattern, blank), text)
}

function blank(hidden: string): string {
  return hidden.replace(/[^\n]/g, ' ')
}
