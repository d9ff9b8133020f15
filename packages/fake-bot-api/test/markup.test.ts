/** Keyboards under messages. */

import { describe, expect, test } from 'vitest'
import { checkKeyboard, readInlineMarkup, readMarkup } from '../src/checks/markup.ts'

const button = (fields: object) => ({ inline_keyboard: [[{ text: 'Dál', ...fields }]] })
const data = (callback_data: string) => ({ text: 'a', callback_data })
const prefix = "Can't parse inline keyboard button: "

function check(markup: unknown, isPrivate = true): void {
  const keyboard = readInlineMarkup(markup)
  if (keyboard !== null) checkKeyboard(keyboard, isPrivate)
}

describe('pass', () => {
  test.each([
    button({ callback_data: 'x'.repeat(64) }),
    button({ callback_data: 'č'.repeat(32), style: 'primary' }),
    button({ url: 'https://kolin.cz/' }),
    button({ url: 'tg://resolve?domain=doslova_bot' }),
    button({ copy_text: { text: 'ž'.repeat(256) } }),
    button({ switch_inline_query: '' }),
    button({ switch_inline_query_current_chat: 'kola' }),
    button({ switch_inline_query_chosen_chat: { query: 'kola', allow_group_chats: true } }),
    button({ web_app: { url: 'https://kolin.cz/' } }),
    { inline_keyboard: [] },
    { inline_keyboard: Array.from({ length: 12 }, () => Array.from({ length: 8 }, () => data('a'))) },
  ])('%j', markup => {
    expect(() => check(markup)).not.toThrow()
  })

  test.each([
    [{ keyboard: [['Ano', { text: 'Ne' }]], resize_keyboard: true }],
    [{ remove_keyboard: true }],
    [{ force_reply: true }],
  ])('%j', markup => {
    expect(readMarkup(markup)).toEqual({ kind: 'other' })
  })
})

describe('are refused', () => {
  test.each<[string, unknown]>([
    ['Object expected as reply markup', 'ano'],
    ['Field "inline_keyboard" must be of type Array', { inline_keyboard: 'ano' }],
    ['Field "inline_keyboard" must be an Array of Arrays', { inline_keyboard: [data('a')] }],
    [`${prefix}InlineKeyboardButton must be an Object`, { inline_keyboard: [['a']] }],
    [`${prefix}Can't find field "text"`, { inline_keyboard: [[{ callback_data: 'a' }]] }],
    ['Field "force_reply" must be of type Boolean', { force_reply: 'ano' }],
    ['Inline keyboard expected', { remove_keyboard: true }],
    [`${prefix}Text buttons are unallowed in the inline keyboard`, button({})],
    [`${prefix}Text buttons are unallowed in the inline keyboard`, button({ callback_data: '' })],
    [
      `${prefix}InlineKeyboardButton has more than one action: url, callback_data`,
      button({ callback_data: 'a', url: 'https://a.cz' }),
    ],
    ['BUTTON_DATA_INVALID', button({ callback_data: 'x'.repeat(65) })],
    ['BUTTON_DATA_INVALID', button({ callback_data: 'č'.repeat(33) })],
    ['Inline keyboard button text must be non-empty', button({ text: ' ', callback_data: 'a' })],
    ["Inline keyboard button URL 'neodkaz' is invalid: Wrong HTTP URL", button({ url: 'neodkaz' })],
    [
      "Inline keyboard button URL 'ftp://a.cz' is invalid: Unsupported URL protocol",
      button({ url: 'ftp://a.cz' }),
    ],
    ['BUTTON_URL_INVALID', button({ url: `https://a.cz/${'x'.repeat(2048)}` })],
    ['BUTTON_COPY_TEXT_INVALID', button({ copy_text: { text: '' } })],
    ['BUTTON_COPY_TEXT_INVALID', button({ copy_text: { text: 'x'.repeat(257) } })],
    [
      "Inline keyboard button Web App URL 'http://a.cz' is invalid: Only HTTPS links are allowed",
      button({ web_app: { url: 'http://a.cz' } }),
    ],
    ['BUTTON_TYPE_INVALID', button({ pay: true })],
    ['BUTTON_STYLE_INVALID', button({ callback_data: 'a', style: 'růžová' })],
    ['Reply markup is too long', { inline_keyboard: [Array.from({ length: 9 }, () => data('a'))] }],
    ['Reply markup is too long', { inline_keyboard: Array.from({ length: 101 }, () => [data('a')]) }],
  ])('%s', (refusal, markup) => {
    expect(() => check(markup)).toThrow(refusal)
  })

  test('a web app outside a private chat', () => {
    expect(() => check(button({ web_app: { url: 'https://a.cz' } }), false)).toThrow('BUTTON_TYPE_INVALID')
  })
})
