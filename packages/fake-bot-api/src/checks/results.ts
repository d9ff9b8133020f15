/** Answers to an inline query: articles with a text, and the button above them. */

import type { InlineKeyboardMarkup } from '@grammyjs/types'
import {
  has,
  isObject,
  type JsonObject,
  optionalFlag,
  optionalInteger,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from './fields.ts'
import { linkProblem, webAppProblem } from './links.ts'
import { checkKeyboard, readInlineMarkup } from './markup.ts'
import { badRequest, within } from './refusal.ts'
import { type Formatted, MAX_TEXT, readMessageText, settleText } from './text.ts'

const MAX_RESULTS = 50
const MAX_ID_BYTES = 64

/** An article as it goes into a chat when somebody chooses it. */
export interface Article {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly content: Formatted
  readonly keyboard: InlineKeyboardMarkup | null
}

export function readResults(value: unknown, entitiesOnly: boolean): Article[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw badRequest('Expected an Array of inline query results')
  if (value.length > MAX_RESULTS) throw badRequest('Too many inline query results specified')
  const articles = value.map(item => within('inline query result', () => readResult(item, entitiesOnly)))
  for (const article of articles) checkArticle(article)
  if (new Set(articles.map(({ id }) => id)).size < articles.length) throw badRequest('RESULT_ID_DUPLICATE')
  return articles.map(article => ({ ...article, content: settleText(article.content) }))
}

function readResult(value: unknown, entitiesOnly: boolean): Article {
  if (!isObject(value)) throw badRequest('Inline query result must be an object')
  const type = requiredText(value, 'type').toLowerCase()
  const id = requiredText(value, 'id')
  if (type !== 'article') throw badRequest(`type "${type}" is unsupported for the inline query result`)
  const content = readContent(requiredObject(value, 'input_message_content'), entitiesOnly)
  const keyboard = readInlineMarkup(value.reply_markup)
  for (const name of ['thumbnail_width', 'thumbnail_height']) optionalInteger(value, name, 0)
  for (const name of ['url', 'thumbnail_url']) checkAddress(optionalText(value, name))
  const title = requiredText(value, 'title')
  return { id, title, description: optionalText(value, 'description'), content, keyboard }
}

function readContent(content: JsonObject, entitiesOnly: boolean): Formatted {
  const text = optionalText(content, 'message_text')
  if (text === '') throw badRequest('Input message content is not specified')
  const preview = optionalObject(content, 'link_preview_options')
  if (preview !== null) optionalFlag(preview, 'is_disabled')
  const parseMode = optionalText(content, 'parse_mode')
  return readMessageText({ text, parseMode, entities: content.entities }, entitiesOnly)
}

function checkAddress(url: string): void {
  if (url !== '' && linkProblem(url) !== null) throw badRequest('URL_INVALID')
}

function checkArticle({ id, title, content, keyboard }: Article): void {
  if (id === '' || Buffer.byteLength(id) > MAX_ID_BYTES) throw badRequest('RESULT_ID_INVALID')
  if (title.trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY')
  if (content.text.trim().length > MAX_TEXT) throw badRequest('MESSAGE_TOO_LONG')
  if (keyboard !== null) checkKeyboard(keyboard, false)
}

/** The button above the results leads to the private chat or to a web app. */
export function checkResultsButton(value: unknown): void {
  if (value === undefined || value === null) return
  within('inline query results button', () => readResultsButton(value))
}

function readResultsButton(value: unknown): void {
  if (!isObject(value)) throw badRequest('InlineQueryResultsButton must be an Object')
  if (requiredText(value, 'text').trim() === '') throw badRequest('SWITCH_PM_TEXT_EMPTY')
  if (has(value, 'start_parameter') === has(value, 'web_app'))
    throw badRequest('InlineQueryResultsButton must have exactly one optional field')
  if (has(value, 'web_app')) {
    const url = requiredText(requiredObject(value, 'web_app'), 'url')
    const problem = webAppProblem(url)
    if (problem !== null) throw badRequest(`Web App URL '${url}' is invalid: ${problem}`)
    return
  }
  if (!/^[\w-]{1,64}$/.test(requiredText(value, 'start_parameter'))) throw badRequest('START_PARAM_INVALID')
}
