/** Answers to pressed buttons and inline queries. */

import type { SentGuestMessage } from '@grammyjs/types'
import { badRequest } from '../checks/refusal.ts'
import { checkResultsButton, readResults } from '../checks/results.ts'
import type { Params } from '../params.ts'
import type { Server } from '../state/server.ts'

const MAX_TOAST = 200
const MAX_OFFSET_BYTES = 64
const DAY = 86_400
const DEFAULT_INLINE_CACHE = 300

export function answerCallbackQuery(server: Server, params: Params): true {
  const text = params.text('text')
  const url = params.text('url')
  params.integer('cache_time', 0, 0, 30 * DAY)
  if (text.length > MAX_TOAST) throw badRequest('MESSAGE_TOO_LONG')
  if (url !== '' && !isOwnLink(url, server.settings.me.username)) throw badRequest('URL_INVALID')
  server.queries.presses.answer(params.text('callback_query_id'), {
    text,
    show_alert: params.flag('show_alert'),
    url,
  })
  return true
}

/** One result, as for an inline query, which becomes a message where the bot is no member. */
export function answerGuestQuery(server: Server, params: Params): SentGuestMessage {
  const value = params.json('result', 'inline query result')
  if (value === undefined || value === null) throw badRequest('Result is not specified')
  const [article] = readResults([value], server.settings.entitiesOnly)
  if (article === undefined) throw badRequest('Result is not specified')
  server.queries.guests.answer(params.text('guest_query_id'), article)
  const inline_message_id = `BAAAAG${server.queries.nextId()}`
  server.queries.messages.set(inline_message_id, { ...article.content, keyboard: article.keyboard })
  return { inline_message_id }
}

/** A button may open the bot itself with a parameter, and nothing else. */
function isOwnLink(url: string, username: string): boolean {
  return new RegExp(`^(?:https?://)?t\\.me/${username}\\?start=[\\w-]{1,64}$`, 'i').test(url)
}

export function answerInlineQuery(server: Server, params: Params): true {
  const cache_time = params.integer('cache_time', DEFAULT_INLINE_CACHE, 0, DAY)
  const next_offset = params.text('next_offset')
  const button = params.json('button', 'inline query results button')
  checkResultsButton(button)
  const results = readResults(params.json('results', 'inline query results'), server.settings.entitiesOnly)
  if (Buffer.byteLength(next_offset) > MAX_OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID')
  server.queries.inline.answer(params.text('inline_query_id'), {
    results,
    cache_time,
    is_personal: params.flag('is_personal'),
    next_offset,
    button: button ?? null,
  })
  return true
}
