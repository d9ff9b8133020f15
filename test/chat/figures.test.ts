/** Figures and deadlines in a chat: each in its own sentence; what is over, what runs, and the calendar. */

import { expect, test } from 'vitest'
import { ALONE } from '../../src/chat/turn.ts'
import { calendarOf } from '../../src/reply/calendar.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { openBot } from '../town/bot.ts'

const { bot } = openBot({
  '2022-kolin/byty.md':
    '---\ntitle: Byty\n---\nDo konce roku 2024 postavíme 40 městských bytů. Budou pro všechny.\n\nŠkolku otevřeme od roku 2090.\n',
})
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

test('where nothing is promised by a date, it says so', async () => {
  const { reply } = await bot.handle('/terminy Opava', ALONE)
  expect(reply.blocks).toEqual([{ type: 'say', text: PHRASES.noDeadlines }])
})
