/** Messages for one person of a group, and messages that name the bot where it is no member. */

import type { Message } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import type { Options } from '../src/options.ts'
import { ask, NEXT, refusal, serve } from './ask.ts'

async function inGroup(options: Options = {}) {
  const api = await serve(options)
  const [jana, petr] = [api.addUser({ started: true }), api.addUser()]
  const chat = api.addSupergroup({ members: [jana] })
  await ask(api, 'sendMessage', { chat_id: chat.id, text: 'Stezku.', reply_markup: NEXT })
  const [answer] = api.said(chat) as [Message]
  const press = api.press(jana, answer, 'Dál')
  const send = (parameters: object, fields: object = {}) =>
    refusal(api, 'sendMessage', {
      ...{ chat_id: chat.id, text: 'Jen tobě.', ephemeral_message_parameters: parameters },
      ...fields,
    })
  return { api, jana, petr, chat, answer, press, send }
}

describe('a message for one person', () => {
  test('is in no history, and has an id of its own', async () => {
    const { api, jana, petr, chat, press, send } = await inGroup()
    expect(await send({ receiver_user_id: jana.id, callback_query_id: press.id })).toBe('ok')
    expect(api.said(chat)).toHaveLength(1)
    expect(api.hidden(chat, jana)).toMatchObject([
      { message_id: 0, ephemeral_message_id: 1, text: 'Jen tobě.', receiver_user: { id: jana.id } },
    ])
    expect(api.hidden(chat, petr)).toEqual([])
  })

  test('stands in place of another one whose button was pressed', async () => {
    const { api, jana, chat, press, send } = await inGroup()
    await send({ receiver_user_id: jana.id, callback_query_id: press.id }, { reply_markup: NEXT })
    const again = api.press(jana, api.hidden(chat, jana)[0] as Message, 'Dál')
    const parameters = {
      receiver_user_id: jana.id,
      callback_query_id: again.id,
      replace_callback_query_message: true,
    }
    expect(await send(parameters, { text: 'Dál.' })).toBe('ok')
    expect(api.hidden(chat, jana)).toMatchObject([{ text: 'Dál.' }])
  })

  test.each<[string, (world: Awaited<ReturnType<typeof inGroup>>) => [object, object?]]>([
    ['Bad Request: can\'t find field "receiver_user_id"', () => [{}]],
    ['Bad Request: object expected as ephemeral message parameters', () => [[]]],
    ['Bad Request: USER_NOT_PARTICIPANT', ({ petr }) => [{ receiver_user_id: petr.id }]],
    ['Bad Request: QUERY_ID_INVALID', ({ jana }) => [{ receiver_user_id: jana.id, callback_query_id: '1' }]],
    [
      'Bad Request: callback query identifier is not specified',
      ({ jana }) => [{ receiver_user_id: jana.id, replace_callback_query_message: true }],
    ],
    [
      'Bad Request: ephemeral messages can be sent only to groups and supergroups',
      ({ jana }) => [{ receiver_user_id: jana.id }, { chat_id: jana.id }],
    ],
    [
      'Bad Request: message to be replied not found',
      ({ jana }) => [{ receiver_user_id: jana.id }, { reply_parameters: { ephemeral_message_id: 9 } }],
    ],
    [
      'Bad Request: a reply to an ephemeral message must be an ephemeral message',
      () => [null as never, { reply_parameters: { ephemeral_message_id: 1 } }],
    ],
  ])('%s', async (expected, given) => {
    const world = await inGroup()
    expect(await world.send(...given(world))).toBe(expected)
  })

  test.each([
    ['refused', 'Bad Request: unknown parameter "ephemeral_message_parameters"', 1],
    ['ignored', 'ok', 2],
  ] as const)('is %s by an older server', async (ephemeral, expected, count) => {
    const { api, jana, chat, send } = await inGroup({ ephemeral })
    expect(await send({ receiver_user_id: jana.id })).toBe(expected)
    expect(api.said(chat)).toHaveLength(count)
  })

  test('of a person reaches the bot, and can be replied to', async () => {
    const { api, jana, chat, send } = await inGroup()
    const { ephemeral_message_id: id } = api.say(jana, '@doslova_bot kola', { chat, hidden: true })
    expect(api.pending().at(-1)?.message).toMatchObject({ message_id: 0, ephemeral_message_id: id })
    const reply = { reply_parameters: { ephemeral_message_id: id } }
    expect(await send({ receiver_user_id: jana.id }, reply)).toBe('ok')
  })
})

describe('a message to a guest', () => {
  const result = {
    type: 'article',
    id: 'a',
    title: 'Kola',
    input_message_content: { message_text: 'Stezku.' },
  }

  test('comes as an update and is answered once and in time', async () => {
    const api = await serve()
    const [first, second] = ['kola', 'psi'].map(text => api.askAsGuest(api.addUser(), `@doslova_bot ${text}`))
    const answer = (message: Message | undefined) =>
      refusal(api, 'answerGuestQuery', { guest_query_id: message?.guest_query_id, result })
    expect(api.pending().map(({ guest_message }) => guest_message)).toEqual([first, second])
    expect(await answer(first)).toBe('ok')
    expect(api.guestAnswer(first?.guest_query_id ?? '')?.content.text).toBe('Stezku.')
    expect(await answer(first)).toMatch(/query is too old/)
    api.expire(second?.guest_query_id ?? '')
    expect(await answer(second)).toMatch(/query is too old/)
  })

  test.each<[string, object]>([
    ['Bad Request: result is not specified', { result: undefined }],
    [
      'Bad Request: can\'t parse inline query result: Can\'t find field "title"',
      { result: { ...result, title: undefined } },
    ],
    ['Bad Request: RESULT_ID_INVALID', { result: { ...result, id: '' } }],
  ])('%s', async (expected, fields) => {
    const api = await serve()
    const { guest_query_id } = api.askAsGuest(api.addUser(), '@doslova_bot kola', 'group')
    expect(await refusal(api, 'answerGuestQuery', { guest_query_id, result, ...fields })).toBe(expected)
  })
})
