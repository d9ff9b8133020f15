/** Quotation: what stands between quotation marks in a text, and the parts between the ellipses of a quotation. */

/** Signs that open and close. Of `close`, any one closes. */
interface Marks {
  readonly open: string
  readonly close: string
}

/** The marks that a text uses: Czech ones before others, which may stand inside of them. */
function marksOf(text: string): Marks | null {
  if (text.includes('„')) return { open: '„', close: /[“”]/.test(text) ? '“”' : '"' }
  if (text.includes('“') && text.includes('”')) return { open: '“', close: '”' }
  const first = /[«»]/.exec(text)?.[0]
  if (first !== undefined) return first === '»' ? { open: '»', close: '«' } : { open: '«', close: '»' }
  return text.includes('"') ? { open: '"', close: '"' } : null
}

/**
 * What stands between the outermost quotation marks; those inside of it stay in it. A blank line, as the end of the text,
 * ends a quotation that is not closed: `'Slíbili „most“ a „park „U řeky““.'` gives `most` and `park „U řeky“`.
 */
export function quotationsIn(text: string): string[] {
  const marks = marksOf(text)
  if (marks === null) return []
  const found: string[] = []
  let depth = 0
  let from = 0
  const end = (at: number) => {
    found.push(text.slice(from, at).trim())
    depth = 0
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const isOpening = sign === marks.open && (depth === 0 || marks.open !== marks.close)
    if (isOpening) {
      if (depth === 0) from = at + 1
      depth++
    } else if (depth > 0 && marks.close.includes(sign)) {
      if (depth === 1) end(at)
      else depth--
    } else if (depth > 0 && sign === '\n' && text[at + 1] === '\n') end(at)
  }
  if (depth > 0) end(text.length)
  return found.filter(quotation => quotation !== '')
}

/** `…`, `...`, `[…]` and `(...)`. */
const ELLIPSIS = /\[(?:…|\.{3,})\]|\((?:…|\.{3,})\)|…|\.{3,}/

/** The parts of a quotation between its ellipses. */
export function partsOf(quotation: string): string[] {
  return quotation
    .split(ELLIPSIS)
    .map(part => part.trim())
    .filter(part => part !== '')
}
