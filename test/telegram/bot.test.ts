/** Conversations on Telegram: the cases of every platform, and what groups, forums and people do here only. */

import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { feedbackCounts, feedbackOnMetrics } from '../feedback-counts.ts'
import { freePort } from '../free-port.ts'
import { ALL, platformCases } from '../platform.cases.ts'
import { isThorough } from '../thorough.ts'
import { sharedFolder } from '../town/bot.ts'
import { CYCLE_PATH, EXAMPLES, OPAVA_CYCLE_PATH, PLAYGROUND, STATION, TOWN } from '../town/town.ts'
import { person, programOver, SharedBot, textsOf } from './bot.ts'
import { telegramDriver } from './driver.ts'
import { hereOver } from './in-process.ts'

const town = sharedFolder(TOWN)
/** It hears everything in groups, so that its silence is its own. The slow tests talk to the program itself. */
const port = await freePort()
const { counts, onFeedback } = feedbackCounts()
const starter = isThorough ? programOver(town, { HTTP_PORT: String(port) }) : hereOver(town, { onFeedback })
const bot = new SharedBot(starter, { privacy: false })

const QUESTION = 'cyklostezka podél Labe'
const AT_BOT = `@doslova_bot ${QUESTION}`
const HOUR = 3600
const now = () => Math.floor(Date.now() / 1000)

const feedback = async () => (isThorough ? feedbackOnMetrics(port) : new Map(counts))
platformCases(town, () => telegramDriver(bot, feedback), ALL)

describe('an answer', () => {
  test('replies to its question, with entities alone, without a preview of its links', async () => {
    const jana = person(bot.api)
    const [answer] = await bot.ask(jana, QUESTION)
    expect(answer).toMatchObject({
      reply_to_message: { text: QUESTION },
      link_preview_options: { is_disabled: true },
    })
    expect(answer?.entities?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['bold', 'blockquote', 'code']),
    )
  })

  test('comes although the question has been deleted meanwhile', async () => {
    const jana = person(bot.api)
    const said = await bot.hear(jana, () => bot.api.remove(bot.api.say(jana, QUESTION)))
    expect(said).toHaveLength(1)
    expect(said[0]).not.toHaveProperty('reply_to_message')
  })

  test('opens folded when it is long', async () => {
    const jana = person(bot.api)
    const [answer] = await bot.ask(jana, 'základní školy nová učebna')
    const code = /KOL26-\w+/.exec(answer?.text ?? '')?.[0]
    const [whole] = await bot.ask(jana, `/p ${code}`)
    expect(whole?.entities).toContainEqual(expect.objectContaining({ type: 'expandable_blockquote' }))
  })
})

describe('a long answer', () => {
  test('has what answers and what bears on it in sight, the rest folded between', async () => {
    const [answer] = await bot.ask(person(bot.api), 'zbourá se nádražní budova?')
    const { text = '', entities = [] } = answer ?? {}
    const drawn = entities
      .filter(({ type }) => type === 'bold' || /blockquote$/.test(type))
      .map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])
    const [plan, building, ...rest] = STATION
    expect(drawn).toEqual([
      ['bold', 'Kolín 2026'],
      ['bold', 'Nádraží'],
      ['blockquote', `„${plan} ${building}`],
      ['bold', building],
      ['expandable_blockquote', rest.slice(0, -1).join(' ')],
      ['blockquote', `${rest.at(-1)}“`],
    ])
  })
})

describe('a link to the bot', () => {
  test.each([
    ['/start', PHRASES.greeting(EXAMPLES)],
    ['/start cyklostezka-podel-labe', CYCLE_PATH],
    ['/start cyklostezka_podel_labe', CYCLE_PATH],
    ['/start xyz-123', PHRASES.greeting(EXAMPLES)],
    ['/start dotaz', PHRASES.greeting(EXAMPLES)],
  ])('%s', async (text, expected) => {
    const [answer] = await bot.ask(person(bot.api), text)
    expect(answer?.text).toContain(expected)
  })

  test('leads to a passage', async () => {
    const jana = person(bot.api)
    const [answer] = await bot.ask(jana, QUESTION)
    const code = /KOL26-\w+/.exec(answer?.text ?? '')?.[0]
    const [again] = await bot.ask(person(bot.api), `/start ${code}`)
    expect(again?.text).toContain(CYCLE_PATH)
  })

  test('into a group too', async () => {
    const chat = bot.api.addGroup()
    const said = await bot.hear(chat, () => bot.api.say(person(bot.api), '/start@doslova_bot', { chat }))
    expect(said).toMatchObject([{ text: expect.stringContaining(PHRASES.greeting(EXAMPLES)) }])
  })
})

describe('an edited question', () => {
  test('that gets shorter leaves no part of the longer answer behind', async () => {
    const jana = person(bot.api)
    const [answer] = await bot.ask(jana, 'základní školy nová učebna')
    const question = bot.api.say(jana, `/oddil ${/KOL26-\w+/.exec(answer?.text ?? '')?.[0]}`)
    await bot.api.idle()
    expect(bot.api.said(jana).length).toBeGreaterThan(2)
    bot.api.edit(question, QUESTION)
    await bot.api.idle()
    expect(textsOf(bot.api.said(jana).slice(1))).toEqual([expect.stringContaining(CYCLE_PATH)])
  })

  test('that gets longer has the rest sent', async () => {
    const jana = person(bot.api)
    const [answer] = await bot.ask(jana, 'základní školy nová učebna')
    const question = bot.api.say(jana, QUESTION)
    await bot.api.idle()
    bot.api.edit(question, `/oddil ${/KOL26-\w+/.exec(answer?.text ?? '')?.[0]}`)
    await bot.api.idle()
    const texts = textsOf(bot.api.said(jana).slice(1))
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.join('\n')).not.toContain(CYCLE_PATH)
    expect(texts.join('\n')).toContain('dvanáctá třída')
  })

  test('gets its answer anew when that was deleted', async () => {
    const jana = person(bot.api)
    const question = bot.api.say(jana, QUESTION)
    await bot.api.idle()
    for (const message of bot.api.said(jana)) bot.api.remove(message)
    bot.api.edit(question, 'dětské hřiště v parku')
    await bot.api.idle()
    expect(textsOf(bot.api.said(jana))).toEqual([expect.stringContaining(PLAYGROUND)])
    expect(bot.refusals()).toEqual(['Bad Request: message to edit not found'])
  })

  test('makes no noise when its answer stays the same', async () => {
    const jana = person(bot.api)
    const question = bot.api.say(jana, 'ahoj')
    await bot.api.idle()
    bot.api.edit(question, 'ahoj ahoj')
    await bot.api.idle()
    expect(textsOf(bot.api.said(jana))).toEqual([PHRASES.greeting(EXAMPLES)])
    expect(bot.refusals()).toEqual([expect.stringContaining('is not modified')])
  })

  test('in a group is left alone when the bot is not asked, and answered when its name was added', async () => {
    const chat = bot.api.addGroup()
    const question = bot.api.say(person(bot.api), 'jen tak', { chat })
    expect(await bot.hear(chat, () => bot.api.edit(question, QUESTION))).toEqual([])
    expect(await bot.hear(chat, () => bot.api.edit(question, AT_BOT))).toHaveLength(1)
  })
})

describe('what is no text', () => {
  test.each(['voice', 'sticker', 'photo', 'document', 'location', 'contact', 'video', 'video_note'] as const)(
    'a %s gets one helpful line, in private only',
    async kind => {
      const jana = person(bot.api)
      const said = await bot.hear(jana, () => bot.api.send(jana, kind))
      expect(textsOf(said)).toEqual([PHRASES.unreadable(EXAMPLES)])
      const chat = bot.api.addGroup()
      expect(await bot.hear(chat, () => bot.api.send(jana, kind, { chat }))).toEqual([])
    },
  )

  test('a caption is a question, and its edit edits the answer', async () => {
    const jana = person(bot.api)
    let photo = {} as ReturnType<typeof bot.api.send>
    const said = await bot.hear(jana, () => {
      photo = bot.api.send(jana, 'photo', { caption: QUESTION })
    })
    expect(textsOf(said)).toEqual([expect.stringContaining(CYCLE_PATH)])
    expect(await bot.hear(jana, () => bot.api.edit(photo, 'dětské hřiště v parku'))).toEqual([])
    expect(textsOf(bot.api.said(jana))).toEqual([expect.stringContaining(PLAYGROUND)])
  })

  test('in a group, a caption asks when it is addressed to the bot', async () => {
    const chat = bot.api.addGroup()
    const jana = person(bot.api)
    const send = (caption: string) => bot.hear(chat, () => bot.api.send(jana, 'photo', { chat, caption }))
    expect(await send(QUESTION)).toEqual([])
    expect(textsOf(await send(AT_BOT))).toEqual([expect.stringContaining(CYCLE_PATH)])
  })
})

describe('in a group', () => {
  test.each([
    [AT_BOT, true],
    [`${QUESTION} @Doslova_Bot?`, true],
    ['/temata', true],
    ['/temata@doslova_bot', true],
    ['/TEMATA@Doslova_bot', true],
    ['/cokoli@doslova_bot', true],
    ['/temata@jiny_bot', false],
    ['/ban', false],
    ['@jiny_bot co kola?', false],
    ['@doslova_bott co kola?', false],
    [`${QUESTION}?`, false],
  ])('%s', async (text, answered) => {
    const chat = bot.api.addSupergroup()
    const said = await bot.hear(chat, () => bot.api.say(person(bot.api), text, { chat }))
    expect(said).toHaveLength(answered ? 1 : 0)
    if (answered) expect(said[0]).toMatchObject({ reply_to_message: { text } })
  })

  test('a reply to the bot asks, a reply to somebody else does not', async () => {
    const chat = bot.api.addSupergroup()
    const [jana, petr] = [person(bot.api), person(bot.api)]
    const [answer] = await bot.hear(chat, () => bot.api.say(jana, AT_BOT, { chat }))
    const reply = { chat, reply: answer?.message_id ?? 0 }
    const [second] = await bot.hear(chat, () => bot.api.say(petr, 'kdy bude dětské hřiště v parku?', reply))
    expect(second?.text).toContain(PLAYGROUND)
    const other = bot.api.say(petr, 'jen tak', { chat })
    const aside = () => bot.api.say(jana, QUESTION, { chat, reply: other })
    expect(await bot.hear(chat, aside)).toEqual([])
  })

  test('with topics, the answer stands in the topic of its question', async () => {
    const chat = bot.api.addForum()
    const topic = bot.api.addTopic(chat, 'Doprava')
    const jana = person(bot.api)
    const inTopic = () => bot.api.say(jana, AT_BOT, { chat, topic })
    expect(await bot.hear(chat, inTopic)).toMatchObject([
      { message_thread_id: topic, is_topic_message: true, reply_to_message: { text: AT_BOT } },
    ])
    const [general] = await bot.hear(chat, () => bot.api.say(jana, AT_BOT, { chat }))
    expect(general).not.toHaveProperty('message_thread_id')
  })

  test('each topic is a conversation of its own', async () => {
    const chat = bot.api.addForum()
    const [one, two] = [bot.api.addTopic(chat, 'Jedno'), bot.api.addTopic(chat, 'Druhé')]
    const jana = person(bot.api)
    await bot.hear(chat, () => bot.api.say(jana, AT_BOT, { chat, topic: one }))
    const follow = (topic: number) =>
      bot.hear(chat, () => bot.api.say(jana, '@doslova_bot a v Opavě?', { chat, topic }))
    expect((await follow(two))[0]?.text).not.toContain(OPAVA_CYCLE_PATH)
    expect((await follow(one))[0]?.text).toContain(OPAVA_CYCLE_PATH)
  })

  test('administrators who are anonymous and channels are answered', async () => {
    const chat = bot.api.addSupergroup()
    const anonymous = await bot.hear(chat, () => bot.api.say('anonymous', AT_BOT, { chat }))
    expect(textsOf(anonymous)).toEqual([expect.stringContaining(CYCLE_PATH)])
    const as = bot.api.addChannel()
    const channel = await bot.hear(chat, () => bot.api.say(person(bot.api), AT_BOT, { chat, as }))
    expect(textsOf(channel)).toEqual([expect.stringContaining(CYCLE_PATH)])
  })

  test('other bots, posts of a channel, service messages and inserted results are not', async () => {
    const chat = bot.api.addSupergroup()
    const channel = bot.api.addChannel()
    const jana = person(bot.api)
    const robot = bot.api.addUser({ is_bot: true, username: 'jiny_bot' })
    const { id } = bot.api.query(jana, QUESTION)
    await bot.api.idle()
    const [result] = bot.api.inlineAnswer(id)?.results ?? []
    const said = await bot.hear(chat, () => {
      bot.api.say(robot, AT_BOT, { chat })
      bot.api.forwardPost(bot.api.post(channel, AT_BOT), chat)
      bot.api.service(chat, { new_chat_title: 'Jinak' })
      bot.api.pin(bot.api.say(jana, 'jen tak', { chat }))
      bot.api.choose(jana, id, result?.id ?? '', chat)
    })
    expect(said).toEqual([])
    expect(bot.api.said(channel)).toEqual([])
    expect(await bot.hear(jana, () => bot.api.choose(jana, id, result?.id ?? ''))).toEqual([])
  })

  test('the bot says hello when it comes in, once', async () => {
    const chat = bot.api.addSupergroup({ bot: 'left' })
    const jana = person(bot.api)
    const join = () => bot.api.setStanding(chat, 'member', jana)
    expect(textsOf(await bot.hear(chat, join))).toEqual([PHRASES.groupHello])
    expect(await bot.hear(chat, () => bot.api.setStanding(chat, 'administrator', jana))).toEqual([])
    expect(await bot.hear(chat, () => bot.api.setStanding(chat, 'member', jana))).toEqual([])
    const channel = bot.api.addChannel({ bot: 'left' })
    expect(await bot.hear(channel, () => bot.api.setStanding(channel, 'administrator', jana))).toEqual([])
  })
})

describe('after the bot was away', () => {
  test('questions in private are answered, those in groups only when they are fresh', async () => {
    const jana = person(bot.api)
    const chat = bot.api.addSupergroup()
    const ask = (where: object, age: number) => bot.api.say(jana, AT_BOT, { ...where, date: now() - age })
    expect(await bot.hear(jana, () => ask({}, 12 * HOUR))).toHaveLength(1)
    expect(textsOf(await bot.hear(chat, () => ask({ chat }, HOUR)))).toEqual([PHRASES.tooLate(1)])
    expect(await bot.hear(chat, () => ask({ chat }, HOUR))).toEqual([])
    expect(await bot.hear(chat, () => ask({ chat }, 60))).toHaveLength(1)
  })
})

describe('where the bot cannot write, it makes no noise, and answers who asked in private if it may', () => {
  const asked = (act: (chat: number) => void, chat = bot.api.addSupergroup().id) =>
    bot.hear(chat, () => {
      bot.api.say(person(bot.api), AT_BOT, { chat })
      act(chat)
    })
  const sends = () => bot.api.calls('sendMessage').length

  test.each([
    ['blocked', 'block'],
    ['deactivated', 'deactivate'],
  ] as const)('%s', async (_, act) => {
    const jana = person(bot.api)
    const before = sends()
    const gone = () => {
      bot.api.say(jana, QUESTION)
      bot.api[act](jana)
    }
    expect(await bot.hear(jana, gone)).toEqual([])
    expect(sends() - before).toBe(1)
  })

  test('unblocked, it answers again and has forgotten', async () => {
    const jana = person(bot.api)
    await bot.ask(jana, QUESTION)
    bot.api.block(jana)
    bot.api.unblock(jana)
    const [answer] = await bot.ask(jana, 'a v Opavě?')
    expect(answer?.text).not.toContain(OPAVA_CYCLE_PATH)
  })

  test('kicked out', async () => {
    expect(await asked(chat => bot.api.setStanding(chat, 'kicked'))).toEqual([])
    bot.refusals()
  })

  test('muted', async () => {
    const before = sends()
    expect(await asked(chat => bot.api.mute(chat))).toEqual([])
    expect(sends() - before).toBe(2)
    expect(bot.refusals()).toEqual(['Bad Request: not enough rights to send text messages to the chat'])
  })

  test('muted, and who asked has written to it before', async () => {
    const jana = person(bot.api, true)
    const chat = bot.api.addSupergroup()
    const said = await bot.hear(jana, () => {
      bot.api.say(jana, AT_BOT, { chat })
      bot.api.mute(chat)
    })
    expect(textsOf(said)).toEqual([PHRASES.inPrivate, expect.stringContaining(CYCLE_PATH)])
    expect(bot.refusals()).toHaveLength(1)
  })

  test('a closed topic', async () => {
    const chat = bot.api.addForum()
    const topic = bot.api.addTopic(chat, 'Doprava')
    const ask = () => {
      bot.api.say(person(bot.api), AT_BOT, { chat, topic })
      bot.api.closeTopic(chat, topic)
    }
    expect(await bot.hear(chat, ask)).toEqual([])
    expect(bot.refusals()[0]).toBe('Bad Request: TOPIC_CLOSED')
  })
})

describe('where the place is another one meanwhile, the answer follows', () => {
  test('a group that became a supergroup', async () => {
    const group = bot.api.addGroup()
    bot.api.say(person(bot.api), AT_BOT, { chat: group })
    const next = bot.api.migrate(group)
    await bot.api.idle()
    expect(textsOf(bot.api.said(next))).toEqual([expect.stringContaining(CYCLE_PATH)])
    expect(bot.refusals()).toEqual(['Bad Request: group chat was upgraded to a supergroup chat'])
  })

  test('a topic that was deleted', async () => {
    const chat = bot.api.addForum()
    const topic = bot.api.addTopic(chat, 'Doprava')
    const ask = () => {
      bot.api.say(person(bot.api), AT_BOT, { chat, topic })
      bot.api.deleteTopic(chat, topic)
    }
    expect(textsOf(await bot.hear(chat, ask))).toEqual([expect.stringContaining(CYCLE_PATH)])
    expect(bot.refusals()).toEqual(['Bad Request: message thread not found'])
  })
})

describe('the menu', () => {
  const CZECH = /[ěščřžýáíéúůďťň]/i

  test.each(['all_private_chats', 'all_group_chats'] as const)('of %s is there in two languages', type => {
    const [cs, en] = ['', 'en'].map(language => bot.api.commands({ type }, language))
    const names = cs?.map(({ command }) => command) ?? []
    expect(names).toEqual(en?.map(({ command }) => command))
    expect(names).toEqual(expect.arrayContaining(['temata', 'zdroje', 'kraj', 'soukromi', 'napoveda']))
    expect(cs?.map(({ description }) => description).join()).toMatch(CZECH)
    expect(en?.map(({ description }) => description).join()).not.toMatch(CZECH)
  })

  test('names commands that the bot understands', async () => {
    for (const { command } of bot.api.commands({ type: 'all_private_chats' })) {
      const [answer] = await bot.ask(person(bot.api), `/${command}`)
      expect(answer?.text, command).not.toContain('neznám')
    }
  })

  test('stands beside a description that says that it is a robot', () => {
    expect(bot.api.wording('description')).toContain('Jsem robot')
    expect(bot.api.wording('description', 'en')).toContain('I am a bot')
    for (const language of ['', 'en']) expect(bot.api.wording('short_description', language)).not.toBe('')
  })
})
