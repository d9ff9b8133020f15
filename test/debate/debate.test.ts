/** Sheets for debates, over invented towns. */

import { describe, expect, test } from 'vitest'
import { Debate } from '../../src/debate/debate.ts'
import { SHEET_LETTERS } from '../../src/debate/sheet.ts'
import { Engine } from '../../src/engine/engine.ts'
import { NearDuplicates } from '../../src/passages/near-duplicates.ts'
import { type Files, folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

const RAIN = 'Dešťovou vodu ze střech škol a úřadů svedeme do sta nádrží a budeme jí zalévat záhony.'
const POOL = 'Bazén v Kolíně otevřeme i v pondělí dopoledne.'
const text = (title: string, ...paragraphs: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${paragraphs.join('\n\n')}\n`

const TEXTS: Files = {
  '2022-kolin/voda.md': text('Voda', RAIN),
  '2022-kolin/sport.md': text('Sport', POOL),
  '2018-kolin/voda.md': text('Dešťová voda', RAIN.replace('sta', 'dvou set')),
  '2022-opava/voda.md': text('Voda v Opavě', RAIN.replace('záhony', 'stromy')),
}

function debateOver(files: Files, isStanding = true) {
  const engine = new Engine({ folders: [folder(files)], lexicon, today: TODAY })
  if (!isStanding) engine.stands = () => false
  return new Debate(engine, new NearDuplicates(engine.passages), () => TODAY)
}

const cardsOf = async (topic: string, files = TEXTS, isStanding = true) => {
  const { sections } = await debateOver(files, isStanding).sheet(topic)
  return sections.flatMap(({ cards }) => cards)
}

describe('a sheet', () => {
  test('says the same words once, with all their places', async () => {
    const [card, ...others] = await cardsOf('dešťová voda')
    expect(others).toEqual([])
    const { source } = card?.passage ?? {}
    const places = [source, ...(card?.alsoIn ?? [])].map(one => `${one?.place} ${one?.year}`)
    expect(places.sort()).toEqual(['Kolín 2018', 'Kolín 2022', 'Opava 2022'])
  })

  test.each([
    ['dešťová voda v Opavě', ['Opava']],
    ['dešťová voda 2018', ['Kolín']],
  ])('%s is limited to its place and years', async (topic, places) => {
    const cards = await cardsOf(topic)
    expect(cards.map(({ passage }) => passage.source.place)).toEqual(places)
  })

  test('is almost empty where nothing is on the topic, and says what was looked for', async () => {
    const { sections, missing } = await debateOver(TEXTS).sheet('kvantový teleport')
    expect(sections).toEqual([])
    expect(missing).toEqual(['kvantový', 'teleport'])
  })

  test('has nothing that shares no more than the root of a word which the thesaurus knows', async () => {
    const streets = ['Lipové', 'Dlouhé', 'Krátké', 'Polní', 'Lesní', 'Nové', 'Staré']
    const parked = streets.map((street, at) => `V ${street} ulici rozšíříme parkoviště o ${12 + at} míst.`)
    const park = 'V parku za potokem vysadíme duby a javory.'
    const texts = {
      '2022-kolin/mesto.md': text('Město', ...parked),
      '2022-kolin/duby.md': text('Duby', park),
    }
    const cards = await cardsOf('parkování', texts)
    expect(cards.map(({ passage }) => passage.text).sort()).toEqual([...parked].sort())
  })

  test('names districts of one year by their numbers', async () => {
    const files = Object.fromEntries(
      [12, 2, 5].map(at => [`2018-praha-${at}/voda.md`, text('Voda', RAIN.replace('sta', `${at} set`))]),
    )
    const { timeline } = await debateOver(files).sheet('dešťová voda')
    expect(timeline.map(({ place }) => place)).toEqual(['Praha 2', 'Praha 5', 'Praha 12'])
  })

  test('shows nothing that is not cut from its file', async () => {
    expect(await cardsOf('dešťová voda', TEXTS, false)).toEqual([])
    expect((await debateOver(TEXTS, false).change('dešťová voda')).steps).toEqual([])
  })

  test('is empty where one word of a topic stands somewhere and nothing is on it', async () => {
    expect(await cardsOf('kvantový teleport v bazénu pro mimozemšťany')).toEqual([])
    expect(await cardsOf('bazén')).toHaveLength(1)
  })

  test('is known by one of its parts, whatever the others are', async () => {
    expect(await cardsOf('bazén, kvantový teleport a mimozemšťané')).toHaveLength(1)
  })

  test.each([
    'Garant – Jan Vodička',
    'Spolugarantem programu pro dešťovou vodu je Jan Vodička.',
    'Motto: „Dešťová voda pro Kolín.“',
  ])('has no card for %s', async line => {
    const cards = await cardsOf('dešťová voda', { '2022-kolin/voda.md': text('Dešťová voda', line, RAIN) })
    expect(cards.map(({ passage }) => passage.text)).toEqual([RAIN])
  })

  test('takes what is said of several together for one thing', async () => {
    const [cinema, both] = [
      'V kinech budeme hrát i dopoledne.',
      'Parkování v kinech a divadlech bude zdarma pro všechny.',
    ]
    const files = { '2022-kolin/kultura.md': text('Kultura', cinema, both) }
    const textsOf = async (topic: string) => (await cardsOf(topic, files)).map(({ passage }) => passage.text)
    expect(await textsOf('parkování v divadlech a kinech')).toEqual([both])
    expect((await textsOf('parkování v divadlech, kina')).sort()).toEqual([both, cinema].sort())
  })

  test('has no more letters than fit on two pages', async () => {
    const words = (at: number) => Array.from({ length: 60 }, (_, word) => `slovo${at}x${word}`).join(' ')
    const paragraphs = Array.from({ length: 60 }, (_, at) => `Voda ${words(at)}.`)
    const cards = await cardsOf('voda', { '2022-kolin/voda.md': text('Voda', ...paragraphs) })
    const letters = cards.reduce((sum, { passage }) => sum + passage.text.length, 0)
    expect(letters).toBeGreaterThan(SHEET_LETTERS / 2)
    expect(letters).toBeLessThanOrEqual(SHEET_LETTERS)
  })

  test('keeps promises and reports apart', async () => {
    const { sections } = await debateOver({
      '2022-kolin/voda.md': text('Voda', RAIN),
      '2023-kolin/zprava.md': `---\ntitle: Zpráva o vodě\nkind: prevention\n---\nNádrže na dešťovou vodu má od jara osm škol v Kolíně.\n`,
    }).sheet('dešťová voda')
    expect(sections.map(({ kind, role }) => [kind, role])).toEqual([
      ['program', 'proposals'],
      ['prevention', 'facts'],
    ])
  })
})

describe('a narrow topic', () => {
  const RENTALS = 'Krátkodobé pronájmy bytů turistům budeme regulovat.'
  const FLATS = [
    'Městské byty opravíme a prázdné obsadíme.',
    'Na sídlišti postavíme šedesát nových bytů.',
    'Seniorům nabídneme menší byty bez schodů.',
    'Byty pro mladé rodiny postavíme u nádraží.',
  ]
  const files = (...sections: readonly string[]) => ({
    '2022-kolin/bydleni.md': text('Město', '## Bydlení', ...FLATS, ...sections),
  })
  const textsOf = async (topic: string, texts: Files) =>
    (await cardsOf(topic, texts)).map(({ passage }) => passage.text)

  test('has nothing that shares only a word with it', async () => {
    expect(await textsOf('krátkodobé pronájmy bytů přes Airbnb', files('## Turisté', RENTALS))).toEqual([
      RENTALS,
    ])
  })

  test.each([
    ['hřiště a krátkodobé pronájmy', 2],
    ['hřiště, krátkodobé pronájmy', 2],
  ])('%s has %i', async (topic, count) => {
    const play = 'Hřiště u školy otevřeme všem dětem.'
    expect(await textsOf(topic, files('## Turisté', RENTALS, '## Sport', play))).toHaveLength(count)
  })
})

test('where little is on a topic, a sheet has what a debate on it comes to', async () => {
  const files = {
    '2022-kolin/obce.md': text('Malé obce', 'Venkov nesmí být druhořadý, dáme mu peníze na opravy.'),
    '2022-kolin/ruzne.md': text('Různé', 'Pošta v Lukách zůstane, pobočky pošty nezavřeme.', POOL),
  }
  const cards = await cardsOf('venkov', files)
  const shown = cards.map(({ passage }) => passage.text).join(' ')
  expect(shown).toContain('Pošta')
  expect(shown).not.toContain('Bazén')
})

describe('what is missing', () => {
  const roads =
    'Opravíme silnice a dopravu: vlaky, autobusy, auta, cyklodopravu, chůzi, kamiony, letiště i lodě.'
  const missingOf = async (topic: string, ...paragraphs: readonly string[]) =>
    (await debateOver({ '2022-kolin/doprava.md': text('Doprava', ...paragraphs) }).sheet(topic)).missing

  test('are parts of a topic that is one concept', async () => {
    expect(await missingOf('doprava', roads)).toContain('parkování')
    expect(await missingOf('bezpečná doprava dětí', roads)).not.toContain('parkování')
  })

  test('are words that no text has, also common ones', async () => {
    expect(await missingOf('silnice a krokodýli', roads)).toContain('krokodýli')
  })

  test.each(['Se zaparkováním u nádraží pomůžeme i řidičům.', 'Parkovat půjde večer i u nádraží.'])(
    'is not what stands: %s',
    async words => {
      expect(await missingOf('doprava', roads, words)).not.toContain('parkování')
    },
  )
})

describe('figures and terms', () => {
  const COSTS =
    'Na dešťovou vodu dáme do konce roku 2023 celkem 12 mil. Kč. Loni pršelo 200. Parkovat bude 30 aut.'
  const files = (kind: string) => ({
    '2022-kolin/voda.md': `---\ntitle: Dešťová voda\nkind: ${kind}\n---\n${COSTS}\n`,
  })
  const COSTS_SENTENCE = COSTS.slice(0, COSTS.indexOf(' Loni'))

  test('stand with their sentences, those on the topic first', async () => {
    const { figures } = await debateOver(files('program')).sheet('dešťová voda')
    expect(figures.map(({ value, unit }) => `${value} | ${unit}`)).toEqual(['12 mil. Kč | Kč', '30 | aut'])
    expect(figures[0]).toMatchObject({ sentence: COSTS_SENTENCE, year: 2022, place: 'Kolín' })
  })

  test.each([
    ['program', [{ term: 'do konce roku 2023', isPast: false, sentence: COSTS_SENTENCE }]],
    ['prevention', []],
  ])('a %s has these terms', async (kind, terms) => {
    const { deadlines } = await debateOver(files(kind)).sheet('dešťová voda')
    expect(deadlines).toEqual(terms.map(term => ({ ...term, code: expect.any(String) })))
  })

  test('are at most six', async () => {
    const lines = Array.from(
      { length: 9 },
      (_, at) =>
        `Nádrž číslo ${'abcdefghi'[at]} na vodu postavíme u lesa za ${at + 2} mil. Kč do roku 203${at}.`,
    )
    const sheet = await debateOver({
      '2022-kolin/voda.md': text('Nádrže na vodu', lines.join(' ')),
      '2018-kolin/voda.md': text('Voda', ...lines),
    }).sheet('nádrže na vodu')
    expect(sheet.figures.length).toBeLessThanOrEqual(6)
    expect(sheet.deadlines).toHaveLength(6)
  })
})

test('a subject goes on over the years, the oldest first', async () => {
  const { steps } = await debateOver(TEXTS).change('dešťová voda')
  expect(steps.map(({ year, place }) => `${place} ${year}`)).toEqual([
    'Kolín 2018',
    'Kolín 2022',
    'Opava 2022',
  ])
})

test('in each year the sentence on the topic is marked', async () => {
  const rest = 'Hřiště u lesa otevřeme dětem i v neděli.'
  const { steps } = await debateOver({
    '2018-kolin/voda.md': text('Program', `${rest} ${RAIN}`),
    '2022-kolin/voda.md': text('Program', `${RAIN} Bazén zůstane.`),
  }).change('dešťová voda')
  expect(
    steps.map(({ passage, marks }) => marks.map(({ from, to }) => passage.text.slice(from, to))),
  ).toEqual([[RAIN], [RAIN]])
})
