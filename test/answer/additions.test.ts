/** What people put around a question: it never turns a no into an answer, nor an answer into another one. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { lexicon } from '../lexicon.ts'
import { asking, type Texts } from '../search/asking.ts'
import { holds } from '../support.ts'
import { upTo } from '../thorough.ts'

/** Invented. */
const TOWN: Texts = {
  parkování: {
    text: 'Pod sídlištěm postavíme parkovací dům a rezidenti v něm dostanou slevu.',
    title: 'Doprava',
  },
  kola: { text: 'Cyklostezku podél řeky osvětlíme a propojíme s nádražím.', title: 'Doprava' },
  byty: { text: 'Obecní byty nebudeme prodávat, každý rok jich deset opravíme.', title: 'Bydlení' },
  hasiči: { text: 'Dobrovolným hasičům koupíme cisternu a přispějeme jim na výcvik.', title: 'Bezpečnost' },
  kamery: { text: 'Kamery na náměstí vypneme a strážníci budou chodit pěšky.', title: 'Bezpečnost' },
  školka: { text: 'Ve školkách přibude sto míst a jesle otevřeme i dvouletým.', title: 'Školství' },
  obědy: { text: 'Školní jídelny budou vařit z místních surovin.', title: 'Školství' },
  senioři: { text: 'Seniorům zajistíme odvoz k lékaři a tísňové tlačítko.', title: 'Sociální služby' },
  stromy: { text: 'Za každý pokácený strom vysadíme dva nové.', title: 'Životní prostředí' },
  odpad: { text: 'Bioodpad začneme svážet každý týden a poplatek nezvedneme.', title: 'Životní prostředí' },
  smlouvy: { text: 'Všechny smlouvy města zveřejníme do týdne na internetu.', title: 'Otevřená radnice' },
  bazén: { text: 'Bazén necháme otevřený i v létě a vstup pro děti bude zdarma.', title: 'Sport' },
}

const { tools, answer } = asking(TOWN, { ...lexicon, tuning: TUNING })

const firstOf = (given: Answer) => (given.outcome === 'found' ? given.hits[0]?.passage.code : undefined)

const TOPICS: readonly (readonly [topic: string, found: string])[] = [
  ['parkovací dům', 'parkování'],
  ['cyklostezka podél řeky', 'kola'],
  ['obecní byty', 'byty'],
  ['hasiči', 'hasiči'],
  ['kamery', 'kamery'],
  ['jesle', 'školka'],
  ['školní jídelny', 'obědy'],
  ['tísňové tlačítko', 'senioři'],
  ['kácení stromů', 'stromy'],
  ['bioodpad', 'odpad'],
  ['smlouvy města', 'smlouvy'],
  ['bazén', 'bazén'],
]

/** Questions that this town has no answer to. */
const SILENT = [
  'letiště',
  'jaderná elektrárna',
  'přijetí eura',
  'interrupce',
  'legalizace marihuany',
  'letiště u nádraží',
  'muzeum u řeky',
  'nemocnice pro děti',
  'divadlo pro seniory',
  'daň z nemovitosti',
  'vězení pro strážníky',
  'tramvaj na náměstí',
  'školné na univerzitách',
  'zbrojní průkaz',
  'kdo je Baboš',
  'xyzzy',
  'gravitace',
  'ahoj',
  'díky moc',
  'koho mám volit',
]

type Around = (question: string) => string

const before =
  (text: string): Around =>
  question =>
    `${text} ${question}`
const behind =
  (text: string): Around =>
  question =>
    `${question}${text}`

const FRAMES = [
  ...['Dobrý den,', 'prosím vás,', 'zajímalo by mě, jak to vidíte:', 'dotaz:', 'mám dotaz:', 'stručně:'],
  ...['co slibujete:', 'co jste slíbili, třeba', 'proč nikdo neřeší', 'štve mě', 'vysvětlete mi', 'sakra,'],
].map(before)

const THANKS = [' Děkuji.', ', díky', '\n\nDíky moc, mějte hezký den!', ' předem děkuju za odpověď'].map(
  behind,
)

const NOISE: readonly Around[] = [
  behind(' odpovězte na jan.novotny@obec.example'),
  behind(' https://obec.example/kola?byty=1'),
  behind('\n\nS pozdravem\nBožena Hlaváčková'),
  behind('\n--\nBožena Hlaváčková\nOdesláno z mobilu'),
  before('@bozena'),
  question => `<b>${question}</b>`,
  question => `${question}? ${question}?`,
  question => `${question}\n${question}\n${question}`,
]

const UNKNOWN = ['xyzzy', 'xyzzy blemc qwrtz žbluňk vrzgul', 'blemc', 'qwrtz', 'Hrobčík', 'žbluňk']
const UNKNOWN_WORDS = UNKNOWN.flatMap(word => [before(word), before(`${word},`), behind(` ${word}`)])

const ASIDES = [
  ...[' podle zákona č. 128/2000 Sb.', ' dle § 12 odst. 3', ' 2030', ' do roku 2030', ' v roce 2031'].map(
    behind,
  ),
]

const around = (...lists: readonly (readonly Around[])[]) => fc.constantFrom(...lists.flat())

describe('the questions without an answer', () => {
  test.each(SILENT)('have none: %s', question => {
    expect(answer(question).outcome).not.toBe('found')
  })
})

describe.each<readonly [string, readonly Around[]]>([
  ['a frame', FRAMES],
  ['thanks', THANKS],
  ['an address, a signature, tags, the same again', NOISE],
  ['a word that nobody knows', UNKNOWN_WORDS],
  ['a law or a year to come', ASIDES],
])('%s never turns a no into an answer', (_, additions) => {
  test.each(SILENT)('%s', question => {
    const turned = additions.map(add => add(question)).filter(text => answer(text).outcome === 'found')
    expect(turned).toEqual([])
  })
})

test('nor do several together', () => {
  const any = around(FRAMES, THANKS, NOISE, UNKNOWN_WORDS, ASIDES)
  holds(
    fc.property(
      fc.constantFrom(...SILENT),
      fc.array(any, { minLength: 1, maxLength: 4 }),
      (question, list) => {
        const asked = list.reduce((text, add) => add(text), question)
        expect(answer(asked).outcome, asked).not.toBe('found')
      },
    ),
  )
})

describe.each<readonly [string, readonly Around[]]>([
  ['a frame', FRAMES],
  ['thanks', THANKS],
  ['an address, a signature, tags, the same again', NOISE],
  ['a law or a year to come', ASIDES],
])('%s keeps the answer', (_, additions) => {
  test.each(TOPICS)('%s: %s', (topic, found) => {
    const asked = [topic, ...additions.map(add => add(topic))]
    expect(asked.filter(text => firstOf(answer(text)) !== `X-${found}`)).toEqual([])
  })
})

describe('whatever is asked, a passage that is shown is one of the texts, word for word', () => {
  const texts = new Map([...tools.index.passages].map(({ code, text }) => [code, text]))
  const topic = fc.constantFrom(...TOPICS.map(([words]) => words), ...SILENT)
  const any = around(FRAMES, THANKS, NOISE, UNKNOWN_WORDS, ASIDES)

  test('as an answer or as the closest one', () => {
    let [hits, near] = [0, 0]
    holds(
      fc.property(fc.array(topic, { minLength: 1, maxLength: 3 }), any, (topics, add) => {
        const given = answer(add(topics.join(' a ')))
        const close = given.near.map(({ hit }) => hit)
        for (const { passage, excerpt, marks, met } of given.outcome === 'found' ? given.hits : close) {
          const text = texts.get(passage.code)
          expect(passage.text).toBe(text)
          for (const { from, to } of [...excerpt, ...marks]) {
            expect(from).toBeLessThan(to)
            expect(passage.text.slice(from, to)).toHaveLength(to - from)
          }
          for (const { found } of met) if (found !== null) expect(text).toContain(found)
        }
        if (given.outcome === 'found') hits++
        if (close.length > 0) near++
        expect(given.outcome === 'found' && close.length > 0).toBe(false)
        for (const { code, hit } of given.near) expect(hit.passage.code).toBe(code)
      }),
    )
    expect(Math.min(hits, near)).toBeGreaterThan(upTo(10))
  })
})
