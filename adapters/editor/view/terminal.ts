/** Terminal: a reply as it is printed there, colours and all. */

import type { Reply } from '../../../src/reply/block.ts'
import { renderPlain } from '../../../src/reply/plain.ts'
import { escaped, html, raw } from './html.ts'
import type { Screen } from './screen.ts'

/** Columns that a phone has room for. */
const WIDTH = 46

/** Classes of the orders that a terminal takes. */
const STYLES: ReadonlyMap<string, string> = new Map([
  ['1', 't-bold'],
  ['2', 't-dim'],
  ['4;36', 't-link'],
  ['9;31', 't-gone'],
  ['1;32', 't-new'],
])

export function terminalScreen(reply: Reply): Screen {
  return {
    name: 'Terminál',
    text: renderPlain(reply, { width: WIDTH, color: false }),
    body: html`<pre class="paper" tabindex="0">${raw(styledHtml(renderPlain(reply, { width: WIDTH, color: true })))}</pre>`,
  }
}

const ORDER = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]+)m`)

/** Text with the orders of a terminal as HTML; each style ends before the next one begins. */
export function styledHtml(text: string): string {
  let isOpen = false
  const end = () => (isOpen ? '</span>' : '')
  const parts = text.split(ORDER)
  const body = parts.map((part, at) => {
    if (at % 2 === 0) return escaped(part)
    const before = end()
    const name = STYLES.get(part)
    isOpen = name !== undefined
    return isOpen ? `${before}<span class="${name}">` : before
  })
  return body.join('') + end()
}
