/** Rendering: replies as Telegram shows them, text with entities, and buttons. Pure. */

import { FormattedString, fmt } from '@grammyjs/parse-mode'
import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { printable } from '../../../src/reply/printable.ts'
import type { Choice, QuoteBlock, QuotePart, Reply, ReplyBlock } from '../../../src/reply/reply.ts'
import { encodeAction } from './callback-data.ts'
import { splitMessage } from './split.ts'

export type Buttons = InlineKeyboardButton[][]

export interface Rendered {
  /** At least one; each fits into a message. */
  readonly parts: readonly TextPart[]
  /** Below the last part. */
  readonly buttons: Buttons
}

export interface TextPart {
  readonly text: string
  readonly entities: MessageEntity[]
}

export interface RenderOptions {
  /** Name of the bot, for links that lead to it. */
  readonly username: string
  /** Page of a list of choices that is too long for one. */
  readonly page?: number
  /** Place that the choices are limited to. */
  readonly place?: string
}

/** Quotes longer than this are shown folded, to be opened with a tap. */
const FOLDED_LETTERS = 600
/** Words shown bold in one answer; Telegram drops what is over a hundred entities. */
const MAX_MARKS = 40
/** Letters of a button; phones cut what is longer. */
const BUTTON_LETTERS = 60
const BUTTONS_A_PAGE = 8

/** A reply as messages and buttons. */
export function renderTelegram(reply: Reply, options: RenderOptions): Rendered {
  const blocks = reply.blocks.map(renderBlock).filter(({ text }) => text !== '')
  const parts = splitMessage(FormattedString.join(blocks, '\n\n'))
  return { parts: parts.map(partOf), buttons: buttonsOf(reply, options) }
}

function partOf({ text, entities }: FormattedString): TextPart {
  return { text, entities }
}

function renderBlock(block: ReplyBlock): FormattedString {
  switch (block.type) {
    case 'say':
      return fmt`${printable(block.text)}`
    case 'quote':
      return renderQuote(block)
    case 'source': {
      const where =
        block.link === null
          ? fmt`${printable(block.place)}`
          : FormattedString.link(PHRASES.original, block.link)
      return fmt`${printable(block.text)} · ${FormattedString.code(block.code)}\n${where}`
    }
    case 'choices':
      return FormattedString.bold(block.title)
    case 'lines': {
      const list = block.lines.map(printable).join('\n')
      return block.title === '' ? fmt`${list}` : fmt`${FormattedString.bold(block.title)}\n${list}`
    }
  }
}

function renderQuote(block: QuoteBlock): FormattedString {
  const words = FormattedString.join(
    block.parts.map((part, at) => renderPart(part, at === 0 ? MAX_MARKS : 0)),
    ' … ',
  )
  const cut = fmt`${block.cutBefore ? '… ' : ''}${words}${block.cutAfter ? ' …' : ''}`
  const above = [
    block.headings.length === 0 ? null : FormattedString.bold(printable(block.headings.join(' › '))),
    block.kind === 'prevention' ? FormattedString.italic(PHRASES.fact) : null,
    block.lead === null ? null : FormattedString.italic(printable(block.lead)),
  ].filter(line => line !== null)
  return FormattedString.join([...above, block.summary ? cut : quoted(fmt`„${cut}“`)], '\n')
}

function quoted(words: FormattedString): FormattedString {
  return words.text.length > FOLDED_LETTERS
    ? FormattedString.expandableBlockquote(words)
    : FormattedString.blockquote(words)
}

function renderPart({ text, marks }: QuotePart, limit: number): FormattedString {
  const pieces: FormattedString[] = []
  let at = 0
  for (const { from, to } of marks.slice(0, limit)) {
    pieces.push(
      fmt`${printable(text.slice(at, from))}`,
      FormattedString.bold(printable(text.slice(from, to))),
    )
    at = to
  }
  return FormattedString.join([...pieces, fmt`${printable(text.slice(at))}`], '')
}

function buttonsOf({ blocks }: Reply, options: RenderOptions): Buttons {
  const quotes = blocks.filter(block => block.type === 'quote')
  const choices = blocks.filter(block => block.type === 'choices')
  return [
    ...choices.flatMap(({ items }) => choiceRows(items, options)),
    ...(quotes.length === 1 && quotes[0] !== undefined ? [quoteRow(quotes[0], options)] : []),
  ]
}

/** One button a row, so that the words can be read; a page of them where there are many. */
function choiceRows(items: readonly Choice[], { page = 0, place = '' }: RenderOptions): Buttons {
  const last = Math.max(0, Math.ceil(items.length / BUTTONS_A_PAGE) - 1)
  const current = Math.min(page, last)
  const shown = items.slice(current * BUTTONS_A_PAGE, (current + 1) * BUTTONS_A_PAGE)
  const turn = (text: string, to: number): InlineKeyboardButton => ({
    text,
    callback_data: encodeAction({ type: 'topics', page: to, place }),
  })
  const turns = [
    ...(current > 0 ? [turn(PHRASES.pageBack, current - 1)] : []),
    ...(current < last ? [turn(PHRASES.pageOn, current + 1)] : []),
  ]
  return [
    ...shown.map(({ code, label }) => [
      { text: shortened(printable(label)), callback_data: encodeAction({ type: 'passage', code }) },
    ]),
    ...(turns.length > 0 ? [turns] : []),
  ]
}

function quoteRow({ code, chosen }: QuoteBlock, { username }: RenderOptions): InlineKeyboardButton[] {
  return [
    { text: PHRASES.wholeSection, callback_data: encodeAction({ type: 'section', code }) },
    ...(chosen ? [{ text: PHRASES.whyThis, callback_data: encodeAction({ type: 'why', code }) }] : []),
    { text: PHRASES.share, url: shareLink(username, code) },
  ]
}

/** A link that offers to send somebody a link to the passage. */
function shareLink(username: string, code: string): string {
  return `https://t.me/share/url?url=${encodeURIComponent(deepLink(username, code))}`
}

/** A link that opens the bot at a passage. */
export function deepLink(username: string, code: string): string {
  return `https://t.me/${username}?start=${code}`
}

/** At most `letters` of a text, cut between words. */
export function shortened(text: string, letters = BUTTON_LETTERS): string {
  if (text.length <= letters) return text
  const room = text.slice(0, letters - 1)
  const space = room.lastIndexOf(' ')
  return `${(space > letters / 2 ? room.slice(0, space) : room).trimEnd().replace(/[\ud800-\udbff]$/, '')}…`
}
