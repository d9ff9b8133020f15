/** What the handler says to whom as time goes by: limits with one notice, and what is forgotten. */

import { Api } from 'grammy'
import type { Message, Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { Handler } from '../../../adapters/telegram/handler.ts'
import { Bot } from '../../../src/chat/bot.ts'
import type { Feedback } from '../../../src/chat/feedback.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { Clock } from '../../clock.ts'
import { folder, TODAY } from '../../documents.ts'
import { lexicon } from '../../lexicon.ts'
import { SILENT } from '../../telegram/in-process.ts'
import { entitiesOf, GROUP, JANA, ME, message, PRIVATE } from './telegram.ts'

const KOLIN = 'Cyklostezku v Kolíně povedeme kolem sokolovny.'
const OPAVA = 'Cyklostezku v Opavě osvětlíme.'
const PETR = { ...JANA, id: 101, first_name: 'Petr' }
/** What one person may ask at once, and after how many milliseconds one thing more. */
const BURST = 12
const EVERY_MS = 2_500

interface Call {
  readonly method: string
  readonly text: string | undefined
}

/** A handler whose calls are written down instead of made. */
function open(clock = new Clock()) {
  const content = folder({ '2022-kolin/doprava.md': KOLIN, '2022-opava/doprava.md': OPAVA })
  const engine = new Engine({ folders: [content], lexicon, today: TODAY })
  const api = new Api('1:token')
  const calls: Call[] = []
  let id = 1_000
  api.config.use(async (_, method, payload) => {
    calls.push({ method, text: (payload as { text?: string }).text })
    id++
    return { ok: true, result: { message_id: id } as never }
  })
  const bot = new Bot(engine, lexicon.gazetteer)
  const feedback: Feedback[] = []
  const onFeedback = (one: Feedback) => void feedback.push(one)
  const handler = new Handler({ api, me: ME, bot, clock, log: SILENT, onFeedback })
  let question = 0
  /** The calls that an update leads to. */
  const handle = async (update: Partial<Update>): Promise<Call[]> => {
    const before = calls.length
    await handler.begin({ update_id: 1, ...update })
    await handler.handle({ update_id: 1, ...update })
    return calls.slice(before)
  }
  const next = (text: string, more: Partial<Message> = {}): Partial<Update> => {
    question++
    const date = Math.floor(clock.today() / 1000)
    return { message: message({ message_id: question, date, text, ...more }) as never }
  }
  const say = (text: string, more: Partial<Message> = {}) => handle(next(text, more))
  const edit = (id: number, text: string) =>
    handle({ edited_message: message({ message_id: id, text }) as never })
  let pressed = 0
  const press = (data: string) => {
    const id = `${++pressed}`
    return handle({ callback_query: { id, from: JANA, chat_instance: '', data, message: message({}) } })
  }
  /** Asks as often as one person may at once, and one time less for each of `before`. */
  const askAll = async (before = 0, more: Partial<Message> = {}) => {
    for (let asked = before; asked < BURST; asked++) await say('/soukromi@DoslovaBot', more)
  }
  /** Jana's reaction to the message that was sent last. */
  const react = (emoji: '👍' | '👎') => {
    const change = { old_reaction: [], new_reaction: [{ type: 'emoji' as const, emoji }] }
    return handle({ message_reaction: { chat: PRIVATE, message_id: id, date: 0, ...change } })
  }
  return { clock, handler, handle, next, say, edit, press, askAll, react, feedback }
}

const textsOf = (calls: readonly Call[]) => calls.map(({ text }) => text)

describe('a reaction', () => {
  const given = { verdict: 'bad', change: 'given' }

  test('to an answer, and to what a button shows, counts for an hour', async () => {
    const { clock, say, press, react, feedback } = open()
    await say('cyklostezka')
    expect(await react('👎')).toEqual([])
    await press('1:p:KOL22-AAAAA')
    await react('👎')
    expect(feedback).toEqual([given, given])
    await clock.pass(61 * 60_000)
    await react('👎')
    expect(feedback).toHaveLength(2)
  })

  test('to a notice counts nothing', async () => {
    const { say, askAll, react, feedback } = open()
    await askAll()
    expect(textsOf(await say('cyklostezka'))).toEqual([PHRASES.tooMany(3)])
    await react('👍')
    expect(feedback).toEqual([])
  })
})

describe('who asks too much', () => {
  test('gets one notice, and the answer to each of three that wait when it is given again', async () => {
    const { clock, handle, next, say, askAll } = open()
    await askAll()
    const waiting = [next('cyklostezka'), next('cyklostezka v Kolíně')]
    expect(textsOf(await handle(waiting[0] ?? {}))).toEqual([PHRASES.tooMany(3)])
    expect(await handle(waiting[1] ?? {})).toEqual([])
    await clock.pass(EVERY_MS)
    expect(textsOf(await handle(waiting[0] ?? {}))).toEqual([expect.stringContaining(OPAVA)])
    expect(textsOf(await handle(waiting[1] ?? {}))).toEqual([expect.stringContaining(KOLIN)])
    expect(await say('cyklostezka')).toEqual([])
  })

  test('by an edit that first asks something waits like any other', async () => {
    const { clock, handle, say, askAll } = open()
    await clock.pass(1_000)
    const text = '/soukromi@DoslovaBot'
    await say('hezký den', { chat: GROUP })
    await askAll(0, { chat: GROUP, entities: entitiesOf(text) })
    const asking = 'cyklostezka @DoslovaBot'
    const edited = {
      ...{ message_id: 1, chat: GROUP, date: 1, edit_date: 2 },
      ...{ text: asking, entities: entitiesOf(asking) },
    }
    const update = { edited_message: message(edited) as never }
    expect(await handle(update)).toHaveLength(1)
    await clock.pass(60_000)
    expect(textsOf(await handle(update))).toEqual([expect.stringContaining(OPAVA)])
    expect(await handle(update)).toEqual([])
  })

  test('keeps nobody else in the group from asking', async () => {
    const { say, askAll } = open()
    const text = '/soukromi@DoslovaBot'
    const entities = [{ type: 'bot_command' as const, offset: 0, length: text.length }]
    await askAll(0, { chat: GROUP, entities })
    const said = await say(text, { chat: GROUP, entities })
    expect(textsOf(said)).toEqual([PHRASES.tooMany(3)])
    expect(textsOf(await say(text, { chat: GROUP, entities, from: PETR }))).not.toEqual(textsOf(said))
  })

  test('with others has a group told once that eight at once are too many', async () => {
    const { say } = open()
    const text = '/soukromi@DoslovaBot'
    const ask = async (id: number) =>
      textsOf(await say(text, { chat: GROUP, entities: entitiesOf(text), from: { ...JANA, id } }))
    const said: (readonly unknown[])[] = []
    for (let at = 0; at < 10; at++) said.push(await ask(at))
    expect(said.map(({ length }) => length)).toEqual([...Array(9).fill(1), 0])
    expect(said[8]).toEqual([PHRASES.tooManyHere(5)])
  })

  test('gets no edited answers either', async () => {
    const { clock, say, edit, askAll } = open()
    await say('cyklostezka v Kolíně')
    await askAll(1)
    expect(await edit(1, 'cyklostezka v Opavě')).toEqual([])
    await clock.pass(EVERY_MS)
    expect(await edit(1, 'cyklostezka v Opavě')).toEqual([
      { method: 'editMessageText', text: expect.stringContaining(OPAVA) },
    ])
  })

  test('gets nothing for an edit of what was dropped, though there is time for it by then', async () => {
    const { clock, handle, say, askAll } = open()
    await clock.pass(1_000)
    const inGroup = (text: string) => ({ chat: GROUP, entities: entitiesOf(text) })
    await askAll(0, inGroup('/soukromi@DoslovaBot'))
    const asking = 'ahoj @DoslovaBot'
    for (let at = 0; at < 4; at++) await say(asking, inGroup(asking))
    await clock.pass(60_000)
    const text = 'cyklostezka @DoslovaBot'
    const edit = (id: number) =>
      handle({
        edited_message: message({ message_id: id, text, date: 1, edit_date: 60, ...inGroup(text) }) as never,
      })
    expect(await edit(BURST + 4)).toEqual([])
    expect(textsOf(await edit(BURST + 5))).toEqual([expect.stringContaining(OPAVA)])
  })

  test('gets nothing for a button but a note', async () => {
    const { clock, press, askAll } = open()
    await askAll()
    expect(await press('1:t:0:')).toEqual([{ method: 'answerCallbackQuery', text: PHRASES.tooManyTaps }])
    await clock.pass(EVERY_MS)
    expect((await press('1:p:neznamy-kod')).map(({ method }) => method)).toEqual([
      'answerCallbackQuery',
      'sendMessage',
    ])
  })
})

describe('an edited question', () => {
  test('has its answer edited each time it changes, back to what it was too, and only then', async () => {
    const { say, edit } = open()
    await say('cyklostezka v Kolíně')
    const edits = async (text: string) => textsOf(await edit(1, text))
    expect(await edits('cyklostezka v Opavě')).toEqual([expect.stringContaining(OPAVA)])
    expect(await edits('cyklostezka v Opavě')).toEqual([])
    expect(await edits('cyklostezka v Kolíně')).toEqual([expect.stringContaining(KOLIN)])
  })
})

test('an edit that first asks something is answered, unless the message is older than the bot', async () => {
  const clock = new Clock()
  await clock.pass(60_000)
  const { handle } = open(clock)
  const text = 'cyklostezka @DoslovaBot'
  const edit = (date: number) => {
    const edited = { message_id: date, chat: GROUP, date, edit_date: 60, text, entities: entitiesOf(text) }
    return handle({ edited_message: message(edited) as never })
  }
  expect(await edit(59)).toEqual([])
  expect(textsOf(await edit(60))).toEqual([expect.stringContaining(OPAVA)])
})

test('what waited is as old as it was when it came, by whatever clock it was dated', async () => {
  const { clock, handler, next } = open()
  const text = 'cyklostezka @DoslovaBot'
  const ahead = { chat: GROUP, date: 600, entities: entitiesOf(text) }
  const update = { update_id: 1, ...next(text, ahead) }
  await handler.begin(update)
  await clock.pass(11 * 60_000)
  // A question that is too old comes again at once, to be told of.
  expect(await handler.handle(update)).toBe(0)
})

describe('a button that is pressed again', () => {
  const shows = async (data: string, ...waits: readonly number[]) => {
    const { clock, press } = open()
    const shown: boolean[] = []
    for (const ms of waits) {
      await clock.pass(ms)
      shown.push((await press(data)).length > 1)
    }
    return shown
  }

  test('within two seconds of its end shows nothing more, later what it did', async () => {
    expect(await shows('1:p:KOL22-AAAAA', 0, 2_000, 2_001)).toEqual([true, false, true])
  })

  test('turns pages as often as somebody likes', async () => {
    expect(await shows('1:t:0:', 0, 0, 0)).toEqual([true, true, true])
  })
})

describe('is forgotten', () => {
  const MINUTE = 60_000

  test('a conversation, after half an hour', async () => {
    const { clock, say } = open()
    await say('cyklostezka')
    await clock.pass(30 * MINUTE)
    expect(textsOf(await say('/dalsi'))).toEqual([expect.stringContaining(KOLIN)])
    await clock.pass(30 * MINUTE + 1)
    expect(textsOf(await say('/dalsi'))).toEqual([PHRASES.nothingToContinue])
  })

  test.each<[status: string, isForgotten: boolean]>([
    ['kicked', true],
    ['member', false],
  ])('a conversation with who makes the bot “%s” in private: %s', async (status, isForgotten) => {
    const { handle, say } = open()
    await say('cyklostezka')
    const membership = {
      chat: PRIVATE,
      from: JANA,
      date: 0,
      old_chat_member: { user: ME, status: 'member' },
      new_chat_member: { user: ME, status },
    }
    await handle({ my_chat_member: membership as never })
    const [next] = textsOf(await say('/dalsi'))
    expect(next === PHRASES.nothingToContinue).toBe(isForgotten)
  })

  test('which answer an edited question has, after an hour', async () => {
    const { clock, say, edit } = open()
    await say('cyklostezka v Kolíně')
    await clock.pass(60 * MINUTE)
    expect(await edit(1, 'cyklostezka v Opavě')).toHaveLength(1)
    await clock.pass(60 * MINUTE + 1)
    expect(await edit(1, 'cyklostezka v Kolíně')).toEqual([])
  })

  test('that a picture of an album came, after a minute', async () => {
    const { clock, say } = open()
    const picture = { media_group_id: '5', photo: [], text: undefined } as unknown as Partial<Message>
    expect(textsOf(await say('', picture))).toEqual([PHRASES.unreadable([])])
    expect(await say('', picture)).toEqual([])
    await clock.pass(MINUTE + 1)
    expect(textsOf(await say('', picture))).toEqual([PHRASES.unreadable([])])
  })
})
