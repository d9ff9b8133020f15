/** Buttons and inline mode on Telegram: what is tapped and typed outside of a conversation. */

import type { Message, User } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { openBot, sharedDataFolder } from '../town/bot.ts'
import {
  BIKE_RACKS,
  CYCLE_PATH,
  LIBRARY,
  OPAVA_CYCLE_PATH,
  OPAVA_RAIN,
  REFUSED,
  SCHOOLS,
  TOWN,
} from '../town/town.ts'
import { buttonsOf, person, SharedBot, textsOf } from './bot.ts'
import { startBot } from './in-process.ts'

const dataDir = sharedDataFolder()
const bot = new SharedBot(api => startBot(api, { bot: openBot(TOWN).bot, dataDir }))

const QUESTION = 'cyklostezka podél Labe'
/** A subject of two towns. */
const SUBJECT = 'cyklostezka'

async function answered(text: string): Promise<{ jana: User; answer: Message }> {
  const jana = person(bot.api)
  const [answer] = await bot.ask(jana, text)
  if (answer === undefined) throw new Error('no answer')
  return { jana, answer }
}

const codeIn = ({ text = '' }: Message) => /(?:KOL|OPA)\d\d-\w{5}/.exec(text)?.[0] ?? ''

describe('the buttons of an answer', () => {
  test('offer the other passages, the section, the reasons, the original and a link to share', async () => {
    const others = [PHRASES.wholeSection, PHRASES.whyThis, PHRASES.original, PHRASES.share]
    expect(buttonsOf((await answered(SUBJECT)).answer)).toEqual([
      expect.stringMatching(/^Opava 2026: Cyklostezku kolem řeky Opavy/),
      ...others,
    ])
    expect(buttonsOf((await answered(QUESTION)).answer)).toEqual(others)
  })

  test('show another passage, as a reply to the answer', async () => {
    const { jana, answer } = await answered(SUBJECT)
    const { toast, said } = await bot.press(jana, answer, buttonsOf(answer)[0] ?? '')
    expect(toast).toBe('')
    expect(said).toMatchObject([
      {
        text: expect.stringContaining(OPAVA_CYCLE_PATH),
        reply_to_message: { message_id: answer.message_id },
      },
    ])
  })

  test('show the whole section', async () => {
    const { jana, answer } = await answered(QUESTION)
    const { said } = await bot.press(jana, answer, PHRASES.wholeSection)
    for (const text of [CYCLE_PATH, BIKE_RACKS]) expect(said[0]?.text).toContain(text)
    const schools = await answered('základní školy nová učebna')
    const long = await bot.press(schools.jana, schools.answer, PHRASES.wholeSection)
    expect(long.said.length).toBeGreaterThan(1)
    expect(textsOf(long.said).join('\n')).toContain(SCHOOLS.at(-1))
    expect(long.said.map(message => buttonsOf(message).length > 0)).not.toContain(true)
  })

  test('say what introduces an item', async () => {
    const { answer } = await answered('mýtné za vjezd karavanů')
    expect(buttonsOf(answer)[0]).toBe(`Nepodpoříme: ${REFUSED[1]}`)
  })

  test('show where else a passage stands, with what is different struck out and bold', async () => {
    const { jana, answer } = await answered('dešťová voda ze střech škol v Kolíně')
    const { toast, said } = await bot.press(jana, answer, PHRASES.whereElse(1))
    expect(toast).toBe('')
    const [{ text = '', entities = [] } = {}] = said
    const styled = (type: string) =>
      entities
        .filter(entity => entity.type === type)
        .map(({ offset, length }) => text.slice(offset, offset + length))
    expect(styled('strikethrough')).toEqual(['sta'])
    expect(styled('bold')).toContain('dvou set')
    expect(styled('blockquote')).toEqual([OPAVA_RAIN.replace('dvou set', 'sta dvou set')])
  })

  test('lead to the bot from the message that is shared', async () => {
    const { answer } = await answered(QUESTION)
    const share = answer.reply_markup?.inline_keyboard.flat().find(({ text }) => text === PHRASES.share)
    const url = new URL(share !== undefined && 'url' in share ? share.url : '')
    expect(url.origin + url.pathname).toBe('https://t.me/share/url')
    expect(url.searchParams.get('url')).toBe(`https://t.me/doslova_bot?start=${codeIn(answer)}`)
  })

  test('serve everybody in a group', async () => {
    const chat = bot.api.addSupergroup()
    const [jana, petr] = [person(bot.api), person(bot.api)]
    const ask = () => bot.api.say(jana, `@doslova_bot ${QUESTION}`, { chat })
    const [answer] = await bot.hear(chat, ask)
    await bot.press(petr, answer, PHRASES.wholeSection)
    expect(bot.api.hidden(chat, petr)).toMatchObject([{ text: expect.stringContaining(BIKE_RACKS) }])
  })

  test('answer in the topic where they stand', async () => {
    const chat = bot.api.addForum()
    const topic = bot.api.addTopic(chat, 'Doprava')
    const jana = person(bot.api)
    const ask = () => bot.api.say(jana, `@doslova_bot ${QUESTION}`, { chat, topic })
    const [answer] = await bot.hear(chat, ask)
    await bot.press(jana, answer, PHRASES.wholeSection)
    expect(bot.api.hidden(chat, jana)).toMatchObject([{ message_thread_id: topic, is_topic_message: true }])
  })
})

describe('why', () => {
  const why = (jana: User, answer: Message, gone = false) =>
    bot.press(jana, answer, gone ? `1:w:${codeIn(answer)}` : PHRASES.whyThis, gone)

  test.each([QUESTION, '/start cyklostezka-podel-labe'])('is explained after %s', async text => {
    const { jana, answer } = await answered(text)
    const { toast, said } = await why(jana, answer)
    expect(toast).toBe('')
    expect(textsOf(said)).toEqual([expect.stringMatching(`^${PHRASES.why}\n${codeIn(answer)}: `)])
  })

  test('is explained in a group, where the question names the bot', async () => {
    const chat = bot.api.addGroup()
    const jana = person(bot.api)
    const [answer] = await bot.hear(chat, () => bot.api.say(jana, `@doslova_bot ${QUESTION}`, { chat }))
    const petr = person(bot.api)
    await why(petr, answer as Message)
    const said = bot.api.hidden(chat, petr)
    expect(textsOf(said)).toEqual([expect.stringContaining(`${codeIn(answer as Message)}: `)])
  })

  test('is explained after a question that leans on the one before', async () => {
    const { jana } = await answered(QUESTION)
    const [answer] = await bot.ask(jana, 'a v Opavě?')
    const { said } = await why(jana, answer as Message)
    expect(textsOf(said)).toEqual([expect.stringContaining(`${codeIn(answer as Message)}: `)])
  })

  test('is explained for the next passage', async () => {
    const { jana } = await answered(QUESTION)
    const [answer] = await bot.ask(jana, '/dalsi')
    const { said } = await why(jana, answer as Message)
    expect(textsOf(said)).toEqual([expect.stringContaining(`${codeIn(answer as Message)}: `)])
  })

  test('cannot be explained any more when the question is not there, and a toast says so', async () => {
    const { jana, answer } = await answered(QUESTION)
    expect(await why(jana, answer, true)).toEqual({ toast: PHRASES.questionGone, said: [] })
    const petr = person(bot.api)
    const [lonely] = await bot.hear(petr, () => bot.api.remove(bot.api.say(petr, QUESTION)))
    expect(await why(petr, lonely as Message)).toEqual({ toast: PHRASES.questionGone, said: [] })
  })
})

describe('topics', () => {
  test('turn their pages in one message', async () => {
    const { jana, answer } = await answered('/temata')
    const turn = async (button: string) => {
      const { toast, said } = await bot.press(jana, answer, button)
      expect({ toast, said }).toEqual({ toast: '', said: [] })
      return buttonsOf(bot.api.said(jana).at(-1))
    }
    const first = buttonsOf(answer)
    const second = await turn(PHRASES.pageOn)
    expect(first.at(-1)).toBe(PHRASES.pageOn)
    expect(second.at(-1)).toBe(PHRASES.pageBack)
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
    expect(await turn(PHRASES.pageBack)).toEqual(first)
  })

  test('of a place stay those of the place', async () => {
    const { jana } = await answered('/kraj Kolín')
    const [answer] = await bot.ask(jana, '/temata')
    await bot.press(jana, answer, PHRASES.pageOn)
    const all = [...buttonsOf(answer), ...buttonsOf(bot.api.said(jana).at(-1))]
    expect(all.filter(text => text.includes('Opav'))).toEqual([])
    expect(all.length).toBeGreaterThan(8)
  })

  test('lead to their passages', async () => {
    const { jana, answer } = await answered('/temata')
    const { said } = await bot.press(jana, answer, 'Knihovna – Kolín 2026')
    expect(textsOf(said)).toEqual([expect.stringContaining(LIBRARY)])
  })

  test('that are on a page already stay there without noise', async () => {
    const { jana, answer } = await answered('/temata')
    expect(await bot.press(jana, answer, '1:t:0:', true)).toEqual({ toast: '', said: [] })
    expect(bot.refusals()).toEqual([expect.stringContaining('is not modified')])
  })

  test('whose message is gone come anew', async () => {
    const { jana, answer } = await answered('/temata')
    bot.api.remove(answer)
    const { said } = await bot.press(jana, answer, '1:t:1:', true)
    expect(textsOf(said)).toEqual([PHRASES.topics])
    expect(bot.refusals()).toEqual(['Bad Request: message to edit not found'])
  })
})

describe('a press is acknowledged once, whatever it carries', () => {
  test.each([
    '',
    'x',
    '0:p:KOL26-HA5SA',
    '2:p:KOL26-HA5SA',
    '1:p:',
    '1:z:KOL26-HA5SA',
    '1:t:x:',
    '1:t:99999:',
    'a:'.repeat(32),
    '::::',
  ])('%j is too old or unknown', async data => {
    const { jana, answer } = await answered('/temata')
    expect(await bot.press(jana, answer, data, true)).toEqual({ toast: PHRASES.oldButton, said: [] })
  })

  test.each([
    ['1:p:KOL26-00000', PHRASES.notFoundCode('KOL26-00000')],
    ['1:s:KOL26-00000', PHRASES.notFoundCode('KOL26-00000')],
    ['1:t:9999:', PHRASES.topics],
    ['1:t:0:Nikdekov', PHRASES.topics],
  ])('%s', async (data, expected) => {
    const { jana, answer } = await answered('/temata')
    bot.api.remove(answer)
    const { toast, said } = await bot.press(jana, answer, data, true)
    expect({ toast, said: textsOf(said) }).toEqual({ toast: '', said: [expected] })
    bot.refusals()
  })

  test('too many of them get a toast each', async () => {
    const { jana, answer } = await answered(QUESTION)
    const toasts = []
    for (let count = 0; count < 20; count++)
      toasts.push((await bot.press(jana, answer, PHRASES.wholeSection)).toast)
    // The question was the first of twelve.
    expect(toasts.slice(0, 11)).toEqual(Array(11).fill(''))
    expect(toasts).toContain(PHRASES.tooManyTaps)
    expect(toasts).not.toContain(null)
  })

  test('below an inline result there is nothing to press that the bot would have to answer', async () => {
    const jana = person(bot.api)
    const { id } = bot.api.query(jana, QUESTION)
    await bot.api.idle()
    for (const { keyboard } of bot.api.inlineAnswer(id)?.results ?? [])
      expect(keyboard?.inline_keyboard.flat().every(button => 'url' in button)).toBe(true)
  })

  test('what an expired press asks for is done all the same', async () => {
    const { jana, answer } = await answered(QUESTION)
    const said = await bot.hear(jana, () =>
      bot.api.expire(bot.api.press(jana, answer, PHRASES.wholeSection).id),
    )
    expect(textsOf(said)).toEqual([expect.stringContaining(BIKE_RACKS)])
    expect(bot.refusals()).toEqual([expect.stringContaining('query is too old')])
  })
})

describe('inline mode', () => {
  const query = async (text: string, offset = '') => {
    const { id } = bot.api.query(person(bot.api), text, { offset })
    await bot.api.idle()
    const answer = bot.api.inlineAnswer(id)
    if (answer === null) throw new Error('the query was not answered')
    return { queryId: id, ...answer, ids: answer.results.map(result => result.id) }
  }

  test('offers passages with their quote, their source and a way to ask more', async () => {
    const { results, button, is_personal } = await query(QUESTION)
    const [first] = results
    expect(first?.content.text).toContain(`„${CYCLE_PATH}“`)
    expect(first?.content.text).toContain(`platný program · garant Květa Zkušební · ${first?.id}`)
    expect(first?.content.entities.map(({ type }) => type)).toContain('blockquote')
    expect(first?.keyboard?.inline_keyboard).toEqual([
      [{ text: PHRASES.askMore, url: `https://t.me/doslova_bot?start=${first?.id}` }],
    ])
    expect(button).toEqual({ text: PHRASES.askInline, start_parameter: '_' })
    expect(is_personal).toBe(false)
  })

  test('pages through all results, each of them once', async () => {
    const pages = [await query('základní školy nová učebna')]
    for (let page = pages[0]; page !== undefined && page.next_offset !== ''; page = pages.at(-1))
      pages.push(await query('základní školy nová učebna', page.next_offset))
    const ids = pages.flatMap(page => page.ids)
    expect(pages.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(ids.length)
    expect(pages.map(page => page.ids.length > 0)).not.toContain(false)
  })

  test('gives the same results the same ids, whoever asks', async () => {
    expect((await query(QUESTION)).ids).toEqual((await query(QUESTION)).ids)
    expect((await query('Cyklostezka podél Labe!')).ids).toEqual((await query(QUESTION)).ids)
  })

  test('suggests something for an empty query', async () => {
    const { results, next_offset } = await query('')
    expect(results).toHaveLength(5)
    expect((await query('', next_offset)).results.length).toBeGreaterThan(0)
  })

  test('finds a passage by its code', async () => {
    const [code = ''] = (await query(QUESTION)).ids
    expect((await query(code.toLowerCase())).ids).toEqual([code])
  })

  test.each(['stavba kasina', 'ahoj', 'napiš mi báseň', 'x'.repeat(256)])(
    'says that there is nothing for %s',
    async text => {
      const { results, button, next_offset } = await query(text)
      expect({ results, next_offset }).toEqual({ results: [], next_offset: '' })
      expect(button).toEqual({ text: PHRASES.nothingInline, start_parameter: '_' })
    },
  )

  test.each(['-1', '1e3', 'x', '9999', '99999999999'])('takes the offset %s for what it is', async offset => {
    expect((await query(QUESTION, offset)).next_offset).toBe('')
  })

  test('lets a query go that the person has typed over', async () => {
    const jana = person(bot.api)
    bot.api.expire(bot.api.query(jana, QUESTION).id)
    await bot.api.idle()
    expect(bot.refusals()).toEqual([expect.stringContaining('query is too old')])
  })

  test('what is chosen comes into the chat as it was shown', async () => {
    const jana = person(bot.api)
    const chat = bot.api.addGroup()
    const { queryId, results } = await query(QUESTION)
    const { message } = bot.api.choose(jana, queryId, results[0]?.id ?? '', chat)
    expect(message).toMatchObject({ text: results[0]?.content.text, via_bot: { username: 'doslova_bot' } })
  })
})
