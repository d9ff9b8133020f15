/** Promise beside fact: what a report says of the same place and subject is offered beside a promise, and the other way round. */

import { expect, test } from 'vitest'
import { renderMatrix } from '../../adapters/matrix/message/render.ts'
import { renderTelegram } from '../../adapters/telegram/message/render.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { openBot } from '../town/bot.ts'

const PROMISE = 'Zavedeme rozklikávací rozpočet města a zveřejníme všechny faktury.'
const FACT = 'Rozklikávací rozpočet města byl spuštěn a faktury jsou zveřejněné.'
const report = (place: string, year: number, body: string) =>
  `---\ntitle: Zpráva\nkind: prevention\nplace: ${place}\nyear: ${year}\n---\n${body}\n`

const { bot, codeOf } = openBot({
  '2022-kolin/radnice.md': `---\ntitle: Radnice\n---\n${PROMISE}\n\nKnihovnu otevřeme i v neděli odpoledne.\n\nStromy na nábřeží vysadíme znovu.\n`,
  '2022-kolin/deti.md':
    '---\ntitle: Děti\n---\n## Co jsme už udělali\n\nKluziště u školy jsme opravili a otevřeli.\n',
  'prevence/zprava.md': report(
    'Kolín',
    2024,
    `${FACT}\n\nKluziště u školy jsme opravili, otevřeli a uklidili.`,
  ),
  'prevence/lavicky.md': report('Kolín', 2024, 'Stromy byly na jaře pokáceny kvůli kůrovci.'),
  'prevence/jinde.md': report('Opava', 2024, 'Knihovna je otevřená i v neděli odpoledne.'),
})

const besideOf = async (message: string) => {
  const { reply } = await bot.handle(message, ALONE)
  const quotes = reply.blocks.flatMap(block => (block.type === 'quote' ? [block.code] : []))
  const items = reply.blocks.flatMap(block =>
    block.type === 'choices' ? block.items.filter(({ text }) => /^(?:Slib|Skutečnost):/.test(text)) : [],
  )
  return { reply, quotes, items }
}

test.each([
  ['a promise has the fact beside it', 'rozklikávací rozpočet v programu', PROMISE, FACT, 'Skutečnost'],
  ['a fact the promise', '', FACT, PROMISE, 'Slib'],
])('%s, marked as what it is and not in the quote', async (_, question, shown, other, kind) => {
  const { quotes, items } = await besideOf(question === '' ? `/p ${codeOf(shown)}` : question)
  expect(quotes).toEqual([codeOf(shown)])
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ code: codeOf(other), label: expect.stringMatching(`^${kind}: `) })
})

test.each([
  ['of another place', 'Knihovnu'],
  ['of another subject', 'Stromy na'],
  ['of what a programme tells as done', 'Kluziště u školy jsme opravili a'],
])('nothing %s', async (_, start) => {
  expect((await besideOf(`/p ${codeOf(start)}`)).items).toEqual([])
})

test('it is a button in Telegram, and a line with a code elsewhere', async () => {
  const { reply, items } = await besideOf(`/p ${codeOf(PROMISE)}`)
  const code = items[0]?.code ?? ''
  const telegram = JSON.stringify(renderTelegram(reply, { username: 'doslova_bot' }))
  expect(telegram).toContain(`1:p:${code}`)
  expect(telegram).toContain('Skutečnost: ')
  for (const text of [renderPlain(reply, { width: 200, color: false }), JSON.stringify(renderMatrix(reply))])
    expect(text).toMatch(new RegExp(`${code}[^\\n]*Skutečnost: `))
})

test('what is posted into other chats stands alone', async () => {
  const [offer] = await bot.offers(codeOf(PROMISE))
  expect(offer?.reply.blocks.filter(({ type }) => type === 'choices')).toEqual([])
})
