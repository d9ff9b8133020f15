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
