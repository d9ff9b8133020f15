/** Files with answers on Telegram: uploaded, in the topic, replaced with an edited answer, or said why not. */

import type { BotApi, FaultKind, Ref } from '@doslova/fake-bot-api'
import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { CYCLING, openBot } from '../town/bot.ts'
import { PICTURE, SHEET, withFiles } from '../town/files.ts'
import { person } from './bot.ts'
import { serveBot } from './in-process.ts'

const { bot } = openBot()
const QUESTION = 'cyklostezka v Kolíně'

async function open() {
  const api = await serveBot({ bot: withFiles(bot, [PICTURE, SHEET]) })
  return { api, jana: person(api) }
}

/** Texts and names of files in a chat. */
function shown(api: BotApi, chat: Ref): string[] {
  return api.said(chat).map(({ text, photo, document, caption = '' }) => {
    if (photo !== undefined) return `photo ${photo[0]?.width}: ${caption}`
    return document === undefined ? (text ?? '').slice(0, 40) : `${document.file_name}: ${caption}`
  })
}

const FILES = ['photo 640: Počty odstavců', 'debata.pdf: ']

test('a picture and a document follow the answer, their bytes as they are', async () => {
  const { api, jana } = await open()
  api.say(jana, QUESTION)
  api.say(jana, '/soukromi')
  await api.idle()
  expect(shown(api, jana)).toEqual([expect.any(String), ...FILES, expect.any(String)])
  const [answer, photo, document] = api.said(jana)
  expect(answer?.text).toContain(CYCLING)
  expect(answer?.reply_markup).toBeDefined()
  expect(photo?.reply_to_message).toBeUndefined()
  expect(api.file(photo?.photo?.[0]?.file_id ?? '')?.base64).toBe(
    Buffer.from(PICTURE.bytes).toString('base64'),
  )
  expect(api.file(document?.document?.file_id ?? '')).toMatchObject({
    name: 'debata.pdf',
    base64: Buffer.from(SHEET.bytes).toString('base64'),
  })
  expect(api.mistakes()).toEqual([])
})

test('in a topic the files stand there, and where it is gone, in the chat with the answer', async () => {
  const { api, jana } = await open()
  const chat = api.addForum()
  const topic = api.addTopic(chat, 'Doprava')
  api.say(jana, `@doslova_bot ${QUESTION}`, { chat, topic })
  await api.idle()
  expect(api.said(chat).map(({ message_thread_id }) => message_thread_id)).toEqual([topic, topic, topic])
  api.fault({ kind: 'refuse', code: 400, message: 'message thread not found', method: 'sendPhoto' })
  api.say(jana, `@doslova_bot ${QUESTION}`, { chat, topic })
  await api.idle()
  const again = api.said(chat).slice(3)
  expect(again.map(({ message_thread_id }) => message_thread_id)).toEqual([topic, undefined, undefined])
  expect(shown(api, chat).slice(4)).toEqual(FILES)
})

test('a group that became another one while the answer was on its way gets the files there', async () => {
  const { api, jana } = await open()
  const group = api.addGroup()
  api.fault({ kind: 'slow', ms: 50, method: 'sendPhoto' })
  api.say(jana, `@doslova_bot ${QUESTION}`, { chat: group })
  await api.waitFor(() => api.calls('sendPhoto').length > 0)
  const next = api.migrate(group)
  await api.idle()
  expect(shown(api, next)).toEqual(FILES)
})

test('an edited question gets its answer edited and its files anew', async () => {
  const { api, jana } = await open()
  const question = api.say(jana, QUESTION)
  await api.idle()
  const [answer] = api.said(jana)
  api.edit(question, 'bazén v Opavě')
  await api.idle()
  expect(shown(api, jana).slice(1)).toEqual(FILES)
  expect(api.said(jana)[0]).toMatchObject({
    message_id: answer?.message_id,
    text: expect.stringContaining('Bazén'),
  })
  api.edit(question, 'ahoj')
  await api.idle()
  expect(api.said(jana)).toHaveLength(1)
})

test('a picture stands where a text is to stand: it goes, the text comes anew', async () => {
  const api = await serveBot({ bot: withFiles(bot, [PICTURE], 'alone') })
  const jana = person(api)
  const question = api.say(jana, QUESTION)
  await api.idle()
  expect(shown(api, jana)).toEqual([FILES[0]])
  api.edit(question, '/soukromi')
  await api.idle()
  expect(api.said(jana)).toMatchObject([{ text: PHRASES.privacy.join('\n') }])
})

describe('what Telegram does not take:', () => {
  const refuse = (code: number, message: string): FaultKind => ({ kind: 'refuse', code, message })
  const notSent = (reason: Parameters<typeof PHRASES.fileNotSent>[1]) =>
    PHRASES.fileNotSent('graf.png', reason).slice(0, 40)

  test.each<[string, FaultKind, readonly string[]]>([
    [
      'a picture too large is a document',
      refuse(400, 'PHOTO_INVALID_DIMENSIONS'),
      ['graf.png: Počty odstavců'],
    ],
    [
      'a picture not allowed is told',
      refuse(400, 'not enough rights to send photos to the chat'),
      [notSent('not-taken')],
    ],
    ['a picture too heavy is told', refuse(413, ''), [notSent('too-large')]],
    ['a picture has to wait', { kind: 'flood', retryAfter: 1 }, [FILES[0] ?? '']],
  ])('%s', async (_, fault, expected) => {
    const { api, jana } = await open()
    api.fault({ ...fault, method: 'sendPhoto' })
    api.say(jana, QUESTION)
    await api.idle()
    expect(shown(api, jana).slice(1)).toEqual([...expected, FILES[1]])
  })
})
