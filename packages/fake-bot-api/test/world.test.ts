/** What reaches the bot of all that people do. */

import type { Message } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import type { BotApi } from '../src/start.ts'
import { ask, refusal, serve } from './ask.ts'

/** What each update is, and what it says. */
const heard = (api: BotApi) =>
  api.pending().map(update => {
    const [, type = ''] = Object.keys(update)
    const message = update.message ?? update.edited_message ?? update.channel_post
    return [type, message?.text ?? message?.caption ?? '']
  })

describe('in a group', () => {
  const cases: readonly (readonly [text: string, heardInPrivacy: boolean])[] = [
    ['/temata', true],
    ['/temata@doslova_bot', true],
    ['/temata@jiny_bot', false],
    ['prosím /temata', false],
    ['@doslova_bot co kola?', true],
    ['@Doslova_Bot co kola?', true],
    ['@doslova_bott co kola?', false],
    ['Co kola?', false],
  ]
  test.each(cases)('%s', async (text, expected) => {
    const everything = await serve({ privacy: false })
    everything.say(everything.addUser(), text, { chat: everything.addGroup() })
    expect(heard(everything)).toEqual([['message', text]])
    const api = await serve()
    const group = api.addGroup()
    api.say(api.addUser(), text, { chat: group })
    expect(heard(api)).toEqual(expected ? [['message', text]] : [])
    expect(api.messages(group)).toHaveLength(1)
  })

  test('getMe tells about privacy', async () => {
    const [open, closed] = [await serve({ privacy: false }), await serve()]
    expect((await ask(open, 'getMe')).result).toMatchObject({ can_read_all_group_messages: true })
    expect((await ask(closed, 'getMe')).result).toMatchObject({ can_read_all_group_messages: false })
  })

  test('replies to the bot, captions that mention it and service messages come through privacy', async () => {
    const api = await serve()
    const group = api.addSupergroup()
    const jana = api.addUser()
    await ask(api, 'sendMessage', { chat_id: group.id, text: 'Ahoj' })
    const [hello] = api.said(group)
    const reply = api.say(jana, 'A co psi?', { chat: group, reply: hello?.message_id ?? 0 })
    api.send(jana, 'photo', { chat: group, caption: '@doslova_bot co to je?' })
    api.send(jana, 'voice', { chat: group })
    api.service(group, { new_chat_title: 'Kolín' })
    api.pin(reply)
    expect(heard(api)).toEqual([
      ['message', 'A co psi?'],
      ['message', '@doslova_bot co to je?'],
      ['message', ''],
      ['message', ''],
    ])
    expect(reply).toMatchObject({ message_thread_id: hello?.message_id, reply_to_message: { text: 'Ahoj' } })
  })

  test('an administrator hears all, a bot outside nothing', async () => {
    const api = await serve()
    const group = api.addGroup({ bot: 'administrator' })
    const jana = api.addUser()
    api.say(jana, 'Co kola?', { chat: group })
    api.setStanding(group, 'kicked', jana)
    api.say(jana, '/temata', { chat: group })
    expect(heard(api)).toEqual([
      ['message', 'Co kola?'],
      ['my_chat_member', ''],
    ])
  })

  const speakers: readonly (readonly [string, (api: BotApi) => Message, object])[] = [
    [
      'an anonymous administrator',
      api => {
        const chat = api.addSupergroup()
        return api.say('anonymous', '/temata', { chat })
      },
      { from: { username: 'GroupAnonymousBot' }, sender_chat: { type: 'supergroup' } },
    ],
    [
      'somebody in the name of a channel',
      api => api.say(api.addUser(), '/temata', { chat: api.addSupergroup(), as: api.addChannel() }),
      { from: { username: 'Channel_Bot' }, sender_chat: { type: 'channel' } },
    ],
    [
      'another bot',
      api =>
        api.say(api.addUser({ is_bot: true, username: 'jiny_bot' }), '/temata', { chat: api.addGroup() }),
      { from: { is_bot: true, username: 'jiny_bot' } },
    ],
  ]
  test.each(speakers)('%s', async (_, speak, expected) => {
    const api = await serve()
    const message = speak(api)
    expect(message).toMatchObject(expected)
    expect(api.pending()).toMatchObject([{ message }])
  })
})

test('a post of a channel, and its copy in the discussion group', async () => {
  const api = await serve({ privacy: false })
  const channel = api.addChannel({ title: 'Novinky' })
  const post = api.post(channel, 'Nová cyklostezka')
  const copy = api.forwardPost(post, api.addSupergroup())
  expect(heard(api)).toEqual([
    ['channel_post', 'Nová cyklostezka'],
    ['message', 'Nová cyklostezka'],
  ])
  expect(copy).toMatchObject({
    from: { id: 777_000 },
    sender_chat: channel,
    is_automatic_forward: true,
    forward_origin: { type: 'channel', message_id: post.message_id },
  })
})

test('edits come with the new text, deletions do not come', async () => {
  const api = await serve()
  const jana = api.addUser()
  const message = api.say(jana, 'Co koal?')
  api.edit(message, 'Co kola? /temata')
  api.remove(message)
  expect(heard(api)).toEqual([
    ['message', 'Co koal?'],
    ['edited_message', 'Co kola? /temata'],
  ])
  expect(api.transcript(jana)).toMatchObject([{ deleted: true, edits: [{ text: 'Co koal?' }] }])
})

test.each(['photo', 'voice', 'sticker', 'document', 'location', 'contact', 'video', 'video_note'] as const)(
  'a %s',
  async kind => {
    const api = await serve()
    const message = api.send(api.addUser(), kind, { date: 1_700_000_000 })
    expect(message).toMatchObject({ [kind]: expect.anything(), date: 1_700_000_000 })
    expect(api.pending()).toMatchObject([{ message }])
  },
)

test('the bot comes and goes', async () => {
  const api = await serve()
  const jana = api.addUser()
  const group = api.addGroup({ bot: 'left', members: [jana] })
  api.setStanding(group, 'member', jana)
  expect(await refusal(api, 'leaveChat', { chat_id: group.id })).toBe('ok')
  expect(api.pending()).toMatchObject([
    { my_chat_member: { from: { id: jana.id }, new_chat_member: { status: 'member' } } },
    { message: { new_chat_members: [{ username: 'doslova_bot' }] } },
    { my_chat_member: { new_chat_member: { status: 'left' } } },
  ])
  expect(await refusal(api, 'getChat', { chat_id: group.id })).toBe(
    'Forbidden: bot is not a member of the group chat',
  )
})

test('getChatMember knows people and the bot', async () => {
  const api = await serve()
  const [jana, petr] = [api.addUser(), api.addUser()]
  const group = api.addGroup({ bot: 'administrator', members: [jana] })
  const status = async (user_id: number) => {
    const { result } = await ask(api, 'getChatMember', { chat_id: group.id, user_id })
    return (result as { status: string }).status
  }
  const { result } = await ask(api, 'getMe')
  expect([await status(jana.id), await status(petr.id), await status((result as { id: number }).id)]).toEqual(
    ['member', 'left', 'administrator'],
  )
})

test('blocking is told, and undone by unblocking', async () => {
  const api = await serve()
  const jana = api.addUser({ started: true })
  api.block(jana)
  expect(() => api.say(jana, 'Ahoj')).toThrow('somebody blocked writes nothing')
  api.unblock(jana)
  api.say(jana, 'Ahoj')
  expect(api.pending()).toMatchObject([
    { my_chat_member: { chat: { type: 'private' }, new_chat_member: { status: 'kicked' } } },
    { my_chat_member: { new_chat_member: { status: 'member' } } },
    { message: { text: 'Ahoj' } },
  ])
})

test('raw updates, when the bot asks for their type', async () => {
  const api = await serve()
  const poll = {
    id: '1',
    question: 'Kola?',
    options: [],
    total_voter_count: 0,
    is_closed: true,
    is_anonymous: true,
    type: 'regular' as const,
    allows_multiple_answers: false,
    allows_revoting: false,
    members_only: false,
  }
  expect(api.push('poll', poll)).toMatchObject({ poll })
  await ask(api, 'getUpdates', { allowed_updates: ['message'] })
  expect(api.push('poll', poll)).toBeNull()
})
