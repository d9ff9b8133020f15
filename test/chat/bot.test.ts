import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { COMMANDS } from '../../src/chat/commands.ts'
import { askedAlone, type Conversation, NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import { saying } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { MAX_QUESTION } from '../../src/search/tuning.ts'
import { type Files, folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { CYCLING as KOLIN, CYCLING_OPAVA as OPAVA, openBotOver, POOL, TEXTS } from '../town/bot.ts'

/** Talks to a bot over `TEXTS` and gives what it prints. */
function talk(files: Files = TEXTS) {
  const { bot, codeOf } = openBotOver(folder(files))
  let conversation = NEW_CONVERSATION
  const tell = async (message: string) => {
    const turn = await bot.handle(message, { ...ALONE, conversation })
    conversation = turn.conversation
    return renderPlain(turn.reply, { width: Number.POSITIVE_INFINITY, color: false })
  }
  return { bot, tell, codeOf }
}

describe('commands', () => {
  test.each([
    ['/help', '/napoveda'],
    ['/privacy', '/soukromi'],
    ['/nápověda', '/napoveda'],
    ['/Soukromí', '/soukromi'],
    ['/NAPOVEDA', '/napoveda'],
    ['  /napoveda  ', '/napoveda'],
    ['/napoveda prosím', '/napoveda'],
  ])('%j is the same as %j', async (typed, meant) => {
    const { tell } = talk()
    expect(await tell(typed)).toBe(await tell(meant))
  })

  test('an unknown one is named and leads to the help', async () => {
    const { tell } = talk()
    expect(await tell('/cokoli Kolín')).toBe('Příkaz /cokoli neznám. Co umím, vypíše /napoveda.')
    expect(await tell('/constructor')).toBe('Příkaz /constructor neznám. Co umím, vypíše /napoveda.')
  })

  test('a slash inside a message makes no command of it', async () => {
    expect(await talk().tell('bazén a/nebo sport')).toContain(POOL)
  })
})

test.each(['/kraj ', '/p ', '/start ', '/neznamy ', ''])(
  'a message that is too long is not read, whatever it begins with: "%s"',
  async start => {
    const { bot } = openBotOver(folder({ 'a.md': '---\ntitle: A\n---\nLávku opravíme.\n' }))
    const conversation = { ...NEW_CONVERSATION, previous: ['lávka'] }
    const turn = await bot.handle(`${start}${'x'.repeat(MAX_QUESTION)}!`, { ...ALONE, conversation })
    expect(turn).toEqual({ reply: saying(PHRASES.tooLong), conversation, outcome: 'not-policy' })
  },
)

describe('/p', () => {
  test.each<readonly [string, (code: string) => string]>([
    ['as printed', code => code],
    ['in lower case', code => code.toLowerCase()],
    ['without its first part', code => code.split('-')[1] ?? ''],
    ['with a space for the hyphen', code => code.replace('-', ' ')],
    ['with spaces around', code => `   ${code}  `],
    ['with words behind it', code => `${code} díky moc`],
    ['with a space for the hyphen and words behind it', code => `${code.replace('-', ' ')} díky`],
    ['with letters that look like its digits', code => code.replace(/0/g, 'O').replace(/1/g, 'l')],
  ])('finds a passage by its code %s', async (_, typed) => {
    const { tell, codeOf } = talk()
    for (const text of [KOLIN, OPAVA, POOL])
      expect(await tell(`/p ${typed(codeOf(text))}`)).toContain(`„${text}“`)
  })

  test('says when there is no such code', async () => {
    expect(await talk().tell('/p KOL22-00000')).toBe(PHRASES.notFoundCode('KOL22-00000'))
  })
})

describe('a message that is a code', () => {
  test.each<readonly [string, (code: string) => string]>([
    ['alone', code => code],
    ['in brackets', code => `(${code})`],
    ['with a full stop', code => `${code}.`],
    ['with a dash that the keyboard made', code => code.replace('-', '–')],
    ['with a sign before it', code => `#${code}`],
  ])('%s shows its passage', async (_, typed) => {
    const { tell, codeOf } = talk()
    expect(await tell(typed(codeOf(POOL)))).toContain(`„${POOL}“`)
  })
})

describe('/oddil', () => {
  const files: Files = {
    '2022-kolin/doprava.md':
      '---\ntitle: Doprava\n---\n## Kola\nPruhy osvětlíme.\n\nStojany přidáme.\n\n## Auta\nGaráž postavíme.\n',
  }

  test('shows everything under the heading of a passage, the heading and the source once', async () => {
    const { tell, codeOf } = talk(files)
    const section = await tell(`/oddil ${codeOf('Stojany přidáme.')}`)
    expect(section).toMatch(/Doprava › Kola\n.*„Pruhy osvětlíme\.“[\s\S]*„Stojany přidáme\.“/)
    expect(section.match(/komunální volby 2022/g)).toHaveLength(1)
    expect(section).not.toMatch(/Garáž/)
  })

  test('asks for the code, and says when it is not there', async () => {
    const { tell } = talk(files)
    expect(await tell('/oddil')).toBe(PHRASES.whichCode)
    expect(await tell('/oddil KOL22-00000')).toBe(PHRASES.notFoundCode('KOL22-00000'))
  })
})

describe('/start', () => {
  test('says that it is a robot, what it knows and what it keeps', async () => {
    const greeting = await talk().tell('/start')
    for (const text of ['robot', 'Kolín 2022; Opava 2022', 'neukládám', 'Opavská doprava'])
      expect(greeting).toContain(text)
  })

  test.each([
    ['a code', (code: string) => code],
    ['words with hyphens', () => 'bazen-v-pondeli'],
    ['words with underscores', () => 'bazen_v_pondeli'],
  ])('with %s leads to a passage', async (_, payload) => {
    const { tell, codeOf } = talk()
    expect(await tell(`/start ${payload(codeOf(POOL))}`)).toContain(`„${POOL}“`)
  })

  test.each(['xyz-123', '-', '_', 'KOL22-00000'])('with %s greets, at any time', async payload => {
    const { tell } = talk()
    const greeting = await tell('/start')
    expect(await tell(`/start ${payload}`)).toBe(greeting)
    await tell('bazén')
    expect(await tell(`/start ${payload}`)).toBe(greeting)
  })

  test('names a few places and topics, and says that there are more', async () => {
    const towns = ['kolin', 'opava', 'tabor', 'pisek', 'zlin', 'jihlava', 'olomouc', 'liberec', 'brno']
    const files = Object.fromEntries(
      towns.map(town => [
        `2022-${town}/a.md`,
        `---\ntitle: ${town}\n---\nOpravíme lávku ve městě ${town}.\n`,
      ]),
    )
    const { bot } = talk(files)
    const { blocks } = (await bot.welcome('', ALONE)).reply
    expect(blocks.map(block => (block.type === 'choices' ? block.items.length : block.type))).toEqual([
      ...['say', 'say', 'say', 6],
    ])
    expect(renderPlain({ blocks }, { width: Number.POSITIVE_INFINITY, color: false })).toMatch(
      /^Znám tyto texty: (?:[^;]+; ){8}…\.$/m,
    )
  })
})

describe('a place alone', () => {
  const topics = (locative: string) =>
    new RegExp(`^Co vás v\\s${locative} zajímá\\?\\n\\n${PHRASES.someTopics}\\n`)

  test('is asked back about, with its topics, and is the place from then on', async () => {
    const { tell } = talk()
    expect(await tell('Opava')).toMatch(topics('Opavě'))
    expect(await tell('cyklostezka')).toContain(OPAVA)
    expect(await tell('cyklostezka v Kolíně')).toContain(KOLIN)
    expect(await tell('cyklostezka')).toContain(OPAVA)
    expect(await tell('/kraj')).toBe(PHRASES.placeCleared)
  })

  test('may be where somebody is from', async () => {
    const { tell } = talk()
    expect(await tell('jsem z Kolína')).toMatch(topics('Kolíně'))
    expect(await tell('bazén')).not.toContain(POOL)
  })

  test('after a topic asks for that topic there', async () => {
    const { tell } = talk()
    expect(await tell('cyklostezka')).toContain(KOLIN)
    expect(await tell('Opava')).toContain(OPAVA)
  })

  test('without texts is told to have none, and is not kept', async () => {
    const { tell } = talk()
    expect(await tell('Brno')).toContain(PHRASES.noPlace('Brno'))
    expect(await tell('cyklostezka')).toContain(KOLIN)
  })
})

describe('/kraj', () => {
  test('names the texts that answer for a place', async () => {
    const files = {
      '2022-praha/a.md': '---\ntitle: Lávky\n---\nOpravíme lávky přes řeku.\n',
      '2022-praha13/b.md': '---\ntitle: Hřiště\n---\nPostavíme hřiště u školy.\n',
    }
    const { tell } = talk(files)
    const told = async (message: string) => (await tell(message)).replaceAll('\u00a0', ' ')
    expect(await told('/kraj Praha 13')).toMatch(/^Odpovídám teď jen z textů pro místa Praha 13 a Praha\. /)
    expect(await told('/kraj Praha 7')).toMatch(
      /^Vlastní text pro místo Praha 7 tu nemám\. Odpovídám teď jen z textů pro místo Praha\. /,
    )
  })

  test('limits the answers to a place until it is cleared', async () => {
    const { tell } = talk()
    expect(await tell('/kraj Opava')).toBe(PHRASES.placeSet('Opava', ['Opava']))
    expect(await tell('cyklostezka')).toContain(OPAVA)
    expect(await tell('/kraj v Kolíně')).toBe(PHRASES.placeSet('Kolín', ['Kolín']))
    expect(await tell('cyklostezka')).toContain(KOLIN)
    expect(await tell('bazén')).not.toContain(POOL)
    expect(await tell('/kraj')).toBe(PHRASES.placeCleared)
    expect(await tell('bazén')).toContain(POOL)
  })

  test.each([
    ['/kraj Středočeský', PHRASES.placeSet('Středočeský kraj', ['Kolín'])],
    ['/kraj ČR', PHRASES.placeCleared],
    ['/kraj Kolín Opava', PHRASES.onePlace],
    ['/kraj bez jména', PHRASES.placeCleared],
    ['/kraj všechny', PHRASES.placeCleared],
  ])('understands %s', async (typed, reply) => {
    expect(await talk().tell(typed)).toBe(reply)
  })

  test('gives way to a place in the question', async () => {
    const { tell } = talk()
    await tell('/kraj Opava')
    expect(await tell('cyklostezka v Kolíně')).toContain(KOLIN)
  })

  test('keeps the place when the new one is unknown', async () => {
    const { tell } = talk()
    await tell('/kraj Opava')
    expect(await tell('/kraj Nikdekov')).toBe(PHRASES.unknownPlace('Nikdekov'))
    expect(await tell('cyklostezka')).toContain(OPAVA)
  })
})

describe('a conversation', () => {
  test('goes on after thanks, a command and an empty message', async () => {
    const { tell } = talk()
    expect(await tell('cyklostezka v Kolíně')).toContain(KOLIN)
    await tell('díky')
    await tell('/zdroje')
    await tell('?')
    expect(await tell('a v Opavě?')).toContain(OPAVA)
  })

  test('/proc explains the last answer, and says when there is none', async () => {
    const { tell, codeOf } = talk()
    expect(await tell('/proc')).toBe(PHRASES.nothingToExplain)
    await tell('bazén v pondělí')
    expect(await tell('/proc')).toContain(`${codeOf(POOL)}: `)
  })

  test('shows the next passage when more is asked for, by command or in words, and says when there is none', async () => {
    const { tell } = talk()
    expect(await tell('/dalsi')).toBe(PHRASES.nothingToContinue)
    expect(await tell('cyklostezka v Kolíně nebo v Opavě')).toMatch(new RegExp(`${KOLIN}|${OPAVA}`))
    const second = await tell('ještě něco?')
    expect(second).toMatch(new RegExp(`„(?:${KOLIN}|${OPAVA})“`))
    expect(await tell('/proc')).toContain(/\S+-\S{5}/.exec(second)?.[0])
    expect(await tell('další')).toBe(PHRASES.noMore)
  })

  test('a no leaves nothing to go on with', async () => {
    const { tell } = talk()
    await tell('cyklostezka v Kolíně nebo v Opavě')
    await tell('jaderná elektrárna')
    expect(await tell('/dalsi')).toBe(PHRASES.nothingToContinue)
    expect(await tell('/proc')).toBe(PHRASES.nothingToExplain)
  })

  test('leaves the one before it as it was', async () => {
    const engine = new Engine({ folders: [folder(TEXTS)], lexicon, today: TODAY })
    const bot = new Bot(engine, lexicon.gazetteer)
    const before: Conversation = Object.freeze({ ...NEW_CONVERSATION })
    await bot.handle('/kraj Opava', { ...ALONE, conversation: before })
    await bot.handle('bazén', { ...ALONE, conversation: before })
    expect(before).toEqual(NEW_CONVERSATION)
  })
})

describe('lists', () => {
  test('/temata of a region are the topics of its texts', async () => {
    const { tell } = talk()
    await tell('/kraj Středočeský kraj')
    expect(await tell('/temata')).toMatch(/Kolínská doprava/)
    expect(await tell('/temata')).not.toMatch(/Opavská doprava/)
  })

  test.each(['/temata', '/start'])('%s begins with the newest texts', async command => {
    const files = {
      '2018-kolin/a.md': '---\ntitle: Lávky\n---\nOpravíme lávky přes řeku.\n',
      'kolin/b.md': '---\ntitle: Stromy\n---\nVysadíme stromy u školy.\n',
      '2026-kolin/c.md': '---\ntitle: Hřiště\n---\nPostavíme hřiště u školy.\n',
    }
    expect(await talk(files).tell(command)).toMatch(
      /Hřiště – Kolín 2026\n.*Lávky – Kolín 2018\n.*Stromy – Kolín$/,
    )
  })

  test('/zdroje counts a text whose every paragraph stands in another one too', async () => {
    const twice = { ...TEXTS, '2018-kolin/doprava.md': TEXTS['2022-kolin/doprava.md'] ?? '' }
    const { tell } = talk(twice)
    expect(await tell('/zdroje')).toMatch(/Kolín · komunální volby 2018/)
    expect(await tell('/zdroje')).toMatch(/Kolín · komunální volby 2022/)
  })

  test('/temata offers codes that /p finds', async () => {
    const { tell } = talk()
    const codes = (await tell('/temata')).match(/^ {2}\S+-\S+/gm) ?? []
    expect(codes).toHaveLength(3)
    for (const code of codes) expect(await tell(`/p ${code}`)).toMatch(/│ „/)
  })

  test('/zdroje counts in Czech and names place, year and election or prevention', async () => {
    const sources = async (files?: Files) => (await talk(files).tell('/zdroje')).split('\n\n')[0]
    expect(await sources()).toBe(
      ['3 texty, 3 odstavce:', '  Kolín · komunální volby 2022', '  Opava · komunální volby 2022'].join('\n'),
    )
    const report = { 'prevence/2021-kolin/a.md': '---\ntitle: Zpráva\n---\nHlídky prošly celé město.\n' }
    expect(await sources(report)).toBe('1 text, 1 odstavec:\n  Kolín · 2021 · prevence')
    const yearless = { 'kolin/a.md': '---\ntitle: Program\n---\nOpravíme celé náměstí u kostela.\n' }
    expect(await sources(yearless)).toBe('1 text, 1 odstavec:\n  Kolín')
  })

  test.each([
    ['/zdroje Opava', /^\d texty?, .*\n +Opava · komunální volby 2022$/],
    ['/zdroje kolin', /^\d texty?, .*\n +Kolín · komunální volby 2022$/],
    ['/zdroje Bukvice nad Mží', /Bukvice nad Mží“ neznám/],
    ['/zdroje Ostrava', /Pro místo Ostrava tu žádné texty nemám/],
  ])('%s is of one place', async (message, said) => {
    expect((await talk().tell(message)).split('\n\n')[0]).toMatch(said)
  })

  test.each(['/start', '/zdroje'])('%s is made once of the same texts', async message => {
    const texts = folder(TEXTS)
    const engine = new Engine({ folders: [texts], lexicon, today: TODAY })
    const bot = new Bot(engine, lexicon.gazetteer)
    const first = await bot.handle(message, ALONE)
    const looks = [
      vi.spyOn(engine, 'answer'),
      vi.spyOn(engine, 'passagesAt'),
      vi.spyOn(engine, 'representatives', 'get'),
    ]
    expect((await bot.handle(message, ALONE)).reply).toEqual(first.reply)
    for (const look of looks) expect(look).not.toHaveBeenCalled()
  })

  test('/zdroje of a place compares it once with the place of many texts', () => {
    const pages = Array.from({ length: 20 }, (_, at) => [
      `2022-kolin/${at}.md`,
      `---\ntitle: Lávka ${at}\n---\nLávku číslo ${at} opravíme.\n`,
    ])
    const { bot } = openBotOver(folder(Object.fromEntries(pages)))
    const compared = vi.spyOn(lexicon.gazetteer, 'within')
    bot.sources('Kolín')
    const { length } = compared.mock.calls
    compared.mockRestore()
    expect(length).toBe(1)
  })

  test.each<[string, Files | undefined, readonly string[] | undefined]>([
    ['several places', undefined, ['Kolín', 'Opava']],
    ['one', { 'kolin/a.md': '---\ntitle: Program\n---\nOpravíme celé náměstí u kostela.\n' }, undefined],
  ])('/zdroje of %s offers a choice where there is one', (_, files, places) => {
    const [list] = talk(files).bot.sources().blocks
    expect(list?.type === 'lines' ? list.places : null).toEqual(places)
  })

  test('/zdroje says which version of the texts there is, and since when', async () => {
    const root = folder(TEXTS)
    for (const path of Object.keys(TEXTS)) utimesSync(join(root, path), 0, new Date('2022-09-05T10:00:00Z'))
    const { bot } = openBotOver(root)
    expect(bot.sources().blocks.at(-1)).toEqual({
      type: 'say',
      text: expect.stringMatching(/^Verze textů: [0-9a-f]{12}, naposledy změněno 5\.\u00a09\.\u00a02022\.$/),
    })
  })
})

describe('what is offered while a question is typed', () => {
  const textsOf = async (bot: Bot, question: string) =>
    (await bot.offers(question)).map(({ passage }) => passage.text)

  test.each<readonly [string, string, readonly string[]]>([
    ['nothing yet: the beginning of each text', ' ', [KOLIN, OPAVA, POOL]],
    ['a question', 'bazén v pondělí', [POOL]],
    ['what no text answers', 'jaderná elektrárna', []],
    ['what is no question', 'ahoj', []],
    ['a place without texts', 'bazén v Brně', []],
  ])('%s', async (_, question, texts) => {
    expect((await textsOf(talk().bot, question)).sort()).toEqual([...texts].sort())
  })

  test('a code: its passage', async () => {
    const { bot, codeOf } = talk()
    expect(await textsOf(bot, codeOf(POOL))).toEqual([POOL])
  })

  test('is what the passage looks like alone', async () => {
    const { bot } = talk()
    const [first, ...rest] = await bot.offers('cyklostezka')
    expect(rest).toHaveLength(1)
    expect(first?.reply.blocks.filter(({ type }) => type === 'quote')).toHaveLength(1)
    expect(first?.reply.blocks.filter(({ type }) => type === 'choices')).toEqual([])
  })

  test('is no more than eight', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `2022-kolin/${at}.md`,
        `---\ntitle: Lávka ${at}\n---\nOpravíme lávku číslo ${at}.\n`,
      ]),
    )
    const { bot } = talk(files)
    expect([(await bot.offers('')).length, (await bot.offers('lávka')).length]).toEqual([8, 8])
  })

  test('is nothing where there are no texts', async () => {
    const { bot } = talk({ 'a.md': '' })
    expect([...(await bot.offers('')), ...(await bot.offers('lávka'))]).toEqual([])
  })
})

test('nothing is quoted that is not what its file says, whatever is asked', async () => {
  const engine = new Engine({ folders: [folder(TEXTS)], lexicon, today: TODAY })
  const bot = new Bot(engine, lexicon.gazetteer)
  const { code = '' } = [...engine.passages].find(({ text }) => text === POOL) ?? {}
  const messages = [
    'bazén',
    code,
    ...COMMANDS.flatMap(({ name }) => ['', 'bazén', code, POOL].map(text => `/${name} ${text}`)),
  ]
  const quoting = async () => {
    const replies = [
      ...messages.map(async message => [message, (await bot.handle(message, ALONE)).reply] as const),
      ...['', 'bazén', code].map(
        async typed => [`@${typed}`, (await bot.offers(typed)).map(({ reply }) => reply)] as const,
      ),
    ]
    const said = await Promise.all(replies)
    return said
      .filter(([, reply]) => /"type":"(?:quote|comparison)"/.test(JSON.stringify(reply)))
      .map(([asked]) => asked)
  }
  expect(await quoting()).toEqual(
    expect.arrayContaining([
      'bazén',
      code,
      `/p ${code}`,
      `/oddil ${code}`,
      `/overit ${POOL}`,
      '/debata bazén',
      '@',
      '@bazén',
    ]),
  )
  engine.stands = () => false
  expect(await quoting()).toEqual([])
})

describe('topics of a place', () => {
  const labels = async (place: string) =>
    (await talk().bot.topicsOf(place)).blocks.flatMap(block =>
      block.type === 'choices' ? block.items.map(({ text }) => text) : [],
    )
  const all = ['Kolínská doprava – Kolín 2022', 'Opavská doprava – Opava 2022', 'Sport – Opava 2022']

  test.each([
    ['Opava', all.slice(1)],
    ['Středočeský kraj', all.slice(0, 1)],
    ['', all],
    ['Nikdekov', all],
  ])('%j', async (place, topics) => {
    expect(await labels(place)).toEqual(topics)
  })
})

describe('why a passage answers', () => {
  const why = async (question: string, text: string) => {
    const { bot, codeOf } = talk()
    return renderPlain(await bot.explain(codeOf(text), askedAlone(question)), {
      width: Number.POSITIVE_INFINITY,
      color: false,
    })
  }

  test('is found out anew from the question', async () => {
    expect(await why('bazén', POOL)).toMatch(
      /^Proč tento odstavec:\n {2}OPA22-\w+: Z\svaší otázky jsem v\sněm našel „bazén“\.$/,
    )
  })

  test.each([
    ['a question that it does not answer', 'bazén', KOLIN],
    ['a question that nothing answers', 'jaderná elektrárna', POOL],
    ['no question', '', POOL],
    ['a code that is not there', 'bazén', 'Takový odstavec tu není.'],
  ])('cannot be said for %s', async (_, question, text) => {
    expect(await why(question, text)).toBe(PHRASES.notExplained)
  })
})

test('several questions in one message: what is next, why, what leans on the last of them, and what none has', async () => {
  const { bot, tell, codeOf } = talk({
    '2022-kolin/doprava.md':
      '---\ntitle: Doprava\n---\nParkování v centru rozšíříme.\n\nParkování u nádraží zlevníme.\n',
    '2022-kolin/skolky.md':
      '---\ntitle: Školky\n---\nŠkolky otevřeme od dvou let.\n\nŠkolky pro cizince otevřeme u parku.\n',
  })
  const [parking, school, foreigners] = ['Parkování v centru', 'Školky otevřeme', 'Školky pro'].map(codeOf)
  const both = (await tell('Co s parkováním v centru? A co školky od dvou let?')).replaceAll('\u00a0', ' ')
  expect(both.indexOf(parking ?? '')).toBeLessThan(both.indexOf('A co školky od dvou let?'))
  expect(both.indexOf('A co školky od dvou let?')).toBeLessThan(both.indexOf(school ?? ''))
  expect(await tell('/proc')).toContain(`${school}: `)
  const next = await tell('/dalsi')
  expect([parking, school].filter(code => next.includes(code ?? ''))).toEqual([])
  expect(await tell('a pro cizince?')).toContain(foreigners)
  const { unanswered } = await bot.handle('Co s parkováním v centru? A co lanovka?', ALONE)
  expect(unanswered).toContain('lanovka')
})

test('who asks for the whole programme is shown what there is to ask about, of the place of a conversation alone', async () => {
  const { tell } = talk()
  const all = await tell('co slibujete?')
  expect(all).toContain(PHRASES.wholeProgramme)
  expect([all.includes('Kolínská doprava'), all.includes('Opavská doprava')]).toEqual([true, true])
  await tell('/kraj Kolín')
  const one = await tell('jaké máte priority?')
  expect([one.includes('Kolínská doprava'), one.includes('Opavská doprava')]).toEqual([true, false])
})

test('what is prepared reads all texts once, and no command reads them again', async () => {
  const engine = new Engine({ folders: [folder(TEXTS)], lexicon, today: TODAY })
  const { passages } = engine
  let readings = 0
  const counted = {
    length: passages.length,
    at: (id: number) => passages.at(id),
    *[Symbol.iterator]() {
      readings++
      yield* passages
    },
  }
  Object.defineProperty(engine, 'passages', { value: counted })
  const bot = new Bot(engine, lexicon.gazetteer)
  await bot.prepare()
  const before = readings
  for (const command of [`/overit ${POOL}`, '/debata cyklostezky', '/vyvoj cyklostezky', '/terminy'])
    await bot.handle(command, ALONE)
  expect([before > 0, readings]).toEqual([true, before])
})
