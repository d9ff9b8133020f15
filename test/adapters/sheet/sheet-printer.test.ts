/** Printed sheets, read back by another library: pdf.js behind unpdf. */

import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { NO_GLYPH } from '../../../adapters/sheet/run.ts'
import { sheetPrinter } from '../../../adapters/sheet/sheet-printer.ts'
import { Debate } from '../../../src/debate/debate.ts'
import type { Sheet } from '../../../src/debate/sheet.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { NearDuplicates } from '../../../src/passages/near-duplicates.ts'
import { type Files, folder, TODAY } from '../../documents.ts'
import { lexicon } from '../../lexicon.ts'

const LETTERS = 'ěščřžýáíéúůďťňĚŠČŘŽ'
const RAIN = `Dešťovou vodu ze střech škol a úřadů svedeme do sta nádrží. Nápis na nich bude ${LETTERS}.`
const WELL = 'Dešťová voda naplní i studnu v Lukách, ze které se bude v létě zalévat.'
const TEXTS: Files = {
  '2022-kolin/voda.md': `---\ntitle: Voda\n---\n${RAIN}\n\n${WELL}\n`,
}

async function sheetOf(texts = TEXTS): Promise<Sheet> {
  const engine = new Engine({ folders: [folder(texts)], lexicon, today: TODAY })
  return new Debate(engine, new NearDuplicates(engine.passages)).sheet('dešťová voda')
}

/** The words of each page, no-break spaces and ends of lines as spaces. */
async function read(sheet: Sheet): Promise<string[]> {
  const pdf = await getDocumentProxy(await sheetPrinter.print(sheet))
  const { text } = await extractText(pdf)
  return text.map(page => page.replace(/\s+/g, ' '))
}

const cardsOf = ({ sections }: Sheet) => sections.flatMap(({ cards }) => cards)

function card({ sections }: Sheet) {
  const [first] = sections[0]?.cards ?? []
  if (first === undefined) throw new Error('The sheet has no card.')
  return first
}

/** The sheet with its first card so many times, with another text. */
function repeated(sheet: Sheet, times: number, text: string): Sheet {
  const [section] = sheet.sections
  const [card] = section?.cards ?? []
  if (section === undefined || card === undefined) throw new Error('The sheet has no card.')
  const cards = Array.from({ length: times }, (_, at) => ({
    ...card,
    rank: at,
    marks: [],
    passage: { ...card.passage, text, code: `KOL22-${at}` },
  }))
  return { ...sheet, sections: [{ ...section, cards }] }
}

describe('a printed sheet', () => {
  test('has every paragraph word for word, and its code', async () => {
    const sheet = await sheetOf()
    const pages = await read(sheet)
    expect(pages).toHaveLength(1)
    expect(cardsOf(sheet)).toHaveLength(2)
    for (const { passage } of cardsOf(sheet)) {
      expect(pages[0]).toContain(`„${passage.text}“`)
      expect(pages[0]).toContain(passage.code)
    }
    expect(pages[0]).toContain(LETTERS)
  })

  test('names the addresses of what was chosen first, eight of them', async () => {
    const sheet = repeated(await sheetOf(), 10, 'Vodu zachytíme.')
    const sections = sheet.sections.map(section => ({
      ...section,
      cards: section.cards.map(({ passage, rank, ...card }) => ({
        ...{ ...card, rank: 9 - rank },
        passage: { ...passage, source: { ...passage.source, url: `https://kolin.example/${rank}.html` } },
      })),
    }))
    const text = (await read({ ...sheet, sections })).join(' ')
    expect([...text.matchAll(/example\/(\d)/g)].map(([, at]) => at).join('')).toBe('23456789')
    expect(text).toContain('a 2 další')
  })

  test('says of a card only what is not said of its text', async () => {
    const [old, deed] = [{ status: 'term-over' as const, year: 2018, election: null }, 'Co jsme už udělali']
    const sheet = repeated(await sheetOf(), 1, 'Vodu jsme zachytili.')
    const sections = sheet.sections.map(section => ({
      ...section,
      cards: section.cards.map(({ passage, ...card }) => ({
        ...card,
        passage: { ...passage, headings: ['Voda', deed], source: { ...passage.source, ...old } },
      })),
    }))
    const text = (await read({ ...sheet, sections })).join(' ')
    expect(text.match(/volební období skončilo/g)).toHaveLength(1)
    expect(text).toContain('popis hotového, ne slib · KOL22-0')
  })

  test.each([
    [
      'verbatim',
      '12 mil. Kč, do konce roku 2030 (termín běží) „Na dešťovou vodu dáme 12 mil. Kč do konce roku 2030.“',
    ],
    [
      'summary',
      '12 mil. Kč, do konce roku 2030 (termín běží) Na dešťovou vodu dáme 12 mil. Kč do konce roku 2030. Kolín',
    ],
  ])(
    'has figures and terms with their sentences, which are no quotations of a summary: %s',
    async (wording, shown) => {
      const sentence = 'Na dešťovou vodu dáme 12 mil. Kč do konce roku 2030.'
      const head = `---\ntitle: Voda\nwording: ${wording}\n---\n`
      const [page = ''] = await read(await sheetOf({ '2022-kolin/voda.md': `${head}${sentence}\n` }))
      expect(page).toContain(shown)
      // The card, and its figure and term together.
      expect(page.split('„')).toHaveLength(wording === 'summary' ? 1 : 3)
    },
  )

  test('says the unit of a number that is written without it, and of no other', async () => {
    const sentence = 'Na dešťovou vodu dáme 12 mil. Kč, čtvrtinu výdajů a 30 nádrží.'
    const sheet = await sheetOf({ '2022-kolin/voda.md': `---\ntitle: Voda\n---\n${sentence}\n` })
    const [figure] = sheet.figures
    if (figure === undefined) throw new Error('The sheet has no figure.')
    const values = [
      { value: 'čtvrtinu', unit: '%' },
      { value: '30', unit: 'nádrží' },
    ]
    const [page] = await read({ ...sheet, figures: values.map(one => ({ ...figure, ...one })) })
    expect(page).toContain('– čtvrtinu, 30 nádrží „')
  })

  test('has the same bytes twice', async () => {
    const sheet = await sheetOf()
    expect(await sheetPrinter.print(sheet)).toEqual(await sheetPrinter.print(sheet))
  })

  test('names what does not fit on two pages', async () => {
    const pages = await read(repeated(await sheetOf(), 60, RAIN.repeat(4)))
    expect(pages).toHaveLength(2)
    const [, left] = /Nevešlo se: (\d+) dalších odstavců/.exec(pages.join(' ')) ?? []
    // The first figure's sentence is one more.
    const shown = pages.join(' ').split('„Dešťovou').length - 2
    expect(shown + Number(left)).toBe(60)
  })

  test('leaves out what was chosen last, and prints shorter ones in its place', async () => {
    const sheet = repeated(await sheetOf(), 30, RAIN.repeat(8))
    const [section] = sheet.sections
    if (section === undefined) throw new Error('The sheet has no section.')
    const cards = section.cards.map((card, at) => ({ ...card, rank: 29 - at }))
    const last = {
      ...card(sheet),
      rank: 30,
      passage: { ...card(sheet).passage, text: 'Krátká.', code: 'KOL22-Z' },
    }
    const pages = (await read({ ...sheet, sections: [{ ...section, cards: [...cards, last] }] })).join(' ')
    const left = /Nevešlo se: [^.]*/.exec(pages)?.[0] ?? ''
    expect(pages).toContain('„Krátká.“')
    expect(left).toContain('KOL22-0,')
    expect(left).not.toContain('KOL22-29')
  })

  test.each<[name: string, text: string, shown: string]>([
    ['a word of 400 letters', 'ž'.repeat(400), 'žžž'],
    ['letters that the font lacks', 'Voda 水 😀', `Voda ${NO_GLYPH} ${NO_GLYPH}`],
    ['half a letter', 'Voda \ud83d teče', `Voda ${NO_GLYPH} teče`],
    ['more than two pages', RAIN.repeat(300), 'Nevešlo se'],
  ])('prints %s', async (_, text, shown) => {
    const pages = await read(repeated(await sheetOf(), 1, text))
    expect(pages.length).toBeLessThanOrEqual(2)
    expect(pages.join(' ')).toContain(shown)
  })

  test('says that nothing was found, and what was looked for; open years are not printed', async () => {
    const sheet = await sheetOf()
    const missing = Array.from({ length: 500 }, (_, at) => `slovo${at}`.repeat(90))
    const empty: Sheet = { ...sheet, years: [0, 9999], sections: [], timeline: [], missing }
    const [page] = await read({ ...empty, topic: 'X'.repeat(5_000) })
    expect(page).toContain('nic nenašli')
    expect(page).toContain('slovo11')
    expect(page).not.toContain('9999')
  })

  test('has figures and deadlines with their sentence, and says which are over', async () => {
    const sheet = await sheetOf()
    const figure = {
      value: '100',
      unit: 'nádrží',
      year: 2022,
      place: 'Kolín',
      sentence: RAIN,
      code: 'KOL22-A',
    }
    const deadline = { term: 'do roku 2023', isPast: true, sentence: WELL, code: 'KOL22-B' }
    const [page] = await read({ ...sheet, figures: [figure], deadlines: [deadline] })
    expect(page).toContain(`100 nádrží „${RAIN}“`)
    expect(page).toContain(`do roku 2023 (termín uplynul) „${WELL}“`)
  })
})
