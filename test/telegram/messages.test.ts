/** Messages as people send them: albums, edits that change nothing, the first /start, lists that can be tapped. */

import type { BotApi } from '@doslova/fake-bot-api'
import type { Message, User } from '@grammyjs/types'
import { describe, expect, test } from 'vitest'
import { PHRASES } from '../../src/reply/phrases.ts'
import { CYCLING, CYCLING_OPAVA, openBot, TEXTS } from '../town/bot.ts'
import { buttonsOf, person, textsOf } from './bot.ts'
import { serveBot } from './in-process.ts'

const SHARED = 'Zastávky v obou městech opravíme a osvětlíme.'
const { bot } = openBot({
  ...TEXTS,
  '2014-kolin/zastavky.md': `---\ntitle: Zastávky\n---\n${SHARED}\n`,
  '2014-louny/zastavky.md': `---\ntitle: Zastávky\n---\n${SHARED}\n`,
  '2014-opava/doprava.md': `---\ntitle: Stará doprava\n---\n${SHARED}\n\nLávku přes řeku u mlýna natřeme a zpevníme ještě letos.\n`,
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, at) => [
      `2018-opava/${at}.md`,
      `---\ntitle: Téma ${at}\n---\nVěc číslo ${at} opravíme.\n`,
    ]),
  ),
})

async function open(options = {}) {
  const api = await serveBot({ bot }, options)
  return { api, jana: person(api) }
}

async function ask(api: BotApi, user: User, text: string): Promise<Message> {
  api.say(user, text)
  await api.idle()
  return api.said(user).at(-1) as Message
}

describe('an album', () => {
  const album = 'album-7'

  test.each([0, 1, 2])('with a caption on picture %i is one question, in one batch of updates', async at => {
    const { api, jana } = await open()
    for (const index of [0, 1, 2])
      api.send(jana, 'photo', { album, ...(index === at && { caption: 'cyklostezka v Kolíně' }) })
    await api.idle()
    expect(textsOf(api.said(jana))).toEqual([expect.stringContaining(CYCLING)])
  })

  test.each([0, 1, 2])('with a caption on picture %i is answered once, however late it comes', async at => {
    const { api, jana } = await open()
    for (const index of [0, 1, 2]) {
      api.send(jana, 'photo', { album, ...(index === at && { caption: 'cyklostezka v Kolíně' }) })
      await api.idle()
    }
    expect(textsOf(api.said(jana))).toEqual([expect.stringContaining(CYCLING)])
  })

  test('without a caption gets one hint, and another album its own', async () => {
    const { api, jana } = await open()
    for (const name of [album, album, 'album-8']) api.send(jana, 'photo', { album: name })
    await api.idle()
    expect(textsOf(api.said(jana))).toEqual(Array(2).fill(expect.stringContaining('Umím číst jen text')))
  })
})

describe('an edit that changes nothing, as when a preview has loaded,', () => {
  test('costs no call and none of what a person may ask', async () => {
    const { api, jana } = await open()
    const question = api.say(jana, 'cyklostezka v Kolíně')
    await api.idle()
    const calls = api.calls('editMessageText').length
    for (let at = 0; at < 15; at++) api.edit(question, 'cyklostezka v Kolíně')
    await api.idle()
    expect(api.calls('editMessageText').length).toBe(calls)
    api.edit(question, 'cyklostezka v Opavě')
    await api.idle()
    expect(textsOf(api.said(jana))).toEqual([expect.stringContaining(CYCLING_OPAVA)])
    expect(api.mistakes()).toEqual([])
  })
})

describe('the first /start', () => {
  const modes = [PHRASES.modeGroups, PHRASES.modeInline('doslova_bot'), PHRASES.modeGuest('doslova_bot')]

  test('tells of groups, of inline and guest mode, with buttons to try', async () => {
    const { api, jana } = await open()
    const { text, reply_markup } = await ask(api, jana, '/start')
    expect(text).toContain(modes.join(' '))
    expect(reply_markup?.inline_keyboard.at(-1)).toEqual([
      { text: PHRASES.tryHere, switch_inline_query_current_chat: '' },
      { text: PHRASES.tryElsewhere, switch_inline_query: '' },
    ])
  })

  test('tells of no mode that the bot does not have', async () => {
    const me = { supports_guest_queries: false, supports_inline_queries: false, can_join_groups: false }
    const { api, jana } = await open({ me })
    const { text, reply_markup } = await ask(api, jana, '/start')
    for (const mode of modes) expect(text).not.toContain(mode)
    expect(JSON.stringify(reply_markup)).not.toContain('switch_inline')
  })

  test('with a passage shows that alone', async () => {
    const { api, jana } = await open()
    const code = /KOL22-\w{5}/.exec((await ask(api, jana, 'cyklostezka v Kolíně')).text ?? '')?.[0]
    expect((await ask(api, jana, `/start ${code}`)).text).not.toContain(PHRASES.modeGroups)
  })
})

describe('topics', () => {
  test('begin with the newest programmes, and no two lead to one passage', async () => {
    const { api, jana } = await open()
    for (const command of ['/start', '/temata']) {
      const answer = await ask(api, jana, command)
      const years = buttonsOf(answer).flatMap(text => /20\d\d/.exec(text) ?? [])
      expect(years[0]).toBe('2022')
      expect(years).toEqual(years.toSorted((a, b) => Number(b) - Number(a)))
    }
    const all = (await bot.topicsOf('')).blocks.flatMap(block =>
      block.type === 'choices' ? block.items : [],
    )
    expect(all.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Zastávky – Kolín 2014', 'Stará doprava – Opava 2014']),
    )
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
  })

  test('go on with older programmes', async () => {
    const { api, jana } = await open()
    expect(buttonsOf(await ask(api, jana, '/temata')).at(-1)).toBe(PHRASES.pageOlder)
  })
})

test('the places of /zdroje limit the answers of who taps one', async () => {
  const { api, jana } = await open()
  const answer = await ask(api, jana, '/zdroje')
  expect(buttonsOf(answer)).toEqual(['Kolín', 'Louny', 'Opava'])
  api.press(jana, answer, 'Kolín')
  await api.idle()
  expect(api.said(jana).at(-1)?.text).toBe(PHRASES.placeSet('Kolín', ['Kolín']))
  expect((await ask(api, jana, 'cyklostezka')).text).toContain(CYCLING)
  expect((await ask(api, person(api), 'cyklostezka')).text).toContain(CYCLING_OPAVA)
})

test('inline mode offers others where the first passage of a text is longer than a message', async () => {
  const long = `Dlouhá věta ${'a zase další slova '.repeat(300)}.`
  const { bot: other } = openBot({
    '2022-kolin/dlouhy.md': `---\ntitle: Dlouhý\n---\n${long}\n\nLávku přes řeku u mlýna opravíme ještě letos.\n`,
  })
  const api = await serveBot({ bot: other })
  const { id } = api.query(person(api), '')
  await api.idle()
  const texts = api.inlineAnswer(id)?.results.map(({ content }) => content.text)
  expect(texts).toEqual([expect.stringContaining('„Lávku přes řeku')])
})

test('the whole section is offered where it says more than the answer', async () => {
  const cut = `Stezku u mlýna postavíme. ${'Nábřeží je krásné a lidé se tam rádi scházejí. '.repeat(90)}`
  const { bot: other } = openBot({
    '2022-kolin/a.md': '---\ntitle: Lávky\n---\nLávku přes řeku u soutoku opravíme ještě letos.\n',
    '2022-kolin/b.md':
      '---\ntitle: Mosty\n---\nMost přes potok za školou zbouráme.\n\nMost u nádraží rozšíříme pro chodce.\n',
    '2022-kolin/c.md': `---\ntitle: Stezky\n---\n${cut}\n`,
  })
  const api = await serveBot({ bot: other })
  const offers = async (question: string) =>
    buttonsOf(await ask(api, person(api), question)).includes(PHRASES.wholeSection)
  expect(await offers('lávka u soutoku')).toBe(false)
  expect(await offers('most za školou')).toBe(true)
  expect(await offers('stezka u mlýna')).toBe(true)
})
