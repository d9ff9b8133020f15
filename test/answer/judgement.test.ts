/** Judgement: an answer, only the closest passage, or nothing. */

import { describe, expect, test } from 'vitest'
import { nearOf } from '../../src/answer/hits.ts'
import { isAnswered } from '../../src/answer/judgement.ts'
import { withoutVectors } from '../../src/meaning/embedder.ts'
import { createRanker, evidenceOf, type Ranked } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { asking } from '../search/asking.ts'

const { query: queryOf, tools } = asking({
  hasiči: 'Hasičům koupíme novou cisternu.',
  knihovna: 'Knihovna otevře i v neděli.',
  kola: 'Cyklostezku u řeky osvětlíme.',
})

function rankedFor(question: string): Ranked[] {
  const query = queryOf(question)
  return createRanker(tools, 0)(query, tools.index.candidates(evidenceOf(query)))
}

type State = 'answer' | 'closest' | 'nothing'

function judged(question: string, needed: number, tuning: Tuning = TUNING): State {
  const query = queryOf(question)
  const ranked = rankedFor(question)
  const judging = { tuning, needed, analyzer: tools.thesaurus.analyzer, questionBeside: () => question }
  if (withoutVectors(isAnswered(query, ranked, judging))) return 'answer'
  return nearOf(ranked, query, { ...tools, tuning }).length > 0 ? 'closest' : 'nothing'
}

describe('the best passage', () => {
  test.each<[string, State]>([
    ['cisterna hasičům', 'answer'],
    ['osvětlená cyklostezka', 'answer'],
    ['hasičská žirafa', 'closest'],
    ['žirafa', 'nothing'],
    ['', 'nothing'],
  ])('of %j: %s', (question, judgement) => {
    expect(judged(question, TUNING.answer.confidence)).toBe(judgement)
  })

  test.each([
    ['a word of the same family', 'hasičská'],
    ['a loosely corrected word', 'hasyči'],
    ['two of them', 'hasičský knihovník'],
  ])('is no answer by %s alone, however little is needed: %s', (_, question) => {
    expect(judged(question, 0)).toBe('closest')
  })

  test.each(['hasičská cisterna', 'hasyči a cisterna', 'knihvna'])(
    'is one by a word that is surely met: %s',
    question => {
      expect(judged(question, 0)).toBe('answer')
    },
  )

  test('is as sure as is needed', () => {
    expect(judged('cisterna', 0)).toBe('answer')
    expect(judged('cisterna', 1.01)).toBe('closest')
  })

  test('is close by as much of the question as is set', () => {
    const tuning = { ...TUNING, answer: { ...TUNING.answer, policy: 2 } }
    expect(judged('hasičská', 0, tuning)).toBe('nothing')
  })
})

describe('names and identifiers', () => {
  const town = asking({
    parkování: 'Stání pro obyvatele rozšíříme u nádraží.',
    silnice: 'Obchvat na D35 dokončíme, silnici I/37 opravíme.',
    vyhláška: 'Vyhlášku č. 2/2018 o hospodách zrušíme.',
    síť: 'Síť 4G přijde i do údolí.',
    spoje: 'S ROPIDem vyjednáme častější spoje.',
    skauti: 'Skauty podpoříme tam, kde jsou.',
    dílny: 'V budově MAKERspace otevřeme dílny.',
    studenti: 'Studentům Univerzity Tomáše Bati nabídneme stáže.',
  })

  test.each([
    ['obchvat na D35', 'silnice'],
    ['obchvat na D 35', 'silnice'],
    ['oprava silnice I/37', 'silnice'],
    ['zrušíte vyhlášku č. 2/2018 o hospodách?', 'vyhláška'],
    ['síť 4G v údolí', 'síť'],
    ['časté spoje ROPID', 'spoje'],
    ['stáže pro studenty UTB', 'studenti'],
  ])('answer where they stand letter by letter: %s', (question, found) => {
    expect(town.first(question)).toBe(found)
  })

  test.each([
    'co říkáte na stání a STAN',
    'obchvat na D11',
    'oprava silnice I/35',
    'zrušíte vyhlášku č. 8/2021 o hospodách?',
    'síť 5G v údolí',
    'časté spoje ROP',
    'stáže pro studenty UT',
    'skauty TKJ podpoříte',
    'dílny MAKER',
    'stáže pro studenty VUT',
  ])('and nowhere else: %s', question => {
    expect(town.first(question)).toBe('silent')
  })
})
