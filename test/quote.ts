/** A quoted block for tests of what platforms make of it, and what stands beside one. */

import type { Slice } from '../src/model.ts'
import type { QuoteBlock, QuotePart } from '../src/reply/block.ts'
import type { ReplyContext } from '../src/reply/quote.ts'

export const CODE = 'KOL22-ABCDE'

/** A whole passage with the words `text`, verbatim, below two headings; `more` makes it another one. */
export function quote(text: string, more: Partial<QuoteBlock> = {}): QuoteBlock {
  return {
    type: 'quote',
    code: CODE,
    chosen: false,
    owner: null,
    standing: null,
    notes: [],
    headings: ['Doprava', 'Kola'],
    introductions: [],
    parts: [part(text)],
    items: [],
    cutBefore: false,
    cutAfter: false,
    summary: false,
    elsewhere: 0,
    isSection: false,
    ...more,
  }
}

/** A part of a quote, in sight and next to the one before. */
export function part(text: string, marks: readonly Slice[] = [], more: Partial<QuotePart> = {}): QuotePart {
  return { text, marks, folded: false, gap: false, ...more }
}

/** A context that adds nothing. */
export const NOTHING_BESIDE: ReplyContext = {
  ...{ examples: [], isOfSeveral: true, elsewhere: () => 0, counterpart: () => null, isAlone: () => true },
}
