/**
 * Blanking of what a page never shows: comments, scripts, styles, template language, footnotes, and the tags that
 * say of their inside that it is Markdown. And of marks that a Markdown parser would misread.
 * Characters are replaced one for one, so that every offset stays true.
 */

/**
 * What is hidden. A pattern that finds no end goes on to where the end would have to be, and hides nothing: were it to
 * fail instead, the end would be looked for again from every other beginning.
 */
const HIDDEN: readonly (readonly [pattern: RegExp, end: RegExp])[] = [
  [/<!--[\s\S]*?(?:-->|$)/g, /$/],
  [/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, /$/],
  [/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, /$/],
  [/\{%-?\s*comment\s*-?%\}[\s\S]*?(?:\{%-?\s*endcomment\s*-?%\}|$)/g, /\{%-?\s*endcomment\s*-?%\}$/],
  [/\{%[\s\S]*?(?:%\}|$)/g, /%\}$/],
  [/\{\{[\s\S]*?(?:\}\}|$)/g, /\}\}$/],
  [/\{:[^}\n]*\}?/g, /\}$/],
  [/^ {0,3}\[\^[^\]\n]+\]:.*(?:\n {2,}\S.*)*$/gm, /$/],
  [/\[\^[^\]\n]+\]?/g, /\]$/],
  [/<\w[^<>]*>/g, /\smarkdown\s*=\s*["']?(?:1|block|span)\b/i],
]

const HEADING = /^ {0,3}#{1,6}[ \t].*$/gm

/** A date at the start of a line is no item of a numbered list: `31. května`. */
const DATE =
  /^((?:[ \t]|[-*+>][ \t])*\d{1,2})\.(?=[ \t]+(?:ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince|století)(?!\p{L}))/gmu

/** `'A<!-- b -->C'` becomes `'A          C'`. Line breaks stay. */
export function maskHidden(text: string): string {
  return HIDDEN.reduce(
    (masked, [pattern, end]) => masked.replace(pattern, found => (end.test(found) ? blank(found) : found)),
    text,
  )
    .replace(HEADING, withoutAnchor)
    .replace(DATE, '$1·')
}

/** Blanks the anchor at the end of a heading: `## Doprava {#doprava}`. */
function withoutAnchor(heading: string): string {
  let end = heading.length
  while (end > 0 && ' \t#'.includes(heading.charAt(end - 1))) end--
  if (heading[end - 1] !== '}') return heading
  const from = heading.indexOf('{#', heading.lastIndexOf('}', end - 2) + 1)
  if (from < 0) return heading
  return heading.slice(0, from) + blank(heading.slice(from, end)) + heading.slice(end)
}

function blank(hidden: string): string {
  return hidden.replace(/[^\n]/g, ' ')
}
