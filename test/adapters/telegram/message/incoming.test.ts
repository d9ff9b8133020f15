import type { Message } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { readIncoming, senderOf } from '../../../../adapters/telegram/message/incoming.ts'
import { entitiesOf, GROUP, JANA, ME, message, PRIVATE } from '../telegram.ts'

const COMMANDS = ['temata', 'napoveda']
const read = (given: Message) => readIncoming(given, ME, name => COMMANDS.includes(name.toLowerCase()))

/** What is read of a text; null when the bot is not asked. */
function asked(text: string, more: Partial<Message> = {}): string | null {
  const incoming = read(message({ text, entities: entitiesOf(text), ...more }))
  return incoming?.type === 'text' ? incoming.text : null
}

const inGroup = (text: string, more: Partial<Message> = {}) => asked(text, { chat: GROUP, ...more })

const PETR = { id: 101, is_bot: false, first_name: 'Petr' }
const ROBOT = { id: 8, is_bot: true, first_name: 'Jiný', username: 'JinyBot' }
const by = (from: Message['from']): Message =>
  message({ chat: GROUP, from, text: 'něco' } as Partial<Message>)
const replyTo = (from: Message['from']) => ({ reply_to_message: by(from) }) as Partial<Message>

describe('in private', () => {
  test.each([
    ['Kolik stojí parkování?', 'Kolik stojí parkování?'],
    ['/temata', '/temata'],
    ['/temata@DoslovaBot Kolín', '/temata Kolín'],
    ['/TEMATA@doslovabot', '/TEMATA'],
    ['/neznamy', '/neznamy'],
    ['/start KOL22-ABCDE', '/start KOL22-ABCDE'],
    ['/temata@JinyBot', null],
    ['@DoslovaBot kamery', 'kamery'],
    ['@DoslovaBot', ''],
    ['napište @JinyBot o kamerách', 'napište @JinyBot o kamerách'],
    ['kamery a/nebo hlídky', 'kamery a/nebo hlídky'],
  ])('%j asks %j', (text, question) => {
    expect(asked(text)).toBe(question)
  })
})

describe('in a group', () => {
  test.each([
    ['kamery', null],
    ['/temata', '/temata'],
    ['/temata@DoslovaBot', '/temata'],
    ['/neznamy@DoslovaBot', '/neznamy'],
    ['/neznamy', null],
    ['/temata@JinyBot', null],
    ['/temata@DoslovaBotX', null],
    ['kamery @DoslovaBot', 'kamery'],
    ['@doslovabot kamery', 'kamery'],
    ['@DoslovaBot /temata', '/temata'],
    ['co @DoslovaBot kamery @DoslovaBot', 'co   kamery'],
    ['@JinyBot kamery', null],
    ['pište na doslova@DoslovaBot', null],
  ])('%j asks %j', (text, question) => {
    expect(inGroup(text)).toBe(question)
  })

  test('a mention alone, as a reply to what cannot be read', () => {
    const voice = { file_id: '1', file_unique_id: '1', duration: 3 }
    const reply_to_message = message({ chat: GROUP, from: PETR, voice }) as never
    const text = '@DoslovaBot'
    const given = { chat: GROUP, text, entities: entitiesOf(text), reply_to_message }
    expect(read(message(given))).toEqual({ type: 'unreadable' })
  })

  test.each([
    ['the bot', ME, 'kamery', 'kamery'],
    ['the bot, with a command of another one', ME, '/temata@JinyBot', null],
    ['the bot, with a command that is not ours', ME, '/neznamy', null],
    ['a person', PETR, 'kamery', null],
    ['a person, with a mention', PETR, '@DoslovaBot kamery', 'kamery'],
    ['another bot', ROBOT, 'kamery', null],
  ])('a reply to %s', (_, to, text, question) => {
    expect(inGroup(text, replyTo(to))).toBe(question)
  })

  test('a mention without a name asks when it means the bot', () => {
    const mention = (user: typeof PETR) =>
      inGroup('Doslovo, kamery?', { entities: [{ type: 'text_mention', offset: 0, length: 8, user }] })
    expect([mention(ME), mention(PETR)]).toEqual(['kamery?', null])
  })

  test('a name that Telegram did not find in the text is no mention', () => {
    expect(inGroup('kamery @DoslovaBot', { entities: [] })).toBeNull()
  })

  test('a caption asks like a text', () => {
    const caption = '@DoslovaBot kamery'
    const picture = { chat: GROUP, photo: [], caption }
    expect(read(message({ ...picture, caption_entities: entitiesOf(caption) }))).toEqual({
      ...{ type: 'text', text: 'kamery', addressedBy: 'name' },
    })
    expect(read(message(picture))).toBeNull()
  })
})

test.each<[what: string, more: Partial<Message>, text: string]>([
  ['asks what it replies to', replyTo(PETR), 'něco'],
  ['asks the part of it that was chosen', { ...replyTo(PETR), quote: { text: 'ně', position: 0 } }, 'ně'],
  ['asks nothing of what the bot said', replyTo(ME), ''],
  ['asks nothing where it is no reply', {}, ''],
])('the name of the bot alone %s', (_, more, text) => {
  const said = `@${ME.username}`
  expect(read(message({ text: said, entities: entitiesOf(said), chat: GROUP, ...more }))).toEqual({
    type: 'text',
    text,
    addressedBy: 'name',
  })
})

describe('whoever writes', () => {
  const CHANNEL = { id: -300, type: 'channel', title: 'Zprávy' } as const
  const ANONYMOUS = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }
  const AS_CHANNEL = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' }
  const TELEGRAM = { id: 777_000, is_bot: false, first_name: 'Telegram' }

  test.each<readonly [string, Partial<Message>, string | null, string]>([
    ['a person', {}, 'kamery', '100'],
    ['an anonymous administrator', { from: ANONYMOUS, sender_chat: GROUP }, 'kamery', '-200'],
    ['somebody as a channel', { from: AS_CHANNEL, sender_chat: CHANNEL }, 'kamery', '-300'],
    ['another bot', { from: ROBOT }, null, '8'],
    ['another bot as a channel', { from: ROBOT, sender_chat: CHANNEL }, null, '-300'],
    ['the bot itself', { from: ME }, null, '7'],
    ['a bot that has the number of anonymous ones', { from: ANONYMOUS }, null, '1087968824'],
    ['somebody through a bot', { via_bot: ROBOT }, null, '100'],
    ['somebody through this bot', { via_bot: ME }, null, '100'],
    [
      'a channel whose posts come to its group',
      { from: TELEGRAM, sender_chat: CHANNEL, is_automatic_forward: true },
      null,
      '-300',
    ],
  ])('%s', (_, more, question, sender) => {
    const given = { chat: GROUP, ...more } as Partial<Message>
    expect(asked('@DoslovaBot kamery', given)).toBe(question)
    expect(senderOf(message(given))).toBe(sender)
  })

  test('the chat stands for nobody', () => {
    const { from: _, ...rest } = message({ chat: GROUP })
    expect(senderOf(rest as Message)).toBe('-200')
  })
})

describe('without a text', () => {
  test.each([
    ...['animation', 'audio', 'checklist', 'contact', 'dice', 'document', 'game', 'live_photo', 'location'],
    ...['paid_media', 'photo', 'poll', 'sticker', 'story', 'venue', 'video', 'video_note', 'voice'],
  ])('%s is known to be unreadable, in private only', kind => {
    expect(read(message({ [kind]: {} }))).toEqual({ type: 'unreadable' })
    expect(read(message({ [kind]: {}, chat: GROUP, ...replyTo(ME) }))).toBeNull()
  })

  test('a picture with a caption is a question', () => {
    expect(read(message({ photo: [], caption: 'kamery' }))).toEqual({
      type: 'text',
      text: 'kamery',
      addressedBy: 'name',
    })
  })

  test.each([
    ['new_chat_members', [PETR]],
    ['left_chat_member', JANA],
    ['pinned_message', message({ text: 'kamery' })],
    ['new_chat_title', 'Opava'],
    ['group_chat_created', true],
    ['migrate_to_chat_id', -1],
    ['forum_topic_created', { name: 'Doprava' }],
    ['message_auto_delete_timer_changed', {}],
  ])('%s asks nothing', (kind, value) => {
    for (const chat of [PRIVATE, GROUP]) expect(read(message({ chat, [kind]: value }))).toBeNull()
  })
})
