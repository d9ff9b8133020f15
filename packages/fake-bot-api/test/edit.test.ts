/** Changing and deleting messages. */

import { expect, test } from 'vitest'
import { ask, NEXT, refusal, serve } from './ask.ts'

test('an edit replaces text and keyboard, and the former version is kept', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  const chat_id = jana.id
  await ask(api, 'sendMessage', { chat_id, text: 'Stránka 1', reply_markup: NEXT })
  const message_id = api.said(jana)[0]?.message_id
  const notModified = /^Bad Request: message is not modified: specified new message content/
  const edit = (fields: object) => refusal(api, 'editMessageText', { chat_id, message_id, ...fields })
  expect(await edit({ text: 'Stránka 1', reply_markup: NEXT })).toMatch(notModified)
  expect(await edit({ text: 'Stránka 2' })).toBe('ok')
  expect(await edit({ text: 'Stránka 2' })).toMatch(notModified)
  expect(api.transcript(jana)).toMatchObject([
    { deleted: false, message: { text: 'Stránka 2' }, edits: [{ text: 'Stránka 1', reply_markup: NEXT }] },
  ])
  expect(api.said(jana)[0]?.reply_markup).toBeUndefined()
  const markup = (reply_markup: object) =>
    refusal(api, 'editMessageReplyMarkup', { chat_id, message_id, reply_markup })
  expect(await markup(NEXT)).toBe('ok')
  expect(await markup(NEXT)).toMatch(notModified)
  expect(await refusal(api, 'deleteMessage', { chat_id, message_id })).toBe('ok')
  expect(await edit({ text: 'Stránka 3' })).toBe('Bad Request: message to edit not found')
  expect(api.messages(jana)).toEqual([])
})

test('messages of others can be deleted by administrators', async () => {
  const api = await serve()
  const group = api.addSupergroup()
  const { message_id } = api.say(api.addUser(), 'Reklama', { chat: group })
  const remove = () => refusal(api, 'deleteMessage', { chat_id: group.id, message_id })
  expect(await remove()).toBe("Bad Request: message can't be deleted")
  api.setStanding(group, 'administrator')
  expect(await remove()).toBe('ok')
})
