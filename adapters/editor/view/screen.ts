/** Screen: a reply as one platform shows it, on the width of a phone. */

import type { ReplyFile } from '../../../src/reply/block.ts'
import { type Html, html } from './html.ts'

export interface Screen {
  readonly name: string
  readonly body: Html
  /** The same drawn with letters, to be copied into a message. */
  readonly text: string
}

export function screenHtml({ name, body, text }: Screen): Html {
  const id = name.toLowerCase().replace(/[^a-z]/g, '')
  return html`<section class="screen ${id}" aria-labelledby="screen-${id}">
    <h3 id="screen-${id}">${name}</h3>
    <div class="device">${body}</div>
    <details class="letters" data-key="letters-${id}">
      <summary>Jako text k vložení do zprávy</summary>
      <pre tabindex="0">${text}</pre>
    </details>
  </section>`
}

export function fileBubble({ name, alt }: ReplyFile): Html {
  return html`<div class="bubble file"><strong>${name}</strong>${alt === '' ? '' : html`<br>${alt}`}</div>`
}
