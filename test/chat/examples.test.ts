/** Questions that the bot proposes: every one is answered by the texts that are loaded. */

import { describe, expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { type Files, folder } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { shippedEngine } from '../shipped.ts'
import { openBotOver, sharedFolder } from '../town/bot.ts'
import * as town from '../town/town.ts'

/** `Title` and its paragraph for each file. */
const textsOf = (files: Readonly<Record<string, readonly [title: string, text: string]>>): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, [title, text]]) => [path, `---\ntitle: ${title}\n---\n${text}\n`]),
  )
const examplesOf = (files: Files, place: string | null = null) =>
  openBotOver(folder(files)).bot.examples(place)

describe('the shipped texts', () => {
  const bot = new Bot(shippedEngine(), lexicon.gazetteer)

  test.each([null, 'Praha', 'Liberecký kraj', 'Plzeň'])('answer what is proposed for %s', async place => {
    const examples = await bot.examples(place)
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples)
      expect((await bot.handle(example, { ...ALONE, place })).outcome, example).toBe('found')
  })
})

describe('an example', () => {
  test('is a title that finds its own text, of the newest ones first', async () => {
    expect(await examplesOf(town.TOWN)).toEqual(town.EXAMPLES)
    const files = textsOf({
      '2018-kolin/a.md': ['Lávky', 'Opravíme lávky přes řeku.'],
      '2022-kolin/b.md': ['Knihovna', 'Otevřeme knihovnu i v neděli.'],
      '2026-kolin/c.md': ['Hřiště', 'Postavíme hřiště u školy.'],
    })
    expect(await examplesOf(files)).toEqual(['Hřiště', 'Knihovna'])
  })

  test.each([
    ['a title with figures', ['Lávky 2030', 'Opravíme lávky přes řeku.']],
    ['the name of a place', ['Kolín', 'Opravíme v Kolíně lávky přes řeku.']],
    ['a title of a text in English', ['Footbridges', 'We will mend the footbridges over the river.']],
    ['a long title', ['Jak chceme opravit lávky přes řeku', 'Opravíme lávky přes řeku.']],
    ['what is no question of policy', ['Program', 'Opravíme lávky podle programu.']],
  ] as const)('is not %s', async (_, text) => {
    expect(await examplesOf(textsOf({ '2026-kolin/a.md': text }))).toEqual([])
  })

  test('is not a title that leads to another text', async () => {
    const files = textsOf({
      '2026-kolin/a.md': ['Knihovna', 'Opravíme lávky přes řeku.'],
      '2026-kolin/b.md': ['Otevírání 2026', 'Knihovna bude otevřená i v neděli.'],
    })
    expect(await examplesOf(files)).toEqual([])
  })

  test('may be a heading where the title is none', async () => {
    const files = textsOf({
      '2026-kolin/a.md': ['Kolín 2026', '## Lávky\n\nOpravíme lávky přes řeku.'],
    })
    expect(await examplesOf(files)).toEqual(['Lávky'])
  })

  test('holds for the place that answers are limited to', async () => {
    const files = textsOf({
      '2026-kolin/a.md': ['Lávky', 'Opravíme lávky přes řeku.'],
      '2026-opava/b.md': ['Knihovna', 'Otevřeme knihovnu i v neděli.'],
    })
    expect(await examplesOf(files, 'Opava')).toEqual(['Knihovna'])
    expect(await examplesOf(files, 'Kolín')).toEqual(['Lávky'])
  })
})

describe('where there is nothing to answer from', () => {
  const { bot } = openBotOver(sharedFolder({ 'a.md': '' }))
  const said = async (message: string) =>
    renderPlain((await bot.handle(message, ALONE)).reply, { width: Number.POSITIVE_INFINITY, color: false })
  const nothing = 'Není tu žádný text, ze kterého bych mohl odpovídat.'

  test.each(['/zdroje', '/temata', 'lávka přes řeku'])('%s says so', async message => {
    expect((await said(message)).replaceAll('\u00a0', ' ')).toBe(nothing)
  })

  test.each(['/start', 'ahoj', 'lžeš', '?'])('%s has neither an empty list nor an example', async message => {
    expect(await said(message)).not.toMatch(/:\s*(?:\n|$)|třeba:|Třeba:|; *\.|: \./)
  })

  test('/start says so too', async () => {
    expect((await said('/start')).replaceAll('\u00a0', ' ')).toContain(nothing)
  })
})
