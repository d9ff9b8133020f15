/** HTML of the editor's page: templates that escape what is put into them, and the small things that all of them use. */

import { html, raw } from 'hono/html'
import { plural } from '../../../src/czech/plural.ts'
import { escaped } from '../../../src/text/markup.ts'

export { escaped, html, plural, raw }
export type Html = ReturnType<typeof html>

/** Where the page lies on the server. */
export const BASE = '/editor'

/** `0,83`. */
export function decimal(value: number): string {
  return value.toLocaleString('cs', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** `83 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`
}

/** `A, B a C`. */
export function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' a ')
}

/** A page elsewhere, which is told nothing of this one. */
export function outside(address: string, label: string): Html {
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}<span class="away" aria-hidden="true"> ↗</span></a>`
}

/** Words of a text that are marked, as ranges of it that do not overlap. */
export function marked(text: string, marks: readonly { readonly from: number; readonly to: number }[]): Html {
  let at = 0
  let out = ''
  for (const { from, to } of marks) {
    out += `${escaped(text.slice(at, from))}<mark>${escaped(text.slice(from, to))}</mark>`
    at = to
  }
  return raw(out + escaped(text.slice(at)))
}
