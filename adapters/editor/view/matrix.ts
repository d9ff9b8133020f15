/** Matrix: a reply as Element shows it, a message with the signs that the bot puts below. */

import type { Reply } from '../../../src/reply/block.ts'
import { previewMatrix } from '../../matrix/message/preview.ts'
import { offeredBelow } from '../../matrix/message/reactions.ts'
import { renderMatrix } from '../../matrix/message/render.ts'
import { html, raw } from './html.ts'
import { fileBubble, type Screen } from './screen.ts'

const MEANINGS = { '➕': 'další odstavec', '❓': 'proč tenhle', '📖': 'celý oddíl' } as const

export function matrixScreen(reply: Reply): Screen {
  const messages = renderMatrix(reply)
  const offered = offeredBelow(reply)
  return {
    name: 'Matrix',
    text: previewMatrix(messages),
    // What is rendered has been escaped, and has none but the elements that Matrix allows.
    body: html`${messages.map(({ html: message }) => html`<div class="bubble">${raw(inTab(message))}</div>`)}
      ${(reply.files ?? []).map(fileBubble)}
      ${offered.length === 0 ? '' : html`<ul class="reactions">${offered.map(sign => html`<li><span aria-hidden="true">${sign}</span><span class="unseen">${MEANINGS[sign]}</span></li>`)}</ul>`}`,
  }
}

/** Links open beside the page. */
function inTab(message: string): string {
  return message.replaceAll('<a href=', '<a target="_blank" rel="noopener noreferrer" href=')
}
