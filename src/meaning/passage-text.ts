/** Passage text: what of a passage a model reads, the title and headings above it, its introduction, its words. */

import type { Passage } from '../model.ts'
import { hashOf } from './vector-file.ts'

export function embeddedText({ source: { title }, headings, lead, text }: Passage): string {
  const above = [title, headings.join('. ')].filter(Boolean).join('. ')
  return [above === '' ? '' : `${above}:`, lead?.text ?? '', text].filter(Boolean).join(' ')
}

/** What its vector is found by in a vector file. */
export function textHashOf(passage: Passage): string {
  return hashOf(embeddedText(passage))
}
