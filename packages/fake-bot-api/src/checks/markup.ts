/** `reply_markup`: its shape first, then what the servers refuse in its buttons. */

import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@grammyjs/types'
import {
  has,
  isObject,
  type JsonObject,
  optionalArray,
  optionalFlag,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from './fields.ts'
import { linkProblem, webAppProblem } from './links.ts'
import { badRequest, within } from './refusal.ts'

/** An inline keyboard stands with its message; the other kinds only change what a person sees below. */
export type Markup =
  | { readonly kind: 'inline'; readonly keyboard: InlineKeyboardMarkup }
  | { readonly kind: 'other' }

const MAX_BUTTONS = 100
const MAX_ROW = 8
const MAX_DATA_BYTES = 64
const MAX_COPY = 256
const MAX_URL = 2048

const ACTIONS = [
  'url',
  'callback_data',
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
  'disabled',
]

/** The keyboard of a parameter, or null for none or an empty one. */
export function readMarkup(value: unknown): Markup | null {
  if (value === undefined || value === null) return null
  if (!isObject(value)) throw badRequest('Object expected as reply markup')
  const keyboard = readRows(value, 'keyboard', 'keyboard button', readKey)
  const inline = readRows(value, 'inline_keyboard', 'inline keyboard button', readInlineButton)
  const flags = [
    'remove_keyboard',
    'force_reply',
    'selective',
    'resize_keyboard',
    'one_time_keyboard',
    'is_persistent',
  ]
  const set = flags.filter(name => optionalFlag(value, name))
  if (keyboard.length > 0) return { kind: 'other' }
  if (inline.length > 0) return { kind: 'inline', keyboard: { inline_keyboard: inline } }
  return set.includes('remove_keyboard') || set.includes('force_reply') ? { kind: 'other' } : null
}

/** The keyboard of a parameter that takes an inline one only. */
export function readInlineMarkup(value: unknown): InlineKeyboardMarkup | null {
  const markup = readMarkup(value)
  if (markup === null) return null
  if (markup.kind !== 'inline') throw badRequest('Inline keyboard expected')
  return markup.keyboard
}

function readRows<T>(object: JsonObject, name: string, what: string, read: (button: unknown) => T): T[][] {
  const rows = (optionalArray(object, name) ?? []).map(row => {
    if (!Array.isArray(row)) throw badRequest(`Field "${name}" must be an Array of Arrays`)
    return row.map(button => within(what, () => read(button)))
  })
  return rows.filter(row => row.length > 0)
}

function readKey(button: unknown): string {
  if (typeof button === 'string') return button
  if (!isObject(button)) throw badRequest('KeyboardButton must be a String or an Object')
  return requiredText(button, 'text')
}

function readInlineButton(button: unknown): InlineKeyboardButton {
  if (!isObject(button)) throw badRequest('InlineKeyboardButton must be an Object')
  requiredText(button, 'text')
  const actions = ACTIONS.filter(
    name => (has(button, name) && button[name] !== '') || isEmptySwitch(button, name),
  )
  if (actions.length === 0) throw badRequest('Text buttons are unallowed in the inline keyboard')
  if (actions.length > 1)
    throw badRequest(`InlineKeyboardButton has more than one action: ${actions.join(', ')}`)
  const [action = ''] = actions
  if (['url', 'callback_data', 'switch_inline_query', 'switch_inline_query_current_chat'].includes(action))
    requiredText(button, action)
  if (['login_url', 'web_app'].includes(action)) requiredText(requiredObject(button, action), 'url')
  if (action === 'copy_text') requiredText(requiredObject(button, action), 'text')
  if (action === 'switch_inline_query_chosen_chat') readChosenChat(requiredObject(button, action))
  return button as unknown as InlineKeyboardButton
}

/** An empty query is a query too. */
function isEmptySwitch(button: JsonObject, name: string): boolean {
  return name.startsWith('switch_inline_query') && button[name] === ''
}

function readChosenChat(choice: JsonObject): void {
  optionalText(choice, 'query')
  const kinds = ['allow_user_chats', 'allow_bot_chats', 'allow_group_chats', 'allow_channel_chats']
  if (kinds.filter(name => optionalFlag(choice, name)).length === 0)
    throw badRequest('At least one chat type must be allowed')
}

/** What the servers refuse: counts, lengths, addresses, and kinds of buttons that need more than a message. */
export function checkKeyboard({ inline_keyboard: rows }: InlineKeyboardMarkup, isPrivate: boolean): void {
  for (const row of rows) for (const button of row) checkButton(button as unknown as JsonObject, isPrivate)
  if (rows.flat().length > MAX_BUTTONS || rows.some(row => row.length > MAX_ROW))
    throw badRequest('Reply markup is too long')
}

function checkButton(button: JsonObject, isPrivate: boolean): void {
  if (requiredText(button, 'text').trim() === '')
    throw badRequest('Inline keyboard button text must be non-empty')
  const url = optionalText(button, 'url')
  const problem = url === '' ? null : linkProblem(url)
  if (problem !== null) throw badRequest(`Inline keyboard button URL '${url}' is invalid: ${problem}`)
  if (url.length > MAX_URL) throw badRequest('BUTTON_URL_INVALID')
  if (Buffer.byteLength(optionalText(button, 'callback_data')) > MAX_DATA_BYTES)
    throw badRequest('BUTTON_DATA_INVALID')
  const copy = optionalObject(button, 'copy_text')
  if (copy !== null) checkCopy(requiredText(copy, 'text'))
  const app = optionalObject(button, 'web_app')
  if (app !== null) checkApp(requiredText(app, 'url'), isPrivate)
  if (has(button, 'login_url')) throw badRequest('BOT_DOMAIN_INVALID')
  if (has(button, 'pay') || has(button, 'callback_game')) throw badRequest('BUTTON_TYPE_INVALID')
  const style = optionalText(button, 'style')
  if (!['', 'primary', 'success', 'danger'].includes(style)) throw badRequest('BUTTON_STYLE_INVALID')
}

function checkCopy(text: string): void {
  if (text === '' || text.length > MAX_COPY) throw badRequest('BUTTON_COPY_TEXT_INVALID')
}

function checkApp(url: string, isPrivate: boolean): void {
  const problem = webAppProblem(url)
  if (problem !== null) throw badRequest(`Inline keyboard button Web App URL '${url}' is invalid: ${problem}`)
  if (!isPrivate) throw badRequest('BUTTON_TYPE_INVALID')
}
