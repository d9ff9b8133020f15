/** Passage text: what of a passage a model reads, the title and headings above it, its introduction, its words. */

import type { Passage } from '../model.ts'

export function embeddedText({ source: { title }, headings, lead, text }: Passage): string {
  const above = [title, headings.join('. ')].filter(Boolean).join('. ')
  return [above === '' ? '' : `${above}:`, lead?.text ?? '', text].filter(Boolean).join(' ')
}
