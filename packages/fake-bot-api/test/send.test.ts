/** Sending, as calls over HTTP. */

import type { Message } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import { ask, NEXT, refusal, serve } from './ask.ts'

test('a message stands in the chat as Telegram would show it', async () => {
  const api = await serve()
  const jana = api.addUser({ first_name: 'Jana' })
  const question = api.say(jana, 'Co kola?')
  const { result } = await ask(api, 'sendMessage', {
    chat_id: jana.id,
    text: ' Stezku podél Labe. Viz kolin.cz ',
    entities: [{ type: 'bold', offset: 1, length: 6 }],
    reply_parameters: { message_id: question.message_id },
    reply_markup: NEXT,
    link_preview_options: { is_disabled: true },
  })
  expect(result).toMatchObject({
    chat: { id: jana.id, type: 'private', first_name: 'Jana' },
    from: { username: 'doslova_bot' },
    text: 'Stezku podél Labe. Viz kolin.cz',
    entities: [
      { type: 'bold', offset: 0, length: 6 },
      { type: 'url', offset: 23, length: 8 },
    ],
    reply_to_message: { message_id: question.message_id, text: 'Co kola?' },
    reply_markup: NEXT,
    link_preview_options: { is_disabled: true },
  })
  expect(api.said(jana)).toEqual([result])
  expect(api.mistakes()).toEqual([])
})

describe('the same call in other forms', () => {
  const forms: readonly (readonly [string, (chat: number) => RequestInit & { readonly query?: string }])[] = [
    ['address', chat => ({ query: `?chat_id=${chat}&text=${encodeURIComponent('čau')}` })],
    [
      'urlencoded',
      chat => ({
        method: 'POST',
        body: new URLSearchParams({ chat_id: String(chat), text: 'čau', reply_markup: JSON.stringify(NEXT) }),
      }),
    ],
    [
      'multipart',
      chat => {
        const body = new FormData()
        body.set('chat_id', String(chat))
        body.set('text', 'čau')
        return { method: 'POST', body }
      },
    ],
  ]
  test.each(forms)('%s', async (_, form) => {
    const api = await serve()
    const jana = api.addUser({ started: true })
    const { query = '', ...init } = form(jana.id)
    const response = await fetch(`${api.root}/bot${api.token}/SENDmessage${query}`, init)
    expect(await response.json()).toMatchObject({ ok: true, result: { text: 'čau' } })
    expect(api.calls('sendMessage')).toHaveLength(1)
  })
})

test('an uploaded document can be sent again by its identifier', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  const body = new FormData()
  body.set('chat_id', String(jana.id))
  body.set('caption', 'Podklady')
  body.set('document', 'attach://list')
  body.set('list', new File(['# Kola\r\n\r\n--čau'], 'kola.md'))
  const response = await fetch(`${api.root}/bot${api.token}/sendDocument`, { method: 'POST', body })
  expect(await response.json()).toMatchObject({ ok: true, result: { document: { file_name: 'kola.md' } } })
  const document = api.said(jana)[0]?.document?.file_id ?? ''
  expect(api.file(document)).toMatchObject({ name: 'kola.md', size: 16, text: '# Kola\r\n\r\n--čau' })
  expect(await refusal(api, 'sendDocument', { chat_id: jana.id, document })).toBe('ok')
  expect(api.calls('sendDocument')[0]?.files).toEqual([{ field: 'list', name: 'kola.md', size: 16 }])
})

describe('a photo', () => {
  const sendPhoto = async (bytes: Uint8Array<ArrayBuffer>) => {
    const api = await serve()
    const body = new FormData()
    body.set('chat_id', String(api.addUser({ started: true }).id))
    body.set('photo', new File([bytes], 'graf.png', { type: 'image/png' }))
    const response = await fetch(`${api.root}/bot${api.token}/sendPhoto`, { method: 'POST', body })
    return (await response.json()) as { description?: string; result?: Message }
  }
  const png = (width: number, height: number) => {
    const bytes = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex')
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return new Uint8Array(bytes)
  }

  test('is known by its size', async () => {
    expect((await sendPhoto(png(800, 400))).result?.photo).toMatchObject([{ width: 800, height: 400 }])
  })

  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ['PHOTO_INVALID_DIMENSIONS', png(6000, 4001)],
    ['PHOTO_INVALID_DIMENSIONS', png(2100, 100)],
    ['IMAGE_PROCESS_FAILED', new Uint8Array(24)],
    ['file must be non-empty', new Uint8Array(0)],
    [
      'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
      new Uint8Array(10 * 1024 * 1024 + 1),
    ],
  ])('%s', async (expected, bytes) => {
    expect((await sendPhoto(bytes)).description).toBe(`Bad Request: ${expected}`)
  })
})

describe('refused in private', () => {
  test.each<[string, string, object]>([
    ['sendMessage', 'Bad Request: message text is empty', { text: undefined }],
    ['sendMessage', 'Bad Request: text must be non-empty', { text: ' ' }],
    ['sendMessage', 'Bad Request: message is too long', { text: 'a'.repeat(4097) }],
    ['sendMessage', 'Bad Request: chat_id is empty', { chat_id: undefined }],
    ['sendMessage', 'Bad Request: chat not found', { chat_id: 1 }],
    ['sendMessage', 'Bad Request: chat not found', { chat_id: '@nikdo' }],
    [
      'sendMessage',
      'Bad Request: parse_mode is refused: this server takes entities only',
      { parse_mode: 'HTML' },
    ],
    [
      'sendMessage',
      'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 99',
      { entities: [{ type: 'bold', offset: 0, length: 99 }] },
    ],
    ['sendMessage', "Bad Request: can't parse entities JSON object", { entities: '[{"type":"bold"' }],
    [
      'sendMessage',
      'Bad Request: BUTTON_DATA_INVALID',
      { reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(65) }]] } },
    ],
    ['sendMessage', 'Bad Request: can\'t find field "message_id"', { reply_parameters: {} }],
    [
      'sendMessage',
      'Bad Request: message to be replied not found',
      { reply_parameters: { message_id: 999 } },
    ],
    ['sendMessage', 'ok', { reply_parameters: { message_id: 999, allow_sending_without_reply: true } }],
    ['sendMessage', 'Bad Request: message thread not found', { message_thread_id: 999 }],
    ['sendMessage', 'Bad Request: WEBPAGE_URL_INVALID', { link_preview_options: { url: 'neodkaz' } }],
    [
      'sendMessage',
      'Bad Request: field "is_disabled" must be of type Boolean',
      { link_preview_options: { is_disabled: 'ano' } },
    ],
    ['sendChatAction', 'ok', { action: 'typing' }],
    ['sendChatAction', 'Bad Request: wrong parameter action in request', { action: 'dancing' }],
    ['sendDocument', 'Bad Request: there is no document in the request', {}],
    ['sendDocument', 'Bad Request: wrong file identifier/HTTP URL specified', { document: 'nic' }],
    ['sendPhoto', 'Bad Request: there is no photo in the request', {}],
    ['editMessageText', 'Bad Request: message to edit not found', { message_id: 999 }],
    ['editMessageText', "Bad Request: message can't be edited", { message_id: 101 }],
    ['editMessageText', 'Bad Request: MESSAGE_ID_INVALID', { chat_id: undefined, inline_message_id: 'nic' }],
    ['deleteMessage', 'Bad Request: message to delete not found', { message_id: 999 }],
    ['deleteMessage', 'Bad Request: message identifier is not specified', {}],
    ['leaveChat', "Bad Request: chat member status can't be changed in private chats", {}],
    ['getChatMember', 'Bad Request: user not found', { user_id: 1 }],
    ['sendPigeon', 'Not Found: method not found', {}],
  ])('%s: %s', async (method, expected, fields) => {
    const api = await serve()
    const jana = api.addUser()
    expect(api.say(jana, 'Co kola?').message_id).toBe(101)
    expect(await refusal(api, method, { chat_id: jana.id, text: 'Stezku.', ...fields })).toBe(expected)
    const mistakes = api.mistakes().map(({ refusal: given }) => given?.description)
    expect(mistakes).toEqual(expected === 'ok' ? [] : [expected])
  })
})

test('wrong tokens are refused', async () => {
  const api = await serve()
  const { root } = api
  expect(await ask({ root, token: '1:abc' }, 'getMe')).toEqual({
    ok: false,
    error_code: 401,
    description: 'Unauthorized',
  })
  expect(await ask({ root, token: 'abc' }, 'getMe')).toMatchObject({ error_code: 404 })
  expect(api.mistakes()).toHaveLength(2)
})

test('with parse modes allowed, HTML becomes entities', async () => {
  const api = await serve({ entitiesOnly: false })
  const jana = api.addUser({ started: true })
  await ask(api, 'sendMessage', { chat_id: jana.id, text: '<b>Kola</b>', parse_mode: 'html' })
  expect(api.said(jana)).toMatchObject([{ text: 'Kola', entities: [{ type: 'bold', offset: 0, length: 4 }] }])
  expect(await refusal(api, 'sendMessage', { chat_id: jana.id, text: 'a', parse_mode: 'Pigeon' })).toBe(
    'Bad Request: unsupported parse_mode',
  )
})
