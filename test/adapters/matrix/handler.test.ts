/** What the handler says to whom as time goes by: limits with one notice, what a reaction goes on from, what is forgotten. */

import { join } from 'node:path'
import type { Homeserver, MatrixEvent } from '@doslova/fake-homeserver'
import { describe, expect, test } from 'vitest'
import { Handler, type HandlerOptions } from '../../../adapters/matrix/handler.ts'
import { Store } from '../../../adapters/matrix/store.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { dataFolder } from '../../documents.ts'
import {
  type BotWithAccount,
  bodyOf,
  CYCLING,
  CYCLING_OPAVA,
  groupTown,
  hastyClock,
  POOL,
  town,
} from '../../matrix/town.ts'
import { openBot } from '../../town/bot.ts'
import { event, ME } from './events.ts'

const { bot } = openBot()

/** What one person may ask at once, and after how many milliseconds one thing more. */
const BURST = 12
const EVERY_MS = 2_500

/** Events by the bot in a room. */
const said = (homeserver: Homeserver, { userId }: BotWithAccount, room: string) =>
  homeserver.sent({ sender: userId, roomId: room, type: 'm.room.message' }).map(bodyOf)

describe('who asks too much', () => {
  /** Eva and Jan in a room, and a clock that only the test moves. */
  async function group() {
    const clock = hastyClock()
    const { homeserver, eva, jan, bot, room, ask } = await groupTown({ clock })
    const askAll = async (before = 0) => {
      for (let asked = before; asked < BURST; asked++) await ask('!soukromi')
    }
    /** All that was written in the room before is handled when Jan, who is not limited, is answered. */
    const handled = () => ask('!soukromi', { by: jan })
    return { clock, homeserver, eva, bot, room, ask, askAll, handled }
  }

  test('gets one notice, and the answers to three that wait, each after its notice or alone', async () => {
    const { homeserver, eva, room, askAll, handled } = await group()
    await askAll()
    const over = Array.from({ length: 3 }, () => homeserver.message(room, eva, '@doslova bazén'))
    const answers = await homeserver.waitUntil(() => {
      const sent = over.map(id => homeserver.sent({ inReplyTo: id }).map(bodyOf))
      return sent.flat().length >= 4 && sent
    }, 'the questions that wait to be answered')
    await handled()
    expect(answers[0]?.[0]).toBe(PHRASES.tooMany(3))
    expect(answers.map(bodies => bodies.filter(body => body.includes(POOL)).length)).toEqual([1, 1, 1])
  })

  test('gets no edited answers either', async () => {
    const { clock, homeserver, eva, bot, room, askAll, handled } = await group()
    const question = homeserver.message(room, eva, '@doslova cyklostezka v Kolíně')
    await homeserver.waitSent({ inReplyTo: question })
    await askAll(1)
    homeserver.edit(room, eva, question, '@doslova bazén v Opavě')
    await handled()
    expect(said(homeserver, bot, room).join()).not.toContain(POOL)
    clock.pass(EVERY_MS)
    homeserver.edit(room, eva, question, '@doslova bazén v Opavě')
    await handled()
    expect(said(homeserver, bot, room).join()).toContain(POOL)
  })

  test('gets nothing for an edit of what was dropped, though there is time for it by then', async () => {
    const { clock, homeserver, eva, bot, room, askAll, handled } = await group()
    await askAll()
    const [, , , dropped = ''] = Array.from({ length: 4 }, () =>
      homeserver.message(room, eva, '@doslova ahoj'),
    )
    await handled()
    clock.pass(20 * EVERY_MS)
    homeserver.edit(room, eva, dropped, '@doslova bazén v Opavě')
    await handled()
    expect(said(homeserver, bot, room).join()).not.toContain(POOL)
  })

  test('gets nothing for a reaction', async () => {
    const { clock, homeserver, eva, bot, room, ask, askAll, handled } = await group()
    const answer = await ask('@doslova cyklostezka v Kolíně')
    await askAll(1)
    homeserver.react(room, eva, answer.event_id, '📖')
    await handled()
    const before = said(homeserver, bot, room).filter(body => body.includes(CYCLING))
    clock.pass(EVERY_MS)
    homeserver.react(room, eva, answer.event_id, '📖')
    await handled()
    const after = said(homeserver, bot, room).filter(body => body.includes(CYCLING))
    expect([before.length, after.length]).toEqual([1, 2])
  })
})

/** Eva in her chat, who goes on from an answer by a reaction. */
async function chatting(options: Parameters<typeof town>[0] = {}) {
  const world = await town(options)
  const { homeserver, eva, bot, chat, ask } = world
  /** The message that comes after her ➕ on the message of this id. */
  const goOn = async (from: string): Promise<MatrixEvent> => {
    homeserver.react(chat, eva, from, '➕')
    await ask('!soukromi')
    const sent = homeserver.sent({ sender: bot.userId, roomId: chat, type: 'm.room.message' })
    return sent.at(-2) as MatrixEvent
  }
  return { ...world, goOn }
}

describe('a reaction', () => {
  test('is part of the conversation: what is asked for next goes on from it', async () => {
    const { homeserver, eva, chat, bot, ask } = await town()
    const answer = await ask('cyklostezka')
    homeserver.react(chat, eva, answer.event_id, '➕')
    await ask('!dalsi')
    const [first = '', second = '', third] = said(homeserver, bot, chat)
    expect([first.includes(CYCLING_OPAVA), second.includes(CYCLING), third]).toEqual([
      true,
      true,
      PHRASES.noMore,
    ])
  })

  test('to the answer of a reaction goes on in the conversation that it was given in', async () => {
    const { ask, goOn } = await chatting()
    await ask('!kraj Opava')
    const answer = await ask('cyklostezka nebo bazén')
    await ask('!kraj')
    const next = await goOn(answer.event_id)
    const shown = [answer, next, await goOn(next.event_id)].map(bodyOf)
    expect(shown[2]).toBe(PHRASES.noMore)
    const has = [CYCLING_OPAVA, POOL, CYCLING].map(text => shown.join().includes(text))
    expect(has).toEqual([true, true, false])
  })

  test('to an edited answer goes on from what it shows now', async () => {
    const { homeserver, eva, chat, goOn } = await chatting()
    const question = homeserver.message(chat, eva, 'bazén v Opavě')
    const answer = await homeserver.waitSent({ inReplyTo: question })
    homeserver.edit(chat, eva, question, 'cyklostezka')
    expect(bodyOf(await goOn(answer.event_id))).toContain(CYCLING)
  })

  test('after a restart goes on from the passage that was shown, the first or a further one', async () => {
    const { bot, ask, goOn } = await chatting()
    const answer = await ask('cyklostezka')
    await bot.restart()
    const next = await goOn(answer.event_id)
    expect(bodyOf(next)).toContain(CYCLING)
    await bot.restart()
    expect(bodyOf(await goOn(next.event_id))).toBe(PHRASES.noMore)
  })

  test('after a restart goes on in the place that the room is limited to', async () => {
    const { homeserver, jan, bot, room, ask } = await groupTown()
    await ask('!nastaveni misto Opava')
    const answer = await ask('@doslova cyklostezka', { by: jan })
    expect(bodyOf(answer)).toContain(CYCLING_OPAVA)
    await bot.restart()
    homeserver.react(room, jan, answer.event_id, '➕')
    await ask('!soukromi')
    expect(said(homeserver, bot, room).slice(-2)[0]).toBe(PHRASES.noMore)
    expect(said(homeserver, bot, room).join()).not.toContain(CYCLING)
  })
})

test('that a question cannot be read is said once in a room, also after a restart', async () => {
  const path = join(dataFolder(), 'matrix.sqlite')
  const sent: unknown[] = []
  const rooms = { isDirect: async () => true, settings: async () => ({ place: null, threads: false }) }
  const send = async (_: string, __: string, content: unknown) => `$answer${sent.push(content)}`
  /** A handler of one run, and what it says in a room of a question without a key. */
  const explain = async (...questions: readonly string[]) => {
    const clock = hastyClock()
    const store = new Store(path, clock.today)
    const options = { bot, store, clock, rooms, sender: { send }, server: { userId: ME }, retry: {} }
    const handler = new Handler(options as unknown as HandlerOptions)
    for (const room of questions)
      await handler.explainUndecryptable(`!${room}:fake.test`, event('m.room.encrypted', {}))
    store.close()
    return sent.splice(0).length
  }
  expect([await explain('a', 'a', 'b'), await explain('a', 'c')]).toEqual([2, 1])
})

describe('is forgotten after half an hour', () => {
  const HALF_AN_HOUR = 30 * 60_000

  test('a conversation', async () => {
    const clock = hastyClock()
    const { ask } = await town({ clock })
    await ask('cyklostezka')
    clock.pass(HALF_AN_HOUR)
    expect(bodyOf(await ask('!dalsi'))).toContain(CYCLING)
    clock.pass(HALF_AN_HOUR + 1)
    expect(bodyOf(await ask('!dalsi'))).toBe(PHRASES.nothingToContinue)
  })

  test('what an answer showed: then its question is asked again, alone', async () => {
    const clock = hastyClock()
    const { ask, goOn } = await chatting({ clock })
    await ask('!kraj Opava')
    const { event_id } = await ask('cyklostezka')
    expect(bodyOf(await goOn(event_id))).toBe(PHRASES.noMore)
    clock.pass(HALF_AN_HOUR + 1)
    expect(bodyOf(await goOn(event_id))).toContain(CYCLING)
  })
})
