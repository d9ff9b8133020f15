/** People, groups and topics that a bot can or cannot send to. */

import { describe, expect, test } from 'vitest'
import type { BotApi } from '../src/start.ts'
import { ask, refusal, serve } from './ask.ts'

describe('somebody who cannot be reached', () => {
  test.each<[string, (api: BotApi) => number, string]>([
    ['never wrote', api => api.addUser().id, "Forbidden: bot can't initiate conversation with a user"],
    [
      'blocked the bot',
      api => {
        const jana = api.addUser({ started: true })
        api.block(jana)
        return jana.id
      },
      'Forbidden: bot was blocked by the user',
    ],
    [
      'has no account any more',
      api => {
        const jana = api.addUser({ started: true })
        api.deactivate(jana)
        return jana.id
      },
      'Forbidden: user is deactivated',
    ],
    [
      'threw the bot out',
      api => {
        const group = api.addSupergroup()
        api.setStanding(group, 'kicked')
        return group.id
      },
      'Forbidden: bot was kicked from the supergroup chat',
    ],
    [
      'never let the bot in',
      api => api.addGroup({ bot: 'left' }).id,
      'Forbidden: bot is not a member of the group chat',
    ],
    [
      'muted the group',
      api => {
        const group = api.addGroup()
        api.mute(group)
        return group.id
      },
      'Bad Request: not enough rights to send text messages to the chat',
    ],
    [
      'gave no rights in the channel',
      api => api.addChannel({ bot: 'member' }).id,
      'Bad Request: need administrator rights in the channel chat',
    ],
  ])('%s', async (_, prepare, expected) => {
    const api = await serve()
    expect(await refusal(api, 'sendMessage', { chat_id: prepare(api), text: 'Ahoj' })).toBe(expected)
  })

  test('a group that became a supergroup tells its new identifier', async () => {
    const api = await serve()
    const group = api.addGroup()
    const { id } = api.migrate(group)
    expect(await ask(api, 'sendMessage', { chat_id: group.id, text: 'Ahoj' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: id },
    })
    expect(await refusal(api, 'sendMessage', { chat_id: id, text: 'Ahoj' })).toBe('ok')
  })
})

describe('topics', () => {
  test('a message stands in its topic, a reply in that of its original', async () => {
    const api = await serve()
    const forum = api.addForum()
    const topic = api.addTopic(forum, 'Doprava')
    const jana = api.addUser()
    const question = api.say(jana, '/temata', { chat: forum, topic })
    const place = { message_thread_id: topic, is_topic_message: true }
    expect(question).toMatchObject({
      ...place,
      reply_to_message: { forum_topic_created: { name: 'Doprava' } },
    })
    const chat_id = forum.id
    await ask(api, 'sendMessage', { chat_id, text: 'A', message_thread_id: topic })
    await ask(api, 'sendMessage', {
      chat_id,
      text: 'B',
      reply_parameters: { message_id: question.message_id },
    })
    await ask(api, 'sendMessage', { chat_id, text: 'C' })
    const [a, b, c] = api.said(forum)
    expect([a, b]).toMatchObject([place, place])
    expect(c?.message_thread_id).toBeUndefined()
  })

  test.each<[string, (topic: number) => number, string]>([
    ['missing', topic => topic + 1, 'Bad Request: message thread not found'],
    ['general', () => 1, 'Bad Request: message thread not found'],
    ['closed', topic => topic, 'Bad Request: TOPIC_CLOSED'],
  ])('%s', async (_, thread, expected) => {
    const api = await serve()
    const forum = api.addForum()
    const topic = api.addTopic(forum, 'Doprava')
    api.closeTopic(forum, topic)
    const params = { chat_id: forum.id, text: 'A', message_thread_id: thread(topic) }
    expect(await refusal(api, 'sendMessage', params)).toBe(expected)
  })

  test('a deleted topic is gone with its messages', async () => {
    const api = await serve()
    const forum = api.addForum()
    const topic = api.addTopic(forum, 'Doprava')
    const { message_id } = api.say(api.addUser(), 'Co kola?', { chat: forum, topic })
    api.deleteTopic(forum, topic)
    const params = { chat_id: forum.id, text: 'A', reply_parameters: { message_id } }
    expect(await refusal(api, 'sendMessage', params)).toBe('Bad Request: message to be replied not found')
  })
})
