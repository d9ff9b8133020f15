/** The whole bot on the homeserver of the tests: conversations and rooms. */

import type { Homeserver, MatrixEvent } from '@doslova/fake-homeserver'
import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { dataFolder } from '../documents.ts'
import {
  type BotWithAccount,
  bodyOf,
  CYCLING,
  CYCLING_OPAVA,
  codeOf,
  directChat,
  EXAMPLES,
  groupRoom,
  groupTown,
  hastyClock,
  LONG,
  openHomeserver,
  POOL,
  runBot,
  startBot,
  town,
} from './town.ts'

const relationOf = ({ content }: MatrixEvent) => content['m.relates_to']

/** The messages of the bot so far, but for its greetings of rooms. */
function said(homeserver: Homeserver, bot: BotWithAccount, type = 'm.room.message'): MatrixEvent[] {
  return homeserver
    .sent({ sender: bot.userId, type })
    .filter(event => !bodyOf(event).startsWith('Dobrý den, jsem robot Doslova.'))
}

describe('a direct chat', () => {
  test('a question is answered with a quote, as a notice in reply to it', async () => {
    const { homeserver, ask } = await town()
    const { content } = await ask('cyklostezka v Kolíně')
    expect(content).toMatchObject({ msgtype: 'm.notice', 'm.mentions': {} })
    expect(content.body).toContain(`„${CYCLING}“`)
    expect(content.formatted_body).toContain('<blockquote>„')
    expect(homeserver.unknown()).toEqual([])
  })

  test('commands begin with an exclamation mark, also those that the bot names', async () => {
    const { ask } = await town()
    const event = await ask('!napoveda')
    const help = bodyOf(event)
    expect(event.content.formatted_body).toMatch(/^<p>[^<]+<\/p><ul><li>!/)
    expect(help).toContain('!temata – o\u00a0čem texty jsou')
    expect(help).toContain(PHRASES.reactionsHelp)
    expect(help).toContain('!nastaveni')
    expect(help).not.toMatch(/(^|\s)\/\p{L}/u)
    const unknown = bodyOf(await ask('!cokoli'))
    expect(unknown).toBe('Příkaz !cokoli neznám. Co umím, vypíše !napoveda.')
  })

  test('what asks before the bot is in is answered when it is', async () => {
    const { homeserver, eva, bot, ask } = await town()
    homeserver.fault({ method: 'POST', path: '/join', kind: 'status', times: 2 })
    const room = homeserver.createRoom({ creator: eva, invite: [bot.userId], direct: true })
    expect(bodyOf(await ask('bazén v Opavě', { room }))).toContain(POOL)
  })

  test('what was said before the invitation is not for the bot', async () => {
    const { homeserver, eva, bot, ask } = await town()
    const room = homeserver.createRoom({ creator: eva })
    const old = homeserver.message(room, eva, 'bazén v Opavě')
    homeserver.invite(room, eva, bot.userId, true)
    await homeserver.waitMembership(room, bot.userId, 'join')
    await ask('cyklostezka v Kolíně', { room })
    expect(homeserver.sent({ inReplyTo: old })).toEqual([])
  })

  test('a picture gets one helpful line, a caption is a question', async () => {
    const { ask } = await town()
    const picture = { msgtype: 'm.image', url: 'mxc://fake.test/1' }
    expect(bodyOf(await ask('IMG_1.jpg', picture))).toBe(PHRASES.unreadable(EXAMPLES))
    const titled = { ...picture, filename: 'IMG_2.jpg' }
    expect(bodyOf(await ask('bazén v Opavě', titled))).toContain(POOL)
  })

  test('the question is marked as read, and typing is shown and ended', async () => {
    const { homeserver, bot, eva, chat } = await town()
    const question = homeserver.message(chat, eva, 'cyklostezka v Kolíně')
    await homeserver.waitRequest({ path: `/receipt/m.read/${question}` })
    const isOver = () =>
      homeserver.requests({ path: `/typing/${bot.userId}` }).filter(({ status }) => status === 200).length ===
      2
    await homeserver.waitUntil(isOver, 'the end of typing')
    const typing = homeserver.requests({ path: '/typing/' }).map(({ body }) => body.typing)
    expect(typing).toEqual([true, false])
  })

  test('a very long answer comes in several messages, in order', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    const question = homeserver.message(chat, eva, `!oddil ${codeOf('Bod 0.')}`)
    await ask('!soukromi')
    const parts = said(homeserver, bot).slice(0, -1)
    expect(parts.length).toBeGreaterThan(1)
    expect(relationOf(parts[0] as MatrixEvent)).toEqual({ 'm.in_reply_to': { event_id: question } })
    const whole = parts.map(bodyOf).join(' ')
    const at = Array.from({ length: LONG.passages }, (_, passage) => whole.indexOf(`Bod ${passage}.`))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at.every(from => from >= 0)).toBe(true)
  })

  test('robots are not answered', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    homeserver.message(chat, eva, 'bazén v Opavě', { msgtype: 'm.notice' })
    await ask('cyklostezka v Kolíně')
    expect(said(homeserver, bot)).toHaveLength(1)
  })
})

describe('going on from an answer', () => {
  test('reactions of the asker do what words do', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    const answer = await ask('cyklostezka')
    const asked = relationOf(answer)
    const follow = async (key: string, word: string) => {
      const before = said(homeserver, bot).length
      homeserver.react(chat, eva, answer.event_id, key)
      const reaction = await homeserver.waitUntil(() => said(homeserver, bot)[before], key)
      expect(relationOf(reaction)).toEqual(asked)
      expect(bodyOf(reaction)).toBe(bodyOf(await ask(word)))
    }
    await follow('❓', '!proc')
    const code = codeOf(bodyOf(answer).includes(`„${CYCLING}`) ? CYCLING : CYCLING_OPAVA)
    await follow('📖', `!oddil ${code}`)
    await follow('🗺️', `!jinde ${code}`)
    homeserver.react(chat, eva, answer.event_id, '➕️')
    const other = bodyOf(answer).includes(`„${CYCLING}`) ? CYCLING_OPAVA : CYCLING
    const next = await homeserver.waitUntil(
      () => said(homeserver, bot).find(event => bodyOf(event).includes(`„${other}“`)),
      'the next passage',
    )
    homeserver.react(chat, eva, next.event_id, '➕')
    await homeserver.waitUntil(
      () => said(homeserver, bot).find(event => bodyOf(event) === PHRASES.noMore),
      'the end',
    )
  })

  test('reactions work after a restart', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    const answer = await ask('cyklostezka')
    await bot.restart()
    homeserver.react(chat, eva, answer.event_id, '➕')
    const other = bodyOf(answer).includes(`„${CYCLING}`) ? CYCLING_OPAVA : CYCLING
    const next = await homeserver.waitUntil(() => said(homeserver, bot)[1], 'the next passage')
    expect(bodyOf(next)).toContain(`„${other}“`)
  })

  test('only those of the asker, only to answers, and only some', async () => {
    const { homeserver, bot, eva, jan, room, ask } = await groupTown()
    const answer = await ask('@doslova cyklostezka')
    homeserver.react(room, jan, answer.event_id, '➕')
    homeserver.react(room, eva, answer.event_id, '👍')
    homeserver.react(room, eva, homeserver.message(room, jan, 'ahoj'), '➕')
    await ask('!soukromi')
    expect(said(homeserver, bot)).toHaveLength(2)
  })

  test('an edited question gets its answer edited, by the asker only', async () => {
    const { homeserver, bot, eva, jan, room } = await groupTown()
    const question = homeserver.message(room, eva, '@doslova cyklostezka v Kolíně')
    const answer = await homeserver.waitSent({ inReplyTo: question })
    homeserver.edit(room, jan, question, 'cyklostezka v Opavě')
    homeserver.edit(room, eva, question, '@doslova bazén v Opavě')
    const edit = await homeserver.waitUntil(() => said(homeserver, bot)[1], 'the edit')
    expect(relationOf(edit)).toEqual({ rel_type: 'm.replace', event_id: answer.event_id })
    expect(edit.content['m.new_content']).toMatchObject({ body: expect.stringContaining(POOL) })
    expect(edit.content['m.mentions']).toEqual({})
    expect(said(homeserver, bot)).toHaveLength(2)
  })

  test('an answer that became shorter loses its last messages', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    const question = homeserver.message(chat, eva, `!oddil ${codeOf('Bod 0.')}`)
    await ask('!soukromi')
    const parts = said(homeserver, bot).slice(0, -1)
    homeserver.edit(chat, eva, question, 'bazén v Opavě')
    const isOver = () => said(homeserver, bot, 'm.room.redaction').length === parts.length - 1
    await homeserver.waitUntil(isOver, 'the redactions')
    const redacted = said(homeserver, bot, 'm.room.redaction').map(({ redacts }) => redacts)
    expect(redacted).toEqual(parts.slice(1).map(({ event_id }) => event_id))
  })

  test('a redacted question takes its answers with it', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    const question = homeserver.message(chat, eva, 'cyklostezka')
    const answer = await homeserver.waitSent({ inReplyTo: question })
    homeserver.react(chat, eva, answer.event_id, '➕')
    const more = await homeserver.waitUntil(() => said(homeserver, bot)[1], 'more')
    homeserver.redact(chat, eva, question)
    await ask('!soukromi')
    const redacted = said(homeserver, bot, 'm.room.redaction').map(({ redacts }) => redacts)
    const offers = said(homeserver, bot, 'm.reaction').map(({ event_id }) => event_id)
    expect(redacted.toSorted()).toEqual([answer.event_id, more.event_id, ...offers].toSorted())
  })
})

describe('reactions that the bot offers below its answers', () => {
  const offers = (homeserver: Homeserver, bot: BotWithAccount) =>
    said(homeserver, bot, 'm.reaction').map(event => relationOf(event) as { event_id: string; key: string })

  test('are those that apply, in direct chats, and none of them is a press', async () => {
    const { homeserver, bot, ask } = await town()
    const [one, several] = [await ask('bazén v Opavě'), await ask('cyklostezka')]
    await ask('napiš mi báseň')
    await ask('!soukromi')
    expect(said(homeserver, bot)).toHaveLength(4)
    const keysAt = (answer: MatrixEvent) =>
      offers(homeserver, bot).flatMap(offer => (offer.event_id === answer.event_id ? [offer.key] : []))
    expect([keysAt(one), keysAt(several)]).toEqual([
      ['❓', '📖'],
      ['➕', '❓', '📖'],
    ])
    expect(offers(homeserver, bot)).toHaveLength(5)
  })

  test('are not offered in a room of several people', async () => {
    const { homeserver, bot, ask } = await groupTown()
    await ask('@doslova cyklostezka')
    await ask('!soukromi')
    expect(offers(homeserver, bot)).toEqual([])
  })

  test('follow the answer when its question is edited', async () => {
    const { homeserver, bot, eva, chat, ask } = await town()
    const question = homeserver.message(chat, eva, 'cyklostezka')
    await homeserver.waitSent({ inReplyTo: question })
    homeserver.edit(chat, eva, question, 'bazén v Opavě')
    await ask('!soukromi')
    const [more, ...others] = said(homeserver, bot, 'm.reaction').map(({ event_id }) => event_id)
    expect(said(homeserver, bot, 'm.room.redaction').map(({ redacts }) => redacts)).toEqual([more])
    expect(others).toHaveLength(2)
  })

  test('are left out for a while where the server counts events, and no answer waits for them', async () => {
    const clock = hastyClock()
    const { homeserver, bot, ask } = await town({ clock })
    homeserver.fault({ kind: 'limit', retryAfterMs: 5_000, path: '/send/m.reaction' })
    await ask('bazén v Opavě')
    await ask('cyklostezka')
    await ask('!soukromi')
    expect(offers(homeserver, bot)).toEqual([])
    expect(clock.slept.filter(ms => ms === 5_000)).toEqual([])
    clock.pass(10 * 60_000)
    await ask('bazén v Opavě')
    await ask('!soukromi')
    expect(offers(homeserver, bot)).toHaveLength(2)
  })
})

describe('a room of several people', () => {
  test('is greeted once', async () => {
    const { homeserver, bot, room } = await groupTown()
    const [greeting] = homeserver.sent({ sender: bot.userId, roomId: room })
    expect(greeting?.content.body).toContain('!temata')
  })

  test('speaks to itself', async () => {
    const { homeserver, bot, eva, jan, room, ask } = await groupTown()
    homeserver.message(room, eva, 'bazén v Opavě')
    homeserver.message(room, jan, '!ping')
    homeserver.message(room, jan, '/temata')
    homeserver.message(room, jan, '@doslova:jinde.cz bazén')
    homeserver.reply(room, jan, homeserver.message(room, eva, 'ahoj'), 'bazén v Opavě')
    homeserver.message(room, eva, 'obrázek', { msgtype: 'm.image' })
    await ask('!soukromi')
    expect(said(homeserver, bot)).toHaveLength(1)
  })

  test.each<[how: string, text: string, extra: (me: string) => Record<string, unknown>]>([
    ['listed', 'doslova: bazén v Opavě', me => ({ 'm.mentions': { user_ids: [me] } })],
    [
      'as a link',
      'Robot Doslova: bazén v Opavě',
      me => ({ formatted_body: `<a href="https://matrix.to/#/${me}">Robot Doslova</a>: bazén v Opavě` }),
    ],
    ['by the whole name', '@doslova:fake.test bazén v Opavě', () => ({})],
    ['by the short name', '@doslova bazén v Opavě', () => ({})],
  ])('a mention %s asks', async (_, text, extra) => {
    const { bot, eva, ask } = await groupTown()
    const answer = await ask(text, extra(bot.userId))
    expect(bodyOf(answer)).toContain(`„${POOL}“`)
    expect(answer.content['m.mentions']).toEqual({ user_ids: [eva] })
  })

  test('a reply to an answer asks, and so does a thread below it, also after a restart', async () => {
    const { homeserver, bot, jan, room, ask } = await groupTown()
    const answer = await ask('@doslova cyklostezka v Kolíně')
    const reply = homeserver.reply(room, jan, answer.event_id, 'kdy bude bazén v Opavě?')
    expect(bodyOf(await homeserver.waitSent({ inReplyTo: reply }))).toContain(POOL)
    await bot.restart()
    const inThread = homeserver.thread(room, jan, answer.event_id, 'kdy bude bazén v Opavě?')
    const threaded = await homeserver.waitSent({ inReplyTo: inThread })
    expect(relationOf(threaded)).toEqual({
      rel_type: 'm.thread',
      event_id: answer.event_id,
      is_falling_back: false,
      'm.in_reply_to': { event_id: inThread },
    })
  })

  test('what is asked in a thread is answered in it; the thread of others is theirs', async () => {
    const { homeserver, bot, eva, jan, room } = await groupTown()
    const root = homeserver.message(room, jan, 'Kam vyrazíme?')
    homeserver.thread(room, jan, root, 'bazén v Opavě')
    const question = homeserver.thread(room, eva, root, '@doslova bazén v Opavě')
    const answer = await homeserver.waitSent({ inReplyTo: question })
    expect(relationOf(answer)).toMatchObject({ rel_type: 'm.thread', event_id: root })
    expect(said(homeserver, bot)).toHaveLength(1)
  })

  test('each thread is a conversation of its own', async () => {
    const { homeserver, eva, jan, room } = await groupTown()
    const [one, other] = [homeserver.message(room, jan, 'Kola?'), homeserver.message(room, jan, 'Voda?')]
    const ask = async (root: string, text: string) =>
      bodyOf(await homeserver.waitSent({ inReplyTo: homeserver.thread(room, eva, root, `@doslova ${text}`) }))
    await ask(one, 'cyklostezka v Kolíně')
    await ask(other, 'bazén v Opavě')
    expect(await ask(one, 'a v Opavě?')).toContain(CYCLING_OPAVA)
  })

  test('its moderators set a place and threads, others do not', async () => {
    const { homeserver, bot, eva, jan, room, ask } = await groupTown()
    const tell = async (who: string, text: string) => bodyOf(await ask(text, { by: who }))
    expect(await tell(jan, '!nastaveni vlakna ano')).toBe(PHRASES.onlyModerators)
    expect(await tell(jan, '!nastaveni')).toContain('místo: všechna')
    expect(await tell(eva, '!nastaveni místo Opava')).toContain('místo: Opava')
    expect(await tell(jan, '@doslova cyklostezka')).toContain(CYCLING_OPAVA)
    await tell(eva, '!nastaveni místo Kolín')
    expect(await tell(jan, '@doslova cyklostezka')).toContain(CYCLING)
    expect(await tell(eva, '!nastaveni místo Opava')).toContain('místo: Opava')
    expect(await tell(eva, '!nastaveni místo Nikde')).toContain('neznám')
    expect(await tell(eva, '!nastaveni vlákna ano')).toContain('odpovídám vždy ve vlákně')
    await bot.restart()
    const question = homeserver.message(room, jan, '@doslova cyklostezka')
    const answer = await homeserver.waitSent({ inReplyTo: question })
    expect(relationOf(answer)).toMatchObject({ rel_type: 'm.thread', event_id: question })
    expect(bodyOf(answer)).toContain(CYCLING_OPAVA)
  })
})

describe('what a room hears of', () => {
  test('a thread that the bot opened is followed without a mention', async () => {
    const { homeserver, jan: by, room, ask } = await groupTown()
    await ask('!nastaveni vlakna ano')
    const question = homeserver.message(room, by, '@doslova cyklostezka v Kolíně')
    await homeserver.waitSent({ inReplyTo: question })
    const followUp = homeserver.thread(room, by, question, 'a v Opavě?')
    expect(bodyOf(await homeserver.waitSent({ inReplyTo: followUp }))).toContain(CYCLING_OPAVA)
  })

  test('a direct chat that others are invited to says once that it wants a mention, and once that it does not', async () => {
    const { homeserver, eva, bot, chat, ask } = await town()
    await ask('cyklostezka v Kolíně')
    const jan = homeserver.addUser('jan').userId
    const bodies = () => said(homeserver, bot).map(bodyOf)
    homeserver.invite(chat, eva, jan)
    homeserver.message(chat, eva, 'bazén v Opavě')
    homeserver.message(chat, eva, 'bazén v Opavě')
    await ask('@doslova bazén v Opavě')
    const needed = PHRASES.mentionNeeded.replace('/temata', '!temata')
    expect(bodies().filter(body => body === needed)).toHaveLength(1)
    expect(bodies()).toHaveLength(3)
    homeserver.kick(chat, eva, jan)
    await ask('bazén v Opavě')
    await ask('bazén v Opavě')
    expect(bodies().filter(body => body === PHRASES.mentionNotNeeded)).toHaveLength(1)
  })

  test.each(['!help', '!start', '!p K-1', '!privacy', '!verify x'])(
    '%s may be for another bot, unless ours is addressed',
    async command => {
      const { homeserver, bot, jan, room, ask } = await groupTown()
      homeserver.message(room, jan, command)
      await ask(`@doslova ${command}`)
      expect(said(homeserver, bot)).toHaveLength(1)
    },
  )

  test('an answer is the quote and its source, further passages come when asked for', async () => {
    const { ask } = await groupTown()
    const { body, formatted_body } = (await ask('@doslova cyklostezka')).content
    expect(body).toContain('Další odstavce: ➕ nebo !dalsi')
    expect(formatted_body).not.toContain('<li>')
  })
})

describe('coming and going', () => {
  test('only those on the list may invite', async () => {
    const { homeserver, bot, eva } = await town({ allowedInviters: ['@eva:fake.test', '*:jinde.cz'] })
    const mallory = homeserver.addUser('mallory').userId
    const room = homeserver.createRoom({ creator: mallory, invite: [bot.userId] })
    await homeserver.waitMembership(room, bot.userId, 'leave')
    await directChat(homeserver, eva, bot)
    expect(bot.log.map(([event]) => event)).toContain('matrix invitation refused')
    expect(JSON.stringify(bot.log)).not.toContain('mallory')
  })

  test('an invitation is tried again while the server is slow', async () => {
    const { homeserver, bot, eva } = await town()
    homeserver.fault({
      method: 'POST',
      path: '/join',
      kind: 'error',
      status: 403,
      errcode: 'M_FORBIDDEN',
      times: 3,
    })
    await directChat(homeserver, eva, bot)
  })

  test('an invitation from the time when the bot was down is taken', async () => {
    const { homeserver, bot, eva } = await town()
    await bot.stop()
    const room = homeserver.createRoom({ creator: eva, invite: [bot.userId] })
    await bot.restart()
    await homeserver.waitMembership(room, bot.userId, 'join')
  })

  test('a room where nobody else is left is left', async () => {
    const { homeserver, bot, eva, chat } = await town()
    homeserver.leave(chat, eva)
    await homeserver.waitMembership(chat, bot.userId, 'leave')
  })

  test('being thrown out makes no noise, and coming back works', async () => {
    const { homeserver, bot, eva, room, ask } = await groupTown()
    homeserver.kick(room, eva, bot.userId)
    homeserver.invite(room, eva, bot.userId)
    await homeserver.waitMembership(room, bot.userId, 'join')
    expect(bodyOf(await ask('@doslova bazén v Opavě'))).toContain(POOL)
    const all = homeserver.sent({ sender: bot.userId, roomId: room, type: 'm.room.message' })
    expect(all.filter(event => bodyOf(event) === PHRASES.roomHello.replace('/', '!'))).toHaveLength(1)
    expect(bot.log.filter(([event]) => /error|refused/.test(event))).toEqual([])
  })

  test('a room where the bot may not write is logged once', async () => {
    const { homeserver, bot, eva, chat } = await town()
    homeserver.deny(chat, bot.userId)
    homeserver.message(chat, eva, 'bazén v Opavě')
    homeserver.message(chat, eva, 'bazén v Opavě')
    const isRefused = () => homeserver.requests({ method: 'PUT', path: '/send/' }).length === 2
    await homeserver.waitUntil(isRefused, 'two refusals')
    await bot.stop()
    expect(bot.log.filter(([event]) => event === 'matrix message refused')).toHaveLength(1)
  })

  test('an upgraded room is followed with its settings, whoever may invite', async () => {
    const { homeserver, bot, eva, jan, room, ask } = await groupTown({ allowedInviters: ['@eva:fake.test'] })
    await ask('!nastaveni misto Kolín')
    expect(bodyOf(await ask('@doslova cyklostezka'))).toContain(CYCLING)
    const next = homeserver.upgrade(room, eva, { members: [jan] })
    homeserver.invite(next, jan, bot.userId)
    await homeserver.waitMembership(next, bot.userId, 'join')
    await homeserver.waitMembership(room, bot.userId, 'leave')
    expect(bodyOf(await ask('@doslova cyklostezka', { room: next, by: jan }))).toContain(CYCLING)
  })

  test('the bot is called by its name, which is set once', async () => {
    const { homeserver, bot } = await town()
    await homeserver.waitRequest({ method: 'PUT', path: '/displayname' })
    await bot.restart()
    await directChat(homeserver, homeserver.addUser('jan').userId, bot)
    expect(homeserver.requests({ method: 'PUT', path: '/displayname' })).toHaveLength(1)
  })

  test('with a password the bot logs in once', async () => {
    const { homeserver, bot } = await town({
      name: 'heslo',
      credentials: { user: 'heslo', password: 'password-heslo' },
    })
    await bot.restart()
    expect(homeserver.requests({ method: 'POST', path: '/login' })).toHaveLength(1)
  })

  test('with a password and another spelling of the same name it is the same login', async () => {
    const homeserver = await openHomeserver()
    homeserver.addUser('heslo')
    const dataDir = dataFolder()
    for (const user of ['heslo', '@heslo:fake.test', '@heslo']) {
      const credentials = { user, password: 'password-heslo' }
      const bot = await runBot({ homeserverUrl: homeserver.url, credentials, dataDir })
      await bot.stop()
    }
    expect(homeserver.requests({ method: 'POST', path: '/login' })).toHaveLength(1)
  })
})

test('two bots do not answer each other', async () => {
  const { homeserver, bot, eva, ask } = await town()
  const other = await startBot(homeserver, { name: 'druhy' })
  const room = await groupRoom(homeserver, [eva], bot)
  homeserver.invite(room, eva, other.userId)
  await homeserver.waitMembership(room, other.userId, 'join')
  const question = homeserver.message(room, eva, '@doslova @druhy:fake.test bazén v Opavě')
  await homeserver.waitUntil(() => homeserver.sent({ inReplyTo: question })[1], 'both answers')
  await ask('!soukromi', { room })
  expect(homeserver.sent({ inReplyTo: question })).toHaveLength(2)
})
