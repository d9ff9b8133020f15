/** From a question to passages or to one of three honest noes, and never to both. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confidence } from '../../src/answer/confidence.ts'
import { Frames } from '../../src/czech/frames.ts'
import { Surnames } from '../../src/czech/surnames.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import { Spellings } from '../../src/meaning/spellings.ts'
import type { Answer } from '../../src/model.ts'
import { Gazetteer } from '../../src/places/gazetteer.ts'
import { createRanker, evidenceOf, type Ranked } from '../../src/search/rank.ts'
import type { Similarity } from '../../src/search/similarity.ts'
import { Thesaurus } from '../../src/search/thesaurus.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { type Asking, asking, MUTE, PLACES, type Texts, UNSURE } from '../search/asking.ts'
import { analyzer } from '../stopwords.ts'
import { anyText, holds } from '../support.ts'

/** Invented, one paragraph a subject. */
const TOWN: Texts = {
  parkování: {
    text: 'Pod sídlištěm postavíme parkovací dům a rezidenti v něm dostanou slevu.',
    ...{ title: 'Doprava', headings: ['Auta'] },
  },
  kola: {
    text: 'Cyklostezku podél řeky osvětlíme a propojíme s nádražím.',
    ...{ title: 'Doprava', headings: ['Kola'] },
  },
  byty: {
    text: 'Obecní byty nebudeme prodávat, každý rok jich deset opravíme.',
    ...{ title: 'Bydlení', headings: ['Obecní byty'] },
  },
  hasiči: {
    text: 'Dobrovolným hasičům koupíme cisternu a přispějeme jim na výcvik.',
    ...{ title: 'Bezpečnost', headings: ['Hasiči'] },
  },
  školka: {
    text: 'Ve školkách přibude sto míst a jesle otevřeme i dvouletým.',
    ...{ title: 'Školství', headings: ['Mateřské školy'] },
  },
  obědy: {
    text: 'Školní jídelny budou vařit z místních surovin.',
    ...{ title: 'Školství', headings: ['Jídelny'] },
  },
  senioři: {
    text: 'Seniorům zajistíme odvoz k lékaři a tísňové tlačítko.',
    ...{ title: 'Sociální služby', headings: ['Senioři'] },
  },
  drogy: {
    text: 'Terénní pracovníci budou závislým vyměňovat stříkačky.',
    ...{ title: 'Sociální služby', headings: ['Závislosti'] },
  },
  stromy: {
    text: 'Za každý pokácený strom vysadíme dva nové.',
    ...{ title: 'Životní prostředí', headings: ['Zeleň'] },
  },
  odpad: {
    text: 'Bioodpad začneme svážet každý týden a poplatek nezvedneme.',
    ...{ title: 'Životní prostředí', headings: ['Odpad'] },
  },
  smlouvy: {
    text: 'Všechny smlouvy města zveřejníme do týdne na internetu.',
    ...{ title: 'Otevřená radnice', headings: ['Smlouvy'] },
  },
  rozpočet: {
    text: 'O části rozpočtu rozhodnou lidé v hlasování.',
    ...{ title: 'Otevřená radnice', headings: ['Participativní rozpočet'] },
  },
  bazén: {
    text: 'Bazén necháme otevřený i v létě a vstup pro děti bude zdarma.',
    ...{ title: 'Sport', headings: ['Koupání'] },
  },
}

const titlesOf = (answer: Answer) => answer.near.map(near => near.title)

describe('with the words and weights that are shipped', () => {
  const { gazetteer, thesaurus } = lexicon
  const { first, answer } = asking(TOWN, { gazetteer, thesaurus, tuning: TUNING })

  test.each([
    ['cyklostezky', 'kola'],
    ['na kole k nádraží', 'kola'],
    ['hasici', 'hasiči'],
    ['místo ve školce pro dítě', 'školka'],
    ['obědy ve škole', 'obědy'],
    ['babička k doktorovi', 'senioři'],
    ['feťáci a stříkačky', 'drogy'],
    ['kácení stromů', 'stromy'],
    ['POPELNICE NA BIOODPAD', 'odpad'],
    ['zveřejňování smluv', 'smlouvy'],
    ['participativní rozpočet', 'rozpočet'],
    ['koupaliště', 'bazén'],
  ])('%s: %s', (question, found) => {
    expect(first(question)).toBe(found)
  })

  test.each([
    'jaderná elektrárna',
    'interrupce a eutanazie',
    'přijetí eura',
    'letiště',
    'manželství pro všechny',
    'legalizace marihuany pro dospělé',
  ])('the programme is silent about %s', question => {
    expect(first(question)).toBe('silent')
  })

  test.each(['letiště u nádraží', 'muzeum u řeky', 'nemocnice pro děti', 'divadlo pro seniory'])(
    'and about what only sounds near: %s',
    question => {
      expect(first(question)).toBe('silent')
    },
  )

  test.each(['gravitace', 'pyramidy a faraoni'])('no question of policy: %s', question => {
    expect(first(question)).toBe('not-policy: off-topic')
  })

  test.each([
    ['kvadratická rovnice', ['kvadratická']],
    ['sinus a kosinus', ['kosinus']],
    ['kdo byl Napoleon', ['Napoleon']],
  ])('words that the texts do not have are named: %s: %j', (question, unknown) => {
    expect(answer(question)).toMatchObject({ outcome: 'silent', near: [], understood: { unknown } })
  })
})

type Likeness = Pick<Ranked, 'score' | 'similarity'>

describe('how sure an answer is', () => {
  const thesaurus = Thesaurus.read(
    [{ name: 'a', text: 'lékaři: doktor, lékař\nletiště: letadlo\ndivadlo: představení' }],
    analyzer,
  )
  const { tools, query: queryOf } = asking(TOWN, { thesaurus })
  const sureness = (question: string, weights: Tuning['confidence'] = TUNING.confidence) => {
    const query = queryOf(question)
    const found = tools.index.candidates(evidenceOf(query))
    return confidence(query, createRanker(tools, 0)(query, found), weights)
  }

  /** Every word counts in full. */
  const FULL = { verb: 1, word: 1, unknown: 1 }
  const byWords = (weights: Partial<Tuning['confidence']['words']>): Tuning['confidence'] => ({
    ...{ ...TUNING.confidence, ...FULL },
    words: { bias: 0, termCoverage: 0, terms: 0, ...weights },
  })

  test.each([
    ['grows with what is met', 'odvoz k lékaři', 'odvoz k lyžím'],
    ['grows with the number of words met', 'tísňové tlačítko pro seniory', 'tlačítko'],
    ['falls with a concept that is missed', 'odvoz k lékaři', 'odvoz na letiště'],
    ['is more for a word than for its family', 'školní jídelna', 'škola a jídlo'],
  ])('%s: %s, %s', (_, surer, other) => {
    expect(sureness(surer)).toBeGreaterThan(sureness(other))
  })

  test.each(['odvoz k lékaři', 'tísňové tlačítko pro seniory', 'děti', 'žirafa', ''])(
    'is a probability: %j',
    question => {
      expect(sureness(question)).toBeGreaterThanOrEqual(0)
      expect(sureness(question)).toBeLessThanOrEqual(1)
    },
  )

  test.each<[keyof Tuning['confidence']['words'], string, string]>([
    ['termCoverage', 'odvoz a tlačítko', 'odvoz a žirafa'],
    ['termCoverage', 'odvoz', 'odvozy a lyže'],
    ['terms', 'odvoz a tlačítko', 'odvoz'],
  ])('counts %s: more for %s than for %s', (feature, more, less) => {
    const alone = byWords({ [feature]: 1 })
    expect(sureness(more, alone)).toBeGreaterThan(sureness(less, alone))
  })

  test('does not count words that nobody knows', () => {
    const alone = byWords({ terms: 1 })
    expect(sureness('odvoz a žirafa', alone)).toBe(sureness('odvoz', alone))
    expect(sureness('odvoz a žirafa')).toBeLessThan(sureness('odvoz'))
  })

  describe('where meaning is looked at', () => {
    const NOTHING = { bias: 0, termCoverage: 0, terms: 0, cosine: 0, lead: 0, products: [] as number[] }
    const like = (cosine: number, products: readonly number[] = []): Similarity => ({
      ...{ cosine, deviation: 0 },
      products: () => Float32Array.from(products),
    })
    /** How sure two passages with these similarities and scores are, by some weights of meaning alone. */
    const sure = (weights: Partial<typeof NOTHING>, [best, next]: readonly [Likeness, Likeness?]) => {
      const query = queryOf('odvoz')
      const [one] = createRanker(tools, 0)(query, tools.index.candidates(evidenceOf(query))) as [Ranked]
      const ranked = [best, next].flatMap(given => (given === undefined ? [] : [{ ...one, ...given }]))
      return confidence(query, ranked, { ...TUNING.confidence, meaning: { ...NOTHING, ...weights } })
    }

    test('grows with the cosine', () => {
      const of = (cosine: number) => sure({ cosine: 10 }, [{ score: 1, similarity: like(cosine) }])
      expect(of(0.9)).toBeGreaterThan(of(0.8))
    })

    test('grows with the lead over the next passage', () => {
      const of = (score: number) =>
        sure({ lead: 1 }, [
          { score: 1, similarity: like(0) },
          { score, similarity: like(0) },
        ])
      expect(of(0.2)).toBeGreaterThan(of(0.9))
    })

    test('counts where question and passage are alike', () => {
      const of = (products: readonly number[]) =>
        sure({ products: [5, -5] }, [{ score: 1, similarity: like(0.5, products) }])
      expect(of([0.5, 0])).toBeGreaterThan(of([0.25, 0.25]))
      expect(of([0.25, 0.25])).toBeGreaterThan(of([0, 0.5]))
    })

    test('is by words alone with a model that it was not fitted to', () => {
      const query = queryOf('odvoz')
      const ranked = createRanker(tools, 0)(query, tools.index.candidates(evidenceOf(query)))
      const alike = ranked.map(one => ({ ...one, similarity: like(1) }))
      const weights = { ...TUNING.confidence, meaning: null }
      expect(confidence(query, alike, weights)).toBe(confidence(query, ranked, weights))
    })
  })

  test('is none at all when nothing is found', () => {
    expect(sureness('žirafa')).toBe(0)
  })

  test('decides between an answer and silence', () => {
    const questions = ['odvoz k lékaři', 'odvoz na letiště'] as const
    const [high, low] = questions.map(question => sureness(question)) as [number, number]
    const told = (least: number) => {
      const tuning = { ...TUNING, answer: { ...TUNING.answer, confidence: least } }
      const { first } = asking(TOWN, { thesaurus, tuning })
      return questions.map(question => first(question))
    }
    expect(told(low)).toEqual(['senioři', 'senioři'])
    expect(told((low + high) / 2)).toEqual(['senioři', 'silent'])
    expect(told((high + 1) / 2)).toEqual(['silent', 'silent'])
  })
})

describe('the three noes', () => {
  const thesaurus = 'byty: nájem\nletiště: letadlo'
  const YEARS: Texts = {
    brno: { text: 'Byty u divadla opravíme.', title: 'Bydlení', place: 'Brno', year: 2022 },
    brno2: { text: 'Byty u nádraží opravíme.', title: 'Bydlení', place: 'Brno', year: 2018 },
    praha: { text: 'Školy v parku opravíme.', title: 'Školství', place: 'Praha', year: 2022 },
    stát: { text: 'Soudům přidáme úředníky.', title: 'Justice', year: 2021 },
    vzor: { text: 'Ukázka textu o bytech.', title: 'Vzor', place: 'Turnov', year: 2010, leftover: 'sample' },
  }
  const mute = asking(YEARS, { thesaurus, tuning: MUTE })

  test.each<[string, Partial<Answer>]>([
    ['oprava bytů', { outcome: 'silent', changing: false }],
    ['nájem', { outcome: 'silent' }],
    ['letadlo', { outcome: 'silent', near: [] }],
    ['byty v Brně', { outcome: 'silent' }],
    ['byty v roce 2022', { outcome: 'silent' }],
    ['žirafa', { outcome: 'silent', near: [] }],
    ['žirafa v Brně', { outcome: 'silent', places: ['Brno'], near: [] }],
    ['žirafa v roce 2022', { outcome: 'silent', near: [] }],
    ['Brno', { outcome: 'not-policy', reason: 'place', place: 'Brno' }],
    ['jsem z Brna', { outcome: 'not-policy', reason: 'place', place: 'Brno' }],
    ['byty v Jihlavě', { outcome: 'no-such-programme', missing: 'place', asked: 'Jihlava' }],
    ['žirafa v Jihlavě', { outcome: 'no-such-programme', missing: 'place', asked: 'Jihlava' }],
    ['byty v Turnově', { outcome: 'no-such-programme', missing: 'place', asked: 'Turnov' }],
    ['byty na Praze 7', { outcome: 'silent' }],
    ['byty v roce 2010', { outcome: 'no-such-programme', missing: 'years', asked: '2010' }],
    ['žirafa v roce 2010', { outcome: 'silent', near: [] }],
    ['byty od roku 2024', { outcome: 'silent' }],
    ['byty v programu od 2024', { outcome: 'no-such-programme', missing: 'years', asked: '2024 a později' }],
    ['byty do roku 2016', { outcome: 'no-such-programme', missing: 'years', asked: '2016' }],
    ['byty v programu do roku 2016', { missing: 'years', asked: 'do roku 2016' }],
    ['byty 2002-2006', { outcome: 'no-such-programme', missing: 'years', asked: '2002–2006' }],
    ['byty v Jihlavě v roce 2010', { outcome: 'no-such-programme', missing: 'place', asked: 'Jihlava' }],
  ])('%s: %j', (question, no) => {
    expect(mute.answer(question)).toMatchObject({ question, ...no })
  })

  test('a programme that is not there is told with those that are', () => {
    expect(mute.answer('byty v Jihlavě')).toMatchObject({
      available: ['Brno 2018, 2022', 'celostátní program 2021', 'Praha 2022'],
      near: [],
    })
  })

  test('where there are no texts at all, there is no programme for anything', () => {
    const { answer } = asking({})
    expect(answer('byty')).toMatchObject({
      outcome: 'no-such-programme',
      missing: 'nothing',
      available: [],
    })
    expect(answer('ahoj')).toMatchObject({ outcome: 'not-policy', reason: 'greeting' })
  })
})

describe('what is near', () => {
  const { answer, tools } = asking(TOWN, { tuning: MUTE })
  const near = (question: string) => titlesOf(answer(question))

  test.each([
    ['hasiči', ['Bezpečnost – Hasiči']],
    ['bazén', ['Sport – Koupání']],
    ['hasiči v bazénu', ['Bezpečnost – Hasiči', 'Sport – Koupání']],
    ['žirafa', []],
  ])('to %s: %j', (question, titles) => {
    expect(near(question).sort()).toEqual(titles)
  })

  test('is a title with its lowest heading, or a title alone', () => {
    const headings = ['Ulice', 'Mosty', 'Lávka']
    const texts = { a: { text: 'Opravíme ji.', title: 'Doprava', headings } }
    expect(titlesOf(asking(texts, { tuning: MUTE }).answer('lávka'))).toEqual(['Doprava – Lávka'])
    expect(
      titlesOf(asking({ a: { text: 'Lávka.', title: 'Doprava' } }, { tuning: MUTE }).answer('lávka')),
    ).toEqual(['Doprava'])
  })

  test('leads to the best passage under that heading', () => {
    const texts = {
      worse: { text: 'Lávku i jiné mosty u hradu natřeme.', title: 'Mosty' },
      better: { text: 'Lávku u lesa natřeme.', title: 'Mosty' },
    }
    expect(asking(texts, { tuning: MUTE }).answer('lávka u lesa').near).toMatchObject([
      { code: 'X-better', title: 'Mosty', hit: { passage: { code: 'X-better' } } },
    ])
  })

  test('is three headings at most, each once', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `t${at}`,
        { text: `Lávku číslo a${at} natřeme.`, title: `Mosty ${at % 6}` },
      ]),
    )
    const titles = titlesOf(asking(texts, { tuning: MUTE }).answer('lávka'))
    expect(titles).toHaveLength(3)
    expect(new Set(titles).size).toBe(3)
  })

  test('is nothing beside an answer', () => {
    const tuning = { ...UNSURE, answer: { ...UNSURE.answer, limit: 1 } }
    const found = asking(TOWN, { tuning }).answer('hasiči, bazén a stromy')
    expect(found).toMatchObject({ outcome: 'found', hits: [{}], near: [] })
    expect(answer('hasiči, bazén a stromy').near).toHaveLength(3)
  })

  test('has codes that are there', () => {
    const codes = [...tools.index.passages].map(({ code }) => code)
    for (const question of ['hasiči v bazénu', 'škola', 'stromy a smlouvy']) {
      for (const { code } of answer(question).near) expect(codes).toContain(code)
    }
  })
})

describe('passages that answer', () => {
  const texts = Object.fromEntries(
    Array.from({ length: 15 }, (_, at) => [`t${at}`, `Lávku u potoka a${at} natřeme.`]),
  )

  test('are ten at most', () => {
    expect(asking(texts).all('lávka')).toHaveLength(10)
  })

  test('are none that fall far behind the best', () => {
    const { all } = asking({ ...texts, best: 'Lávku u potoka čeká nátěr a osvětlení.' })
    expect(all('nátěr, osvětlení')).toEqual(['best'])
  })

  test.each([
    ['tail', { tail: 2 }],
    ['coverage', { termCoverage: 2 }],
  ])('are chosen by the %s of the best', (_, part) => {
    const tuning = { ...UNSURE, answer: { ...UNSURE.answer, ...part } }
    expect(asking(texts, { tuning }).answer('lávka').outcome).not.toBe('found')
  })
})

describe('an answer and a no are never mixed', () => {
  const words =
    'byty hasiči škola bazén stromy žirafa letiště kolik kdo v Brně Jihlavě Praze 2022 2010 a díky ahoj pro od roku'
  const question = fc
    .array(fc.constantFrom(...words.split(' ')), { maxLength: 7 })
    .map(parts => parts.join(' '))
  const engines: readonly Asking[] = [TUNING, UNSURE, MUTE].map(tuning =>
    asking(TOWN, { thesaurus: 'letiště: letadlo\nškolství: škola', tuning }),
  )

  test.each(['the shipped', 'no', 'an impossible'])('with %s need of sureness', name => {
    const { answer } = engines[['the shipped', 'no', 'an impossible'].indexOf(name)] as Asking
    holds(
      fc.property(question, text => {
        const given = answer(text)
        expect(given.question).toBe(text)
        expect(given.near.length).toBeLessThanOrEqual(3)
        if (given.outcome === 'found') expect(given.hits.length).toBeGreaterThan(0)
        else expect(Object.keys(given)).not.toContain('hits')
        if (given.outcome === 'no-such-programme') expect(given.near).toEqual([])
      }),
    )
  })

  test('any message at all gets one of the four', () => {
    const [{ answer }] = engines as [Asking]
    holds(
      fc.property(anyText({ maxLength: 60 }), text => {
        expect(['found', 'silent', 'no-such-programme', 'not-policy']).toContain(answer(text).outcome)
      }),
    )
  })
})

describe('the same question has the same answer', () => {
  const QUESTIONS = ['hasiči', 'škola pro děti', 'kolik bytů opravíte?', 'žirafa', 'lyže v Jihlavě', '']

  test('however often it is asked and whatever was asked before', () => {
    const { answer } = asking(TOWN)
    const once = QUESTIONS.map(question => JSON.stringify(answer(question)))
    const again = [...QUESTIONS].reverse().map(question => JSON.stringify(answer(question)))
    expect(again.reverse()).toEqual(once)
  })

  test('whatever was said before that it does not lean on', () => {
    const { answer } = asking(TOWN)
    for (const question of QUESTIONS) {
      expect(answer(question, { previous: ['bazén'] })).toEqual(answer(question))
    }
  })

  test('among equals the passages keep their order', () => {
    const texts = {
      a: 'Dub u hradu dostane plot.',
      b: 'Dub u lesa dostane plot.',
      c: 'Dub u mlýna dostane plot.',
    }
    expect(asking(texts).all('dub')).toEqual(['a', 'b', 'c'])
    const back = Object.fromEntries(Object.entries(texts).reverse())
    expect(asking(back).all('dub')).toEqual(['c', 'b', 'a'])
  })

  test('among equals the folders keep the order in which they were given', async () => {
    const lexicon: Lexicon = {
      folder: '/nikde',
      gazetteer: Gazetteer.read(PLACES),
      thesaurus: Thesaurus.read([], analyzer),
      frames: new Frames(),
      surnames: Surnames.of(''),
      commonWords: new Set(),
      listed: new Spellings(() => []),
    }
    const page = (text: string) => ({ 'a.md': `---\ntitle: Zeleň\n---\n${text}\n` })
    const [one, two] = [folder(page('Dub u hradu dostane plot.')), folder(page('Dub u lesa dostane plot.'))]
    const told = async (folders: string[]) => {
      const engine = new Engine({ folders, lexicon, today: TODAY, tuning: UNSURE })
      const answer = await engine.answer('dub')
      return answer.outcome === 'found' ? answer.hits.map(hit => hit.passage.source.folder) : []
    }
    expect(await told([one, two])).toEqual([one, two])
    expect(await told([two, one])).toEqual([two, one])
    expect(await told([one, two, one])).toEqual([one, two])
  })
})

test('where all texts are left over from a template there is nothing to answer from, until their town is named', () => {
  const { answer } = asking({
    vzor: { text: 'Ukázka textu o bytech.', leftover: 'sample' },
    cizí: { text: 'Byty opravíme.', place: 'Turnov', year: 2022, leftover: 'other-place' },
  })
  expect(answer('byty')).toMatchObject({ outcome: 'no-such-programme', missing: 'nothing' })
  expect(answer('byty v Turnově')).toMatchObject({ outcome: 'found' })
})
