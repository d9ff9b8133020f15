/** What is said to whom, on any platform: limits, staleness, notices, edits, actions, and answers that take too long. */

import { describe, expect, test } from 'vitest'
import { localCaches } from '../../src/cache.ts'
import {
  Chat,
  type ChatBot,
  type ChatOptions,
  isLater,
  type Message,
  OverdueError,
  type Said,
} from '../../src/chat/chat.ts'
import { askedAlone, NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import type { Reply } from '../../src/reply/block.ts'
import { saying } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { Clock } from '../clock.ts'
import { EXAMPLES, CYCLING as KOLIN, CYCLING_OPAVA as OPAVA, openBot } from '../town/bot.ts'

const { bot, codeOf } = openBot()

const MINUTE = 60_000
const print = ({ blocks }: Reply) =>
  renderPlain({ blocks }, { width: Number.POSITIVE_INFINITY, color: false })

/** A chat, and people who write to it. */
function chatOf(options: Partial<ChatOptions> = {}) {
  const clock = new Clock()
  const outcomes: string[] = []
  const chat = new Chat({
    bot,
    today: clock.now,
    caches: localCaches(clock.now),
    onOutcome: outcome => outcomes.push(outcome),
    ...options,
  })
  let id = 0
  const messageOf = (text: string, more: Partial<Message> = {}): Message => ({
    id: String(++id),
    key: more.person ?? 'Jana',
    room: 'náves',
    person: 'Jana',
    isDirect: true,
    sentAt: clock.now(),
    body: { type: 'text', text },
    addressedBy: 'name',
    about: null,
    place: null,
    ...more,
  })
  const printed = (said: Said | null) => (said === null ? null : print(said.reply))
  /** What is said at once; what has its turn later stands in `waiting`. */
  const waiting: { readonly afterMs: number; readonly again: () => Promise<string | null> }[] = []
  const give = async (message: Message): Promise<string | null> => {
    const said = await chat.said(message)
    if (!isLater(said)) return printed(said)
    waiting.push({ afterMs: said.afterMs, again: () => give(message) })
    return printed(said.notice)
  }
  const say = (text: string, more: Partial<Message> = {}) => give(messageOf(text, more))
  return { clock, chat, outcomes, waiting, messageOf, say }
}

describe('a question that nothing answers', () => {
  const asking = async (...texts: readonly string[]) => {
    const told: unknown[] = []
    const { say } = chatOf({ onOutcome: (outcome, _, unanswered) => told.push([outcome, unanswered]) })
    for (const text of texts) await say(text)
    return told
  }

  test('is told with what it was about and who asked, others with their outcome alone', async () => {
    expect(await asking('kolotoč u jezu', 'cyklostezka v Kolíně', 'ahoj', 'cyklostezka v Brně')).toEqual([
      ['silent', { words: expect.arrayContaining(['kolotoč']), person: 'Jana' }],
      ['found', null],
      ['not-policy', null],
      ['no-such-programme', null],
    ])
  })

  test('is nothing that a command or a code is', async () => {
    expect(await asking('/p KOL22-00000', '/zdroje')).toEqual([])
  })
})

describe('a message that waited while the bot was down', () => {
  test.each<[where: string, isDirect: boolean, minutes: number, isAnswered: boolean]>([
    ['a room', false, 10, true],
    ['a room', false, 11, false],
    ['a chat alone', true, 11, true],
    ['a chat alone', true, 24 * 60, true],
    ['a chat alone', true, 24 * 60 + 1, false],
  ])('in %s (direct: %s) for %i minutes is answered: %s', async (_, isDirect, minutes, isAnswered) => {
    const { clock, say, waiting } = chatOf()
    const sentAt = clock.now()
    await clock.pass(minutes * MINUTE)
    const said = await say('cyklostezka v Kolíně', { isDirect, sentAt })
    expect([said !== null, waiting.length]).toEqual([isAnswered, isAnswered ? 0 : 1])
  })

  test('is told once for all that are too old, when what is fresh was answered, and counted', async () => {
    const dropped: unknown[] = []
    const { clock, say, waiting } = chatOf({ onDropped: (...args) => dropped.push(args) })
    const sentAt = clock.now()
    await clock.pass(11 * MINUTE)
    const inRoom = { isDirect: false }
    const people = ['Jana', 'Petr', 'Jana']
    for (const person of people) expect(await say('ahoj', { ...inRoom, person, sentAt })).toBeNull()
    expect(await say('ahoj', { ...inRoom, person: 'Eva' })).toBe(PHRASES.greeting(EXAMPLES))
    expect(waiting.map(({ afterMs }) => afterMs)).toEqual([0])
    expect(await waiting[0]?.again()).toBe(PHRASES.tooLate(3))
    expect(dropped).toEqual([['stale', 3]])
  })

  test('counts as it was asked: twenty at leisure are all answered, twenty at once are not', async () => {
    const { clock, say } = chatOf()
    const start = clock.now()
    await clock.pass(10 * MINUTE)
    const answered = async (person: string, every: number) => {
      const said: (string | null)[] = []
      for (let at = 0; at < 20; at++) said.push(await say('ahoj', { person, sentAt: start + at * every }))
      return said.filter(text => text === PHRASES.greeting(EXAMPLES)).length
    }
    // Three of those that were asked at once would have waited then, and their turn was long ago.
    expect([await answered('Jana', 10_000), await answered('Petr', 0)]).toEqual([20, 15])
  })
})

describe('too many messages', () => {
  const hello = PHRASES.greeting(EXAMPLES)

  test('are told once; three wait and are answered in turn, and how many were dropped is said then', async () => {
    const dropped: unknown[] = []
    const { clock, say, waiting } = chatOf({ onDropped: (...args) => dropped.push(args) })
    for (let at = 0; at < 12; at++) expect(await say('ahoj')).toBe(hello)
    const over = [
      await say('ahoj'),
      await say('ahoj'),
      await say('ahoj'),
      await say('ahoj'),
      await say('ahoj'),
    ]
    expect(over).toEqual([PHRASES.tooMany(3), null, null, null, null])
    expect(await say('ahoj', { person: 'Petr' })).toBe(hello)
    expect(waiting.map(({ afterMs }) => afterMs)).toEqual([2_500, 5_000, 7_500])
    const answers: (string | null)[] = []
    for (const { again } of waiting) {
      await clock.pass(2_500)
      answers.push(await again())
    }
    expect(answers).toEqual([`${hello}\n\n${PHRASES.dropped(2)}`, hello, hello])
    expect(dropped).toEqual([['limit', 2]])
    expect(await say('ahoj')).toBeNull()
    await clock.pass(60_000)
    expect(await say('ahoj')).toBe(hello)
  })

  test('of a room are told to all of it; five wait, and the next answer says how many were dropped', async () => {
    const { clock, say, waiting } = chatOf({ roomLimit: { burst: 2, everyMs: 6_000 } })
    const ask = (at: number) => say('ahoj', { person: `osoba ${at}`, isDirect: false })
    const said: (string | null)[] = []
    for (let at = 0; at < 12; at++) said.push(await ask(at))
    expect(said).toEqual([hello, hello, PHRASES.tooManyHere(5), ...Array(9).fill(null)])
    expect(waiting.map(({ afterMs }) => afterMs)).toEqual([6_000, 12_000, 18_000, 24_000, 30_000])
    await clock.pass(6_000)
    expect(await waiting[0]?.again()).toBe(`${hello}\n\n${PHRASES.dropped(5)}`)
  })

  test('wait for nothing that cannot be read', async () => {
    const { chat, messageOf, say } = chatOf()
    for (let at = 0; at < 12; at++) await say('ahoj')
    const picture = () => chat.said(messageOf('', { body: { type: 'unreadable' } }))
    expect([await picture(), await picture()]).toEqual([
      { reply: saying(PHRASES.tooMany(3)), conversation: null },
      null,
    ])
  })

  test('count edits and buttons too', async () => {
    const { chat, messageOf } = chatOf()
    for (let at = 0; at < 12; at++) await chat.edited(messageOf('ahoj'))
    expect(await chat.edited(messageOf('ahoj'))).toBeNull()
    expect(chat.allows(messageOf('ahoj'))).toBe(false)
    expect(chat.allows(messageOf('ahoj', { person: 'Petr' }))).toBe(true)
  })

  test('are as many as they like where nobody limits them', async () => {
    const { say } = chatOf({ isLimited: false })
    for (let at = 0; at < 30; at++) expect(await say('ahoj')).toBe(PHRASES.greeting(EXAMPLES))
  })

  test('while somebody types give no offers, and no more of them later than others get', async () => {
    const { chat, clock } = chatOf()
    for (let at = 0; at < 40; at++) expect(await chat.offers('Jana', 'cyklostezka')).toHaveLength(2)
    expect(await chat.offers('Jana', 'cyklostezka')).toBeNull()
    await clock.pass(400)
    expect(await chat.offers('Jana', 'cyklostezka')).toHaveLength(2)
  })
})

test('what cannot be read is told, and is no part of the conversation', async () => {
  const { chat, messageOf, say } = chatOf()
  await say('cyklostezka v Kolíně')
  const said = await chat.said(messageOf('', { body: { type: 'unreadable' } }))
  expect(said).toEqual({ reply: saying(PHRASES.unreadable(EXAMPLES)), conversation: null })
  expect(await say('a v Opavě?')).toContain(OPAVA)
  expect(await chat.edited(messageOf('', { body: { type: 'unreadable' } }))).toBeNull()
})

test.each([
  [null, null, null],
  ['Kolín', null, 'Kolín'],
  [null, 'Kolín', 'Kolín'],
  ['Kolín', 'Opava', 'Opava'],
])(
  'what cannot be read in a room of %s by somebody who limits answers to %s has examples of %s',
  async (place, own, shown) => {
    const { chat, messageOf, say } = chatOf()
    if (own !== null) await say(`/kraj ${own}`)
    const said = await chat.said(messageOf('', { place, body: { type: 'unreadable' } }))
    expect(said).toMatchObject({ reply: saying(PHRASES.unreadable(await bot.examples(shown))) })
  },
)

describe('the place of a room', () => {
  test('limits its answers as long as it is given, and never sticks to a person', async () => {
    const { say } = chatOf()
    expect(await say('cyklostezka', { place: 'Opava' })).toContain(OPAVA)
    expect(await say('cyklostezka', { place: 'Kolín' })).toContain(KOLIN)
    expect(await say('kolínská cyklostezka kolem sokolovny')).toContain(KOLIN)
  })

  test('gives way to the place that a person chose, and comes back when that is lifted', async () => {
    const { say } = chatOf()
    await say('/kraj Kolín', { place: 'Opava' })
    expect(await say('cyklostezka', { place: 'Opava' })).toContain(KOLIN)
    expect(await say('/kraj', { place: 'Opava' })).toBe(PHRASES.roomPlaceHolds('Opava'))
    expect(await say('cyklostezka', { place: 'Opava' })).toContain(OPAVA)
  })
})

describe('an edited message', () => {
  test('continues what stood before it', async () => {
    const { chat, messageOf, say } = chatOf()
    await say('cyklostezka v Opavě')
    const message = messageOf('a v Prraze?')
    await chat.said(message)
    const edited = await chat.edited({ ...message, body: { type: 'text', text: 'a v Kolíně?' } })
    expect(print(edited?.reply ?? { blocks: [] })).toContain(KOLIN)
  })
})

describe('an action', () => {
  const BOTH = askedAlone('cyklostezka v Kolíně nebo v Opavě')
  const at = (asked = BOTH) => ({ key: 'Jana', id: 'tlačítko', asked })

  test.each([
    ['passage', { type: 'passage', code: codeOf(KOLIN) }, KOLIN],
    ['section', { type: 'section', code: codeOf(OPAVA) }, OPAVA],
    ['why', { type: 'why', code: codeOf(OPAVA) }, `${codeOf(OPAVA)}: `],
    ['topics', { type: 'topics', page: 0, place: 'Opava' }, 'Opavská doprava'],
  ] as const)('%s shows it', async (_, action, text) => {
    expect(print((await chatOf().chat.act(action, at())).reply)).toContain(text)
  })

  test('more shows each further passage once, and then says that this is all', async () => {
    const { chat } = chatOf()
    const first = await chat.act({ type: 'more' }, at())
    expect(print(first.reply)).toMatch(new RegExp(`„(?:${KOLIN}|${OPAVA})“`))
    expect(first.conversation?.last?.step).toBe(1)
    const second = await chat.act({ type: 'more' }, at({ ...BOTH, step: 1 }))
    expect(print(second.reply)).toBe(PHRASES.noMore)
  })

  test('more on an older answer leaves the place that was chosen since', async () => {
    const { chat, say } = chatOf()
    await say('cyklostezka')
    await say('/kraj Opava')
    await chat.act({ type: 'more' }, at())
    expect(await say('cyklostezka kolem sokolovny a zimního stadionu')).not.toContain(KOLIN)
  })

  test.each([
    [{ type: 'more' }, '/dalsi', PHRASES.noMore],
    [{ type: 'limit', place: 'Kolín' }, 'cyklostezka', KOLIN],
  ] as const)(
    '%j is part of the conversation, and what is said next goes on from it',
    async (action, next, text) => {
      const { chat, say } = chatOf()
      await say('cyklostezka')
      await chat.act(action, at(askedAlone('cyklostezka')))
      const said = await say(next)
      expect(said).toContain(text)
      expect(said).not.toContain(OPAVA)
    },
  )

  test.each<[place: string | null, step: number, shown: string]>([
    [null, 0, OPAVA],
    [null, 1, KOLIN],
    ['Kolín', 0, KOLIN],
    ['Kolín', 1, PHRASES.noMore],
  ])('in a room of %s on the passage %i of an answer finds it again', async (place, step, shown) => {
    const { chat } = chatOf()
    const again = await chat.shownAgain('cyklostezka', place, step)
    expect(print(again.reply)).toContain(shown)
    expect(again.conversation?.last).toMatchObject({ place, question: 'cyklostezka' })
  })

  test('why has nothing to say about a question that is gone', async () => {
    const acted = await chatOf().chat.act({ type: 'why', code: codeOf(KOLIN) }, { ...at(), asked: null })
    expect(print(acted.reply)).toBe(PHRASES.notExplained)
  })

  test('is about the question as it was asked in its conversation, while nothing was said after it', async () => {
    const { chat, messageOf, say } = chatOf()
    await say('cyklostezka v Opavě')
    const message = messageOf('a v Kolíně?')
    await chat.said(message)
    expect(chat.answered('Jana', message.id)).toMatchObject({ previous: ['cyklostezka v Opavě'], step: 0 })
    await say('ahoj')
    expect(chat.answered('Jana', message.id)).toBeNull()
  })
})

describe('commands of a platform', () => {
  const roomSettings = {
    name: 'nastaveni',
    run: async (_: Message, argument: string) => saying(`[${argument}]`),
  }

  test.each([
    ['/nastaveni', '[]'],
    ['/Nastavení vlákna ano', '[vlákna ano]'],
    ['/nastaveni  místo  Nový Jičín', '[místo  Nový Jičín]'],
    ['/nastavenicko', PHRASES.unknownCommand('nastavenicko')],
  ])('%j is answered with %j', async (typed, said) => {
    expect(await chatOf({ commands: [roomSettings] }).say(typed)).toBe(said)
  })

  test('are known beside those of every platform', () => {
    const { chat } = chatOf({ commands: [roomSettings] })
    expect(['nastaveni', 'temata', 'témata', 'neznamy'].map(name => chat.isCommand(name))).toEqual([
      ...[true, true, true, false],
    ])
    expect(chatOf().chat.isCommand('nastaveni')).toBe(false)
  })

  test('stand in the help', async () => {
    const help = ['/nastaveni – nastavení místnosti']
    expect(await chatOf({ help }).say('/napoveda')).toMatch(/\/nastaveni – nastavení místnosti$/)
    expect(await chatOf().say('/napoveda')).not.toContain('/nastaveni')
  })
})

describe('an answer that takes too long', () => {
  const overdue = async () => {
    throw new OverdueError('too long')
  }
  const slow: ChatBot = {
    handle: overdue,
    more: overdue,
    explain: overdue,
    passage: overdue,
    section: overdue,
    elsewhere: overdue,
    topicsOf: overdue,
    examples: overdue,
    offers: overdue,
    limit: overdue,
  }

  test('is given up with a sentence, counted, and leaves the conversation as it was', async () => {
    const { chat, messageOf, outcomes } = chatOf({ bot: slow })
    expect(await chat.said(messageOf('cyklostezka'))).toEqual({
      reply: saying(PHRASES.gaveUp),
      conversation: null,
    })
    expect(outcomes).toEqual(['gave-up'])
  })

  test.each([
    { type: 'passage', code: 'KOL22-00000' },
    { type: 'section', code: 'KOL22-00000' },
    { type: 'why', code: 'KOL22-00000' },
    { type: 'topics', page: 0, place: '' },
    { type: 'more' },
  ] as const)('is given up after $type too', async action => {
    const { chat } = chatOf({ bot: slow })
    const acted = { key: 'Jana', id: 'tlačítko', asked: askedAlone('cyklostezka') }
    expect(print((await chat.act(action, acted)).reply)).toBe(PHRASES.gaveUp)
  })

  test('offers nothing while somebody types', async () => {
    expect(await chatOf({ bot: slow }).chat.offers('Jana', 'cyklostezka')).toEqual([])
  })

  test('is no excuse for a fault of the program', async () => {
    const broken: ChatBot = { ...slow, handle: () => Promise.reject(new TypeError('fault')) }
    const { chat, messageOf } = chatOf({ bot: broken })
    await expect(chat.said(messageOf('cyklostezka'))).rejects.toThrow(TypeError)
  })
})

test('outcomes count questions: one for each, none for commands', async () => {
  const { say, outcomes } = chatOf()
  for (const text of ['cyklostezka', 'jaderná elektrárna', 'ahoj', '/temata', '/dalsi', codeOf(KOLIN)])
    await say(text)
  expect(outcomes).toEqual(['found', 'silent', 'not-policy'])
})

test('a conversation is a small value: under a kilobyte after everyday questions, and the same after JSON', async () => {
  const { chat, messageOf } = chatOf({ isLimited: false })
  const questions = [
    'co uděláte pro cyklisty v Opavě?',
    'a co cyklostezka v Kolíně kolem sokolovny?',
    'bude osvětlená?',
  ]
  let conversation = NEW_CONVERSATION
  for (const text of [...questions, ...questions, 'cyklostezka v Kolíně']) {
    const said = await chat.said(messageOf(text))
    if (said !== null && 'conversation' in said) conversation = said.conversation ?? conversation
  }
  expect(conversation.last).not.toBeNull()
  expect(Buffer.byteLength(JSON.stringify(conversation))).toBeLessThan(1024)
  expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation)
})

test('of reactions, what has changed is counted', () => {
  const counted: unknown[] = []
  const { chat } = chatOf({ onFeedback: one => counted.push(one) })
  chat.react([], ['👍'])
  chat.react(['👍'], ['👍', '🎉'])
  chat.react(['👍', '🎉'], ['👎'])
  expect(counted).toEqual([
    { verdict: 'good', change: 'given' },
    { verdict: 'good', change: 'withdrawn' },
    { verdict: 'bad', change: 'given' },
  ])
})

describe('below an answer', () => {
  const below = { addressedBy: 'answer', isDirect: false } as const

  test('talk gets nothing, a question is answered', async () => {
    const { say } = chatOf()
    expect(await say('to je dobrý bod, souhlasím', below)).toBeNull()
    expect(await say('a kdy bude cyklostezka v Kolíně?', below)).not.toBeNull()
  })

  test('whoever talks to the bot may go on with a subject alone, others have to ask', async () => {
    const { say } = chatOf()
    await say('cyklostezka v Kolíně', { isDirect: false })
    expect(await say('dětské hřiště', { ...below, person: 'Petr' })).toBeNull()
    expect(await say('dětské hřiště', below)).not.toBeNull()
  })

  test('anybody goes on from all that the answer leaned on', async () => {
    const about = { ...askedAlone('a v Opavě?'), previous: ['cyklostezka'] }
    const { say } = chatOf()
    expect(await say('a v Kolíně?', { ...below, about })).toContain(KOLIN)
  })

  test('whoever asked goes on from where their conversation is', async () => {
    const { say } = chatOf()
    await say('cyklostezka')
    await say('/dalsi')
    expect(await say('/dalsi', { about: askedAlone('cyklostezka') })).toBe(PHRASES.noMore)
  })

  test('anybody goes on from the answer that they reply to', async () => {
    const { say } = chatOf()
    const about = askedAlone('cyklostezka v Kolíně')
    expect(await say('/proc', { person: 'Petr' })).toBe(PHRASES.nothingToExplain)
    expect(await say('/proc', { person: 'Eva', about })).not.toBe(PHRASES.nothingToExplain)
  })
})

describe('a loop', () => {
  /** Somebody who writes so many seconds after each answer; which of the turns were answered, told, silent. */
  async function turns(
    texts: readonly string[],
    seconds: readonly number[],
    options: Partial<ChatOptions> = {},
  ) {
    const { clock, say } = chatOf(options)
    const said: string[] = []
    for (const [at, text] of texts.entries()) {
      await clock.pass((seconds[at % seconds.length] ?? 0) * 1000)
      const reply = await say(text)
      said.push(reply === null ? 'silent' : reply === PHRASES.loop ? 'told' : 'answered')
    }
    return said
  }

  const chatter = [
    'děkuji za zprávu',
    'jak vám mohu pomoci',
    'rozumím',
    'prosím upřesněte',
    'jsem tu pro vás',
    'ahoj',
  ]
  const ended = ['answered', 'answered', 'answered', 'told', 'silent', 'silent']

  test('of a program that writes what is no question ends after three turns', async () => {
    expect(await turns(chatter, [2.6])).toEqual(ended)
  })

  test('of a program that says the same ends too', async () => {
    expect(await turns(Array(6).fill('cyklostezka v Kolíně'), [30])).toEqual(ended)
  })

  test('is none at a terminal, where nobody limits anything', async () => {
    expect(await turns(chatter, [2.6], { isLimited: false })).toEqual(Array(6).fill('answered'))
  })

  test('is none where one message is edited again and again', async () => {
    const { chat, clock, messageOf } = chatOf()
    for (let at = 0; at < 6; at++) {
      await clock.pass(2_600)
      expect(print((await chat.edited(messageOf('ahoj')))?.reply ?? { blocks: [] })).toBe(
        PHRASES.greeting(EXAMPLES),
      )
    }
  })

  test.each<[who: string, texts: readonly string[], seconds: readonly number[]]>([
    ['comes back after a while', chatter, [181]],
    [
      'asks one thing after the other',
      ['cyklostezka v Kolíně', 'dětské hřiště', 'městská policie', 'cyklostezka', 'dětské hřiště', 'ahoj'],
      [4, 7, 5, 9, 6, 8],
    ],
    ['asks all at once', chatter, [0]],
  ])('is none where somebody %s', async (_, texts, seconds) => {
    expect(await turns(texts, seconds)).toEqual(Array(6).fill('answered'))
  })
})
