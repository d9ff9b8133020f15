/** Buttons and inline queries. */

import { describe, expect, test } from 'vitest'
import { ask, NEXT, refusal, serve } from './ask.ts'

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
describe('a pressed button', () => {
  const pressed = async () => {
    const api = await serve()
    const jana = api.addUser({ started: true })
    await ask(api, 'sendMessage', { chat_id: jana.id, text: 'Stránka 1', reply_markup: NEXT })
    const [message] = api.said(jana)
    if (message === undefined) throw new Error('nothing was said')
    return { api, jana, message, query: api.press(jana, message, 'Dál') }
  }

  test('comes as an update and is answered once', async () => {
    const { api, message, query } = await pressed()
    expect(api.pending()).toMatchObject([{ callback_query: { id: query.id, data: 'v1:dal', message } }])
    const answer = { callback_query_id: query.id, text: 'Hotovo' }
    expect(await refusal(api, 'answerCallbackQuery', answer)).toBe('ok')
    expect(api.pressAnswer(query.id)).toEqual({ text: 'Hotovo', show_alert: false, url: '' })
    expect(await refusal(api, 'answerCallbackQuery', answer)).toBe(TOO_OLD)
  })

  test.each<[string, object, string]>([
    ['an unknown query', { callback_query_id: '1' }, TOO_OLD],
    ['a long toast', { text: 'a'.repeat(201) }, 'Bad Request: MESSAGE_TOO_LONG'],
    ['a foreign address', { url: 'https://kolin.cz' }, 'Bad Request: URL_INVALID'],
    ['its own address', { url: 't.me/doslova_bot?start=kola' }, 'ok'],
    [
      'a strange cache time',
      { cache_time: 'dlouho' },
      'Bad Request: parameter "cache_time" must be an Integer',
    ],
  ])('%s', async (_, fields, expected) => {
    const { api, query } = await pressed()
    expect(await refusal(api, 'answerCallbackQuery', { callback_query_id: query.id, ...fields })).toBe(
      expected,
    )
  })

  test('is too old at some time', async () => {
    const { api, query } = await pressed()
    api.expire(query.id)
    expect(await refusal(api, 'answerCallbackQuery', { callback_query_id: query.id })).toBe(TOO_OLD)
    expect(api.pressAnswer(query.id)).toBeNull()
  })

  test('of a message that is gone comes without its content', async () => {
    const { api, jana, message } = await pressed()
    api.remove(message)
    expect(() => api.press(jana, message, 'Dál')).toThrow('there is no message')
    const { message: seen, data } = api.press(jana, message, 'v1:dal', true)
    expect({ seen, data }).toEqual({
      seen: { chat: message.chat, message_id: message.message_id, date: 0 },
      data: 'v1:dal',
    })
  })

  test('has to be there', async () => {
    const { api, jana, message } = await pressed()
    expect(() => api.press(jana, message, 'Zpět')).toThrow('there is no button Zpět to press; there are: Dál')
  })
})

const article = (id: string, fields: object = {}) => ({
  type: 'article',
  id,
  title: 'Kola',
  input_message_content: { message_text: 'Stezku podél Labe.' },
  ...fields,
})
const many = (count: number) => Array.from({ length: count }, (_, at) => article(`a${at}`))
const content = (fields: object) =>
  article('a', { input_message_content: { message_text: 'Kola', ...fields } })
const parse = "Bad Request: can't parse inline query result: "
const parseButton = "Bad Request: can't parse inline query results button: "

describe('answers to inline queries', () => {
  test.each<[string, object]>([
    ['ok', { results: [] }],
    ['ok', { results: many(50), next_offset: 'x'.repeat(64), cache_time: 0, is_personal: true }],
    ['Bad Request: too many inline query results specified', { results: many(51) }],
    ['Bad Request: RESULT_ID_DUPLICATE', { results: [article('a'), article('a')] }],
    ['Bad Request: RESULT_ID_INVALID', { results: [article('')] }],
    ['Bad Request: RESULT_ID_INVALID', { results: [article('č'.repeat(33))] }],
    ['Bad Request: ARTICLE_TITLE_EMPTY', { results: [article('a', { title: '' })] }],
    [`${parse}Can't find field "title"`, { results: [article('a', { title: undefined })] }],
    [
      `${parse}Can't find field "input_message_content"`,
      { results: [article('a', { input_message_content: undefined })] },
    ],
    [`${parse}Input message content is not specified`, { results: [content({ message_text: '' })] }],
    ['Bad Request: MESSAGE_TOO_LONG', { results: [content({ message_text: 'a'.repeat(4097) })] }],
    [
      'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9',
      { results: [content({ entities: [{ type: 'bold', offset: 0, length: 9 }] })] },
    ],
    [`${parse}URL_INVALID`, { results: [article('a', { url: 'neodkaz' })] }],
    [
      'Bad Request: BUTTON_DATA_INVALID',
      {
        results: [
          article('a', {
            reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(65) }]] },
          }),
        ],
      },
    ],
    [
      `${parse}type "pigeon" is unsupported for the inline query result`,
      { results: [article('a', { type: 'pigeon' })] },
    ],
    ['Bad Request: NEXT_OFFSET_INVALID', { results: [], next_offset: 'x'.repeat(65) }],
    ['Bad Request: parameter "cache_time" must be an Integer', { results: [], cache_time: 1.5 }],
    ['ok', { results: [], button: { text: 'Zeptat se', start_parameter: 'kola' } }],
    [
      `${parseButton}START_PARAM_INVALID`,
      { results: [], button: { text: 'Zeptat se', start_parameter: 'co kola' } },
    ],
    [
      `${parseButton}InlineQueryResultsButton must have exactly one optional field`,
      { results: [], button: { text: 'Zeptat se' } },
    ],
  ])('%s', async (expected, fields) => {
    const api = await serve()
    const { id } = api.query(api.addUser(), 'kola')
    expect(await refusal(api, 'answerInlineQuery', { inline_query_id: id, ...fields })).toBe(expected)
  })

  test('are given once and in time', async () => {
    const api = await serve()
    const answer = (id: string) => refusal(api, 'answerInlineQuery', { inline_query_id: id, results: [] })
    const [first, second] = [api.query(api.addUser(), 'kola'), api.query(api.addUser(), 'psi')]
    expect(await answer(first.id)).toBe('ok')
    expect(await answer(first.id)).toBe(TOO_OLD)
    api.expire(second.id)
    expect(await answer(second.id)).toBe(TOO_OLD)
  })
})

describe('a chosen result', () => {
  const chosen = async (options: object = {}) => {
    const api = await serve(options)
    const jana = api.addUser()
    const group = api.addGroup()
    const { id } = api.query(jana, 'kola', { chat_type: 'group' })
    await ask(api, 'answerInlineQuery', {
      inline_query_id: id,
      results: [article('a'), article('b', { reply_markup: NEXT })],
    })
    return { api, jana, group, id }
  }

  test('goes into the chat in the name of the person, by way of the bot', async () => {
    const { api, jana, group, id } = await chosen()
    const { message, inline_message_id } = api.choose(jana, id, 'a', group)
    expect(message).toMatchObject({
      from: { id: jana.id },
      via_bot: { username: 'doslova_bot' },
      text: 'Stezku podél Labe.',
    })
    expect(inline_message_id).toBeNull()
    expect(api.pending().slice(1)).toMatchObject([
      { chosen_inline_result: { result_id: 'a', query: 'kola' } },
      { message: { via_bot: { username: 'doslova_bot' } } },
    ])
  })

  test('with buttons can be edited from anywhere', async () => {
    const { api, jana, id } = await chosen({ inlineFeedback: false })
    const { message, inline_message_id } = api.choose(jana, id, 'b', null)
    expect(message).toBeNull()
    const query = api.pressInline(jana, inline_message_id ?? '', 'Dál')
    expect(query).toMatchObject({ inline_message_id, data: 'v1:dal' })
    const edit = () => refusal(api, 'editMessageText', { inline_message_id, text: 'Strana 2' })
    expect(await edit()).toBe('ok')
    expect(await edit()).toMatch('message is not modified')
    expect(api.inlineMessage(inline_message_id ?? '')).toEqual({
      text: 'Strana 2',
      entities: [],
      keyboard: null,
    })
    expect(api.pending().map(update => Object.keys(update)[1])).toEqual(['inline_query', 'callback_query'])
  })
})

describe('a reaction', () => {
  const GIVEN = [{ type: 'emoji', emoji: '👍' }]

  test('comes to a bot that asks for it, with what there was before', async () => {
    const api = await serve()
    const jana = api.addUser({ started: true })
    const message = api.say(jana, 'Co kola?')
    api.react(jana, message, ['👍'])
    await ask(api, 'getUpdates', { allowed_updates: ['message_reaction'], offset: -1 })
    api.react(jana, message, [])
    expect(api.pending()).toMatchObject([
      { message: {} },
      { message_reaction: { message_id: message.message_id, old_reaction: GIVEN, new_reaction: [] } },
    ])
  })

  test('in a group comes to an administrator alone', async () => {
    const api = await serve()
    await ask(api, 'getUpdates', { allowed_updates: ['message_reaction'] })
    const [jana, group] = [api.addUser(), api.addSupergroup()]
    const message = api.say(jana, 'Co kola?', { chat: group })
    api.react(jana, message, ['👍'])
    api.setStanding(group, 'administrator')
    api.react(jana, message, ['👍', '🔥'])
    expect(api.pending()).toMatchObject([{ message_reaction: { chat: group, old_reaction: GIVEN } }])
  })
})
