/** A quoted block for tests of what platforms make of it. */

import type { QuoteBlock } from '../src/reply/reply.ts'

export const CODE = 'KOL22-ABCDE'

/** A whole passage with the words `text`, verbatim, below two headings; `more` makes it another one. */
export function quote(text: string, more: Partial<QuoteBlock> = {}): QuoteBlock {
  return {
    type: 'quote',
    code: CODE,
    kind: 'program',
    chosen: false,
    headings: ['Doprava', 'Kola'],
    lead: null,
    parts: [{ text, marks: [] }],
    cutBefore: false,
    cutAfter: false,
    summary: false,
    ...more,
  }
}
