/** Telegram: a reply as its app shows it, a bubble with buttons below. */

import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { Reply } from '../../../src/reply/block.ts'
import { decodeAction } from '../../telegram/message/callback-data.ts'
import { previewTelegram } from '../../telegram/message/preview.ts'
import { renderTelegram, type TextPart } from '../../telegram/message/render.ts'
import { escaped, type Html, html, outside, raw } from './html.ts'
import { fileBubble, type Screen } from './screen.ts'

/** Letters of a folded quote that are in sight: three lines of a phone. */
const IN_SIGHT = 120

const ELEMENTS: ReadonlyMap<MessageEntity['type'], string> = new Map([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strikethrough', 's'],
  ['code', 'code'],
  ['blockquote', 'blockquote'],
])

export function telegramScreen(reply: Reply): Screen {
  const rendered = renderTelegram(reply, { username: 'bot' })
  const { parts, buttons, files } = rendered
  return {
    name: 'Telegram',
    text: previewTelegram(rendered),
    body: html`${parts.map(part => html`<div class="bubble">${raw(partHtml(part))}</div>`)}
      ${buttons.map(row => html`<div class="keys">${row.map(key)}</div>`)}
      ${files.map(fileBubble)}`,
  }
}

/** Text with entities as HTML. */
export function partHtml({ text, entities }: TextPart): string {
  const inOrder = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
  return within(text, inOrder, 0, text.length)
}

/** The text from `from` to `to`; entities that go beyond are cut. */
function within(text: string, entities: readonly MessageEntity[], from: number, to: number): string {
  let out = ''
  let at = from
  for (const [index, entity] of entities.entries()) {
    const [start, end] = [Math.max(entity.offset, from), Math.min(entity.offset + entity.length, to)]
    if (start < at || start >= end) continue
    const isBlock = entity.type === 'blockquote' || entity.type === 'expandable_blockquote'
    // A quote is a block: the breaks around it are not lines of their own.
    out += escaped(isBlock ? text.slice(at, start).replace(/\n$/, '') : text.slice(at, start))
    out += elementHtml(entity, (a, b) => within(text, entities.slice(index + 1), a, b), text, start, end)
    at = isBlock && text[end] === '\n' ? end + 1 : end
  }
  return out + escaped(text.slice(at, to))
}

function elementHtml(
  entity: MessageEntity,
  inside: (from: number, to: number) => string,
  text: string,
  from: number,
  to: number,
): string {
  if (entity.type === 'expandable_blockquote') {
    const space = text.lastIndexOf(' ', from + IN_SIGHT)
    const cut = to - from <= IN_SIGHT || space <= from ? to : space
    return `<blockquote><details><summary>${inside(from, cut)}</summary>${inside(cut, to)}</details></blockquote>`
  }
  if (entity.type === 'text_link')
    return `<a href="${escaped(entity.url)}" target="_blank" rel="noopener noreferrer">${inside(from, to)}</a>`
  const name = ELEMENTS.get(entity.type)
  return name === undefined ? inside(from, to) : `<${name}>${inside(from, to)}</${name}>`
}

/** A button asks what it would ask in the app. */
function key(button: InlineKeyboardButton): Html {
  if ('url' in button) return outside(button.url, button.text)
  const action = 'callback_data' in button ? decodeAction(button.callback_data) : null
  const pressed =
    action === null
      ? null
      : {
          passage: () => `/p ${'code' in action ? action.code : ''}`,
          section: () => `/oddil ${'code' in action ? action.code : ''}`,
          elsewhere: () => `/jinde ${'code' in action ? action.code : ''}`,
          back: () => `/p ${'code' in action ? action.code : ''}`,
          limit: () => `/kraj ${'place' in action ? action.place : ''}`,
          topics: () => '/temata',
          why: () => null,
        }[action.type]()
  if (pressed === null)
    return action?.type === 'why'
      ? html`<a href="#razeni">${button.text}</a>`
      : html`<span class="key">${button.text}</span>`
  return html`<button type="submit" form="ask" name="stisk" value="${pressed}">${button.text}</button>`
}
