/** Figures and deadlines in a chat: each in its own sentence; what is over, what runs, and the calendar. */

import { expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import { calendarFiles, calendarOf } from '../../src/reply/calendar.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { openBot, sharedFolder } from '../town/bot.ts'

const TEXTS = {
  '2022-kolin/byty.md':
    '---\ntitle: Byty\n---\nDo konce roku 2024 postavíme 40 městských bytů. Budou pro všechny.\n\nŠkolku otevřeme od roku 2090.\n',
}
const { bot } = openBot(TEXTS)
const quotesOf = async (message: string) => {
  const { reply } = await bot.handle(message, ALONE)
  return {
    files: reply.files ?? [],
    said: reply.blocks.flatMap(block =>
      block.type === 'quote'
        ? block.parts.map(({ text, marks }) => [
            ...block.notes,
            text,
            ...marks.map(m => text.slice(m.from, m.to)),
          ])
        : [],
    ),
  }
}
const SENTENCE = 'Do konce roku 2024 postavíme 40 městských bytů.'

test('a figure is marked in its sentence, and nothing else is shown', async () => {
  expect((await quotesOf('/cisla městské byty')).said).toEqual([[SENTENCE, '40']])
})

test('where what answers has no figure, those of all that is on the topic are shown', async () => {
  const words = 'lípa buk dub javor habr jasan jilm olše bříza vrba'.split(' ')
  const texts = words.map(
    tree => `Stromy a parky u řeky: ${tree} dostane každý park a stromy se budou zalévat.`,
  )
  const many = openBot({
    '2022-kolin/stromy.md': `---\ntitle: Stromy\n---\n${[...texts, 'U školy vysadíme 300 stromů.'].join('\n\n')}\n`,
  })
  const { reply } = await many.bot.handle('/cisla stromy a parky', ALONE)
  const quoted = reply.blocks.flatMap(block => (block.type === 'quote' ? block.parts : []))
  expect(quoted.map(({ text }) => text)).toEqual(['U školy vysadíme 300 stromů.'])
})

test('deadlines come by date with what is over, and a calendar', async () => {
  const { said, files } = await quotesOf('/terminy')
  expect(said).toEqual([
    ['Termín uplynul 31.\u00a012.\u00a02024.', SENTENCE, 'Do konce roku 2024'],
    ['Od 1.\u00a01.\u00a02090.', 'Školku otevřeme od roku 2090.', 'od roku 2090'],
  ])
  expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([['terminy.ics', 'text/calendar']])
})

test('a calendar has the same bytes each time, and names its events by codes', async () => {
  const promised = await bot.promised('', null)
  const [one, other] = [await calendarOf(promised), await calendarOf(promised)]
  expect(one).toEqual(other)
  expect(new TextDecoder().decode(one)).toContain(`UID:${promised[0]?.passage.code}-2024-12-31@doslova`)
})

test('no line of a calendar is longer than 75 bytes, and none is cut within a letter', async () => {
  const long = {
    '2022-kolin/byty.md': `---\ntitle: Byty\n---\nDo roku 2090 ${'žluťoučké kůlny '.repeat(20)}opravíme.\n`,
  }
  const lines = Buffer.from(await calendarOf(await openBot(long).bot.promised('', null)))
    .toString('utf8')
    .split('\r\n')
  expect(lines.filter(line => Buffer.byteLength(line) > 75 || line.includes('\ufffd'))).toEqual([])
  expect(lines.join('\n').replaceAll('\n ', '')).toContain(`2090 ${'žluťoučké kůlny '.repeat(20)}opravíme.`)
})

test('a calendar loses nothing; one that is sent has the latest five hundred', async () => {
  const [one] = await bot.promised('', null)
  const many = Array.from({ length: 501 }, () => one as NonNullable<typeof one>)
  const eventsIn = (bytes: Uint8Array | undefined) =>
    new TextDecoder().decode(bytes).split('BEGIN:VEVENT').length - 1
  const [file] = await calendarFiles(many)
  expect([eventsIn(await calendarOf(many)), eventsIn(file?.bytes)]).toEqual([501, 500])
})

test('what is not cut from its file is no promise', async () => {
  const engine = new Engine({ folders: [sharedFolder(TEXTS)], lexicon, today: TODAY })
  engine.stands = () => false
  expect(await new Bot(engine, lexicon.gazetteer).promised('', null)).toEqual([])
})

test('where nothing is promised by a date, it says so', async () => {
  const { reply } = await bot.handle('/terminy Opava', ALONE)
  expect(reply.blocks).toEqual([{ type: 'say', text: PHRASES.noDeadlines }])
})

test('figures that can be compared are bars of text, and a picture where one can be made', async () => {
  const counts = (place: string, year: number, count: number) => ({
    [`${year}-${place}/byty.md`]: `---\ntitle: Byty\n---\nMěstských bytů postavíme ${count} nových bytů u lesa.\n`,
  })
  const files = { ...counts('kolin', 2018, 40), ...counts('kolin', 2022, 80), ...counts('opava', 2022, 20) }
  const engine = new Engine({ folders: [sharedFolder(files)], lexicon, today: TODAY })
  const drawn: string[] = []
  const pictureOf = async (svg: string) => new Uint8Array([drawn.push(svg)])
  const { reply } = await new Bot(engine, lexicon.gazetteer, { pictureOf }).handle(
    '/cisla městské byty',
    ALONE,
  )
  const lines = reply.blocks.flatMap(block => (block.type === 'lines' ? block.lines : []))
  expect(lines.map(line => line.replace(/ \(.*/, '')).sort()).toEqual([
    '▇▇▇▇ 20 nových bytů – Opava 2022',
    '▇▇▇▇▇▇▇▇ 40 nových bytů – Kolín 2018',
    `${'▇'.repeat(16)} 80 nových bytů – Kolín 2022`,
  ])
  expect(reply.files).toMatchObject([{ name: 'graf.png', bytes: new Uint8Array([1]) }])
  expect(reply.files?.[0]?.alt).toContain('80 nových bytů (Kolín 2022)')
  expect(drawn[0]).toMatch(/^<svg.*<rect.*<\/svg>$/)
})

const PROMISES = {
  '2022-kolin/byty.md':
    '---\ntitle: Byty\n---\nDo roku 2030 postavíme dvě stě obecních bytů.\n\nDo roku 2027 opravíme sídliště.\n',
  '2022-kolin/doprava.md': '---\ntitle: Doprava\n---\nDo roku 2028 koupíme dvacet autobusů.\n',
}

test.each([
  ['2030', ['Do roku 2030 postavíme dvě stě obecních bytů.']],
  ['v roce 2028', ['Do roku 2028 koupíme dvacet autobusů.']],
  ['do konce roku 2028', ['Do roku 2027 opravíme sídliště.', 'Do roku 2028 koupíme dvacet autobusů.']],
  ['autobusy', ['Do roku 2028 koupíme dvacet autobusů.']],
  ['autobusy od roku 2029', []],
  ['Kolín do 2027', ['Do roku 2027 opravíme sídliště.']],
  ['obecní byty', ['Do roku 2030 postavíme dvě stě obecních bytů.']],
])('deadlines of "%s"', async (asked, sentences) => {
  const promised = await openBot(PROMISES).bot.promised(asked, null)
  expect(
    promised.map(
      ({
        passage,
        deadline: {
          sentence: { from, to },
        },
      }) => passage.text.slice(from, to),
    ),
  ).toEqual(sentences)
})

test('a year that no promise has is that of the texts', async () => {
  const old = { '2018-kolin/byty.md': '---\ntitle: Byty\n---\nDo roku 2030 postavíme sto obecních bytů.\n' }
  const promised = await openBot({ ...PROMISES, ...old }).bot.promised('obecní byty 2018', null)
  expect(promised.map(({ passage }) => passage.source.year)).toEqual([2018])
})

test('a promise beside what is on a topic is none of it', async () => {
  const { bot: ofTown } = openBot({
    '2022-kolin/byty.md': '---\ntitle: Byty\n---\nDo roku 2030 postavíme dvě stě obecních bytů.\n',
    '2022-kolin/klima.md':
      '---\ntitle: Klima\n---\nNájemníkům poradíme. Od roku 2029 budeme svážet bioodpad zdarma.\n',
  })
  const promised = await ofTown.promised('byty', null)
  expect(promised.map(({ deadline }) => deadline.text)).toEqual(['Do roku 2030'])
})
