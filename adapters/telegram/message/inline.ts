/** Inline mode: `@bot dotaz` in any chat offers passages, each inserted with its quote and its link. */

import type { InlineQueryResultArticle } from 'grammy/types'
import type { Offer } from '../../../src/chat/bot.ts'
import { openingOf, whereabouts } from '../../../src/reply/offer.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { printable } from '../../../src/reply/printable.ts'
import { deepLink } from './links.ts'
import { renderTelegram } from './render.ts'
import { shortened } from './split.ts'

export interface InlinePage {
  readonly results: InlineQueryResultArticle[]
  /** Where the next page begins; empty at the end. */
  readonly next_offset: string
}

const A_PAGE = 5
const TITLE_LETTERS = 80
const DESCRIPTION_LETTERS = 140

/** One page of offers; `offset` is what the page before gave. */
export function inlinePage(offers: readonly Offer[], offset: string, username: string): InlinePage {
  const from = /^\d{1,4}$/.test(offset) ? Number(offset) : 0
  const to = from + A_PAGE
  const articles = offers.flatMap(offer => articleOf(offer, username) ?? [])
  return { results: articles.slice(from, to), next_offset: to < articles.length ? String(to) : '' }
}

/** Null for what takes more than one message: a quote is not to stand without its source. */
function articleOf({ passage, reply }: Offer, username: string): InlineQueryResultArticle | null {
  const { code } = passage
  const description = openingOf(passage, DESCRIPTION_LETTERS)
  const [part, rest] = renderTelegram(reply, { username, link: 'words' }).parts
  if (part === undefined || rest !== undefined) return null
  return {
    type: 'article',
    id: code,
    title: shortened(printable(whereabouts(passage)), TITLE_LETTERS),
    ...(description !== null && { description: printable(description) }),
    input_message_content: {
      message_text: part.text,
      entities: part.entities,
      link_preview_options: { is_disabled: true },
    },
    reply_markup: { inline_keyboard: [[{ text: PHRASES.askMore, url: deepLink(username, code) }]] },
  }
}
