/** Buttons: what can be tapped below a reply. Pure. */

import type { InlineKeyboardButton } from 'grammy/types'
import type { Choice, QuoteBlock, Reply } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { printable } from '../../../src/reply/printable.ts'
import { encodeAction, fitsButton } from './callback-data.ts'
import { deepLink, isLinkForButton, shareLink } from './links.ts'
import { pagesOf } from './pages.ts'
import { shortened } from './split.ts'

export type Buttons = InlineKeyboardButton[][]

export interface RenderOptions {
  /** Name of the bot, for links that lead to it. */
  readonly username: string
  /** Page of a list of topics that is too long for one. */
  readonly page?: number
  /** Place that the topics are limited to. */
  readonly place?: string
  /** Whether to offer to type a query for the bot, here or in another chat. */
  readonly invites?: boolean
  /** Where the link to the original stands; among the words where the message goes into other chats. */
  readonly link?: 'button' | 'words'
}

/** Letters of a button; phones cut what is longer. */
const BUTTON_LETTERS = 60
/** Places to choose from, two in a row. */
const MOST_PLACES = 40

const INVITATIONS: InlineKeyboardButton[] = [
  { text: PHRASES.tryHere, switch_inline_query_current_chat: '' },
  { text: PHRASES.tryElsewhere, switch_inline_query: '' },
]

export function buttonsOf(reply: Reply, options: RenderOptions): Buttons {
  const quote = onlyQuoteOf(reply)
  return [
    ...reply.blocks.flatMap(block => {
      if (block.type === 'choices') return choiceRows(block.items, options)
      return block.type === 'lines' ? placeRows(block.places ?? []) : []
    }),
    ...(quote === null ? [] : quoteRows(quote, originalOf(reply, options), options)),
    ...(options.invites === true ? [INVITATIONS] : []),
  ]
}

/** The address that the button below a reply with one quote opens, or null. */
export function originalOf(reply: Reply, { link = 'button' }: RenderOptions): string | null {
  if (link === 'words' || onlyQuoteOf(reply) === null) return null
  const links = reply.blocks.flatMap(block => (block.type === 'source' ? [block.link] : []))
  const [first = null] = links
  return links.length === 1 && first !== null && isLinkForButton(first) ? first : null
}

function onlyQuoteOf({ blocks }: Reply): QuoteBlock | null {
  const quotes = blocks.filter(block => block.type === 'quote')
  return quotes.length === 1 ? (quotes[0] ?? null) : null
}

/** One button a row, so that the words can be read; a page of them where there are many topics. */
function choiceRows(items: readonly Choice[], { page = 0, place = '' }: RenderOptions): Buttons {
  const pages = pagesOf(items)
  const current = Math.min(page, Math.max(0, pages.length - 1))
  const [shown = [], next] = pages.slice(current)
  const turn = (text: string, to: number): InlineKeyboardButton => ({
    text,
    callback_data: encodeAction({ type: 'topics', page: to, place }),
  })
  const isOlder = next !== undefined && next[0]?.year !== shown.at(-1)?.year
  const turns = [
    ...(current > 0 ? [turn(PHRASES.pageBack, current - 1)] : []),
    ...(next === undefined ? [] : [turn(isOlder ? PHRASES.pageOlder : PHRASES.pageOn, current + 1)]),
  ]
  return [
    ...shown.map(({ code, label }) => [
      {
        text: shortened(printable(label), BUTTON_LETTERS),
        callback_data: encodeAction({ type: 'passage', code }),
      },
    ]),
    ...(turns.length > 0 ? [turns] : []),
  ]
}

function placeRows(places: readonly string[]): Buttons {
  const buttons = places
    .map(place => ({ text: printable(place), callback_data: encodeAction({ type: 'limit', place }) }))
    .filter(({ callback_data: data }) => fitsButton(data))
    .slice(0, MOST_PLACES)
  return buttons.flatMap((button, at) => (at % 2 === 0 ? [[button, ...buttons.slice(at + 1, at + 2)]] : []))
}

/** What tells more of the quote, and in the last row what leads away from here. */
function quoteRows(quote: QuoteBlock, original: string | null, { username }: RenderOptions): Buttons {
  const { code, chosen, elsewhere, isSection } = quote
  const button = (text: string, type: 'section' | 'why' | 'elsewhere'): InlineKeyboardButton => ({
    text,
    callback_data: encodeAction({ type, code }),
  })
  const more = [
    ...(isSection ? [] : [button(PHRASES.wholeSection, 'section')]),
    ...(chosen ? [button(PHRASES.whyThis, 'why')] : []),
    ...(elsewhere === 0 ? [] : [button(PHRASES.whereElse(elsewhere), 'elsewhere')]),
  ]
  const away = [
    ...(original === null ? [] : [{ text: PHRASES.original, url: original }]),
    { text: PHRASES.share, url: shareLink(deepLink(username, code), quote) },
  ]
  return [...(more.length === 0 ? [] : [more]), away]
}
