/** Places of a question: those that limit the answer, and those that are its subject. */

import { describe, expect, test } from 'vitest'
import { Gazetteer, type Mention, type Place } from '../../src/places/gazetteer.ts'
import { type KnownPlaces, placeRoles } from '../../src/search/asked-places.ts'
import { analyzer } from '../stopwords.ts'
import { asking, PLACES } from './asking.ts'

const gazetteer = Gazetteer.read(PLACES)

/** What is known where there are texts for these places; for all, where none are given. */
function known(homes: readonly string[] | null, isNationwide = false): KnownPlaces {
  const isRelated = (a: Place, b: Place) => gazetteer.within(a, b) || gazetteer.within(b, a)
  const own = homes?.map(name => gazetteer.namedOrUnknown(name)) ?? null
  return { covers: place => own?.some(home => isRelated(home, place)) ?? true, isNationwide, isRelated }
}

/** Places that limit the answer, and those only spoken of; `frame` are words that only ask. */
function rolesIn(question: string, places: KnownPlaces, frame: readonly string[] = []) {
  const tokens = analyzer.analyse(question)
  const asking = new Set(tokens.flatMap(({ folded }, at) => (frame.includes(folded) ? [at] : [])))
  const asked = { text: question, tokens, frame: asking }
  const { scope, beside } = placeRoles(gazetteer.mentionsIn(tokens), asked, places)
  const names = (list: readonly Mention[]) => list.map(({ place }) => place.name)
  return { scope: names(scope), beside: names(beside) }
}

function scopeIn(question: string, frame: readonly string[] = []): string[] {
  return rolesIn(question, known(null), frame).scope
}

describe('a place limits the answer', () => {
  test.each([
    ['kola v Brně', ['Brno']],
    ['kola pro Brno', ['Brno']],
    ['kola u Brna', ['Brno']],
    ['Brno kola', ['Brno']],
    ['kola Brno', ['Brno']],
    ['Brno', ['Brno']],
    ['kola v Brně a v Jihlavě', ['Brno', 'Jihlava']],
    ['kola na Praze 5', ['Praha 5']],
    ['kola na Vysočině', ['Kraj Vysočina']],
    ['kola na Liberecku', ['Liberecký kraj']],
  ])('%s: %j', (question, places) => {
    expect(scopeIn(question)).toEqual(places)
  })
})

describe('a place is the subject', () => {
  test.each([
    'vlak do Brna',
    'vlak z Brna',
    'vlak od Brna',
    'vlak přes Brno',
    'vlak směrem Brno',
    'obchvat kolem Brna',
    'most za Brnem',
    'spolupráce s Brnem',
    'tah na Brno',
    'vlak přes celou Prahu',
    'vlak přes půl Prahy',
    'vlak z Brna nebo Prahy',
    'vlak do Brna nebo na Vysočinu',
    'lístek až na Vysočinu',
    'brněnská kola',
    'kola v Česku',
  ])('%s', question => {
    expect(scopeIn(question)).toEqual([])
  })

  test('the way from one to another, side by side', () => {
    expect(scopeIn('vlak Liberec – Praha')).toEqual([])
    expect(scopeIn('vlak liberec praha kdy')).toEqual([])
    expect(scopeIn('Liberec Praha')).toEqual([])
  })

  test.each([
    ['the same place twice', 'Brno Brno kola', ['Brno', 'Brno']],
    ['a word between them', 'Brno kola Jihlava', ['Brno', 'Jihlava']],
    ['where something is', 'v Brně Jihlava', ['Brno', 'Jihlava']],
    ['an adjective', 'Brno jihlavský vlak', ['Brno']],
    ['a conjunction between them', 'vlak Brno a Jihlava', ['Brno']],
  ])('but not %s: %s', (_, question, places) => {
    expect(scopeIn(question)).toEqual(places)
  })
})

describe('part of the name of something else is no place to answer for', () => {
  test.each([
    ['kanál Dunaj-Brno-Labe', []],
    ['kanál Dunaj–Brno–Labe v Jihlavě', ['Jihlava']],
    ['vlak a-b-c Brno', ['Brno']],
    ['Brno-sever', ['Brno']],
  ])('%s: %j', (question, places) => {
    const read = asking({ kola: 'Cyklostezku osvětlíme.' }).query(question)
    expect(read.scope.map(({ name }) => name)).toEqual(places)
  })
})

describe('where somebody is from is the place when nothing else is said', () => {
  test.each([
    ['jsem z Brna', ['Brno']],
    ['bydlím v Brně', ['Brno']],
    ['pocházím z Brna', ['Brno']],
    ['dobrý den, jsem z Brna', ['Brno'], ['dobry', 'den']],
    ['autobus z Brna', []],
    ['parkoviště, jsem z Brna', []],
  ] as [string, string[], string[]?][])('%s: %j (frame %j)', (question, places, frame = []) => {
    expect(scopeIn(question, frame)).toEqual(places)
  })
})

describe('a place is only compared with where there are texts for another', () => {
  test.each([
    'kola jako Brno',
    'kola jako v Brně',
    'kola jako to mají v Brně',
    'kola jako mají v Brně',
    'kola jako lidi v Brně',
    'kola jako tu cestu v Brně',
    'kola podle Brna',
    'kola po vzoru Brna',
    'kola v Brně jako příklad',
    'jsme na tom s koly líp než v Brně?',
    'jsme na tom s koly líp než vedle v Brně?',
    'město jak z Brna',
  ])('as a model: %s', question => {
    expect(rolesIn(question, known(['Liberec']))).toEqual({ scope: [], beside: ['Brno'] })
  })

  test.each([
    'V Brně mají kola zdarma. Proč to není tady?',
    'v Brně mají kola zdarma, proč ne u nás?',
    'v Brně mají kola zdarma a my nic',
    'v Brně mají kola zdarma, zavedete to taky?',
    'Proč má v Brně kolo každý víc než ten náš?',
    'proč tady nejsou kola, když v Brně jsou?',
    'v Brně mají kola, proč tu není jediné?',
    'v Brně mají kola, proč tu nejsou?',
    'v Brně mají kola, naše město taky?',
  ])('as what others have: %s', question => {
    expect(rolesIn(question, known(['Liberec']))).toEqual({ scope: [], beside: ['Brno'] })
  })

  test.each([
    'u nás v Brně nejsou kola, proč?',
    'v Brně máte kola zdarma, zavedete taky lanovku?',
    'v Brně jsou drahá kola, taky to vadí lidem?',
    'v Brně nejsou kola, nedá se tu jezdit',
    'Postavíte v Brně cestu pro kola, když tu taky žádná není?',
    'bydlím v Brně, proč tu nejsou kola?',
    'tady v Brně taky nejezdí kola?',
    'v Brně chybí kola, proč pro nás nic není?',
    'v Brně nemáme kola, proč tu nejsou?',
    'jako občan v Brně chci kola',
    'jak v Brně jezdí kola?',
    'v Brně nejsou kola pro nás, proč?',
    'v Brně chybí kola, proč tu cestu nikdo nestaví?',
  ])('but not where it is asked about: %s', question => {
    expect(rolesIn(question, known(['Liberec']))).toEqual({ scope: ['Brno'], beside: [] })
  })

  test('and a place with texts is asked about', () => {
    const question = 'V Brně mají kola zdarma. Proč to není tady?'
    expect(rolesIn(question, known(['Brno']))).toEqual({ scope: ['Brno'], beside: [] })
    expect(rolesIn('kola jako v Brně', known(['Brno']))).toEqual({ scope: [], beside: [] })
  })
})

describe('beside a place with texts, one without', () => {
  test.each([
    ['o Liberci nikdo neví ani v Brně', ['Liberec'], ['Brno']],
    ['v Brně mají kola, v Liberci žádná', ['Liberec'], ['Brno']],
    ['Předběhnete v Liberci kolem někoho v Brně?', ['Liberec'], ['Brno']],
    ['kola v Brně a v Liberci', ['Brno', 'Liberec'], []],
    ['kola v Liberci nebo Brně', ['Liberec', 'Brno'], []],
    ['Postavíte kola v Brně, když v Liberci nejsou?', ['Brno', 'Liberec'], []],
  ])('%s: %j', (question, scope, beside) => {
    expect(rolesIn(question, known(['Liberec']))).toEqual({ scope, beside })
  })

  test('is asked about where one lies in the other', () => {
    expect(rolesIn('kola na Praze 5 tady v Praze', known(['Praha 7']))).toMatchObject({
      scope: ['Praha 5', 'Praha'],
    })
  })
})

describe('the capital stands for the state', () => {
  test.each([
    'promluvíte o tom v Praze?',
    'poslanci v Praze nic nedělají',
    'budete otravovat Prahu?',
    'rozhoduje o tom Praha',
    'vrátí nám Praha peníze?',
  ])('%s', question => {
    expect(rolesIn(question, known(['Liberec']))).toEqual({ scope: [], beside: ['Praha'] })
    expect(rolesIn(question, known(['Praha'])).scope).toEqual(['Praha'])
  })

  test.each(['kola v Praze', 'Praha kola', 'kdo rozhoduje v Praze', 'Praha: dáte nám kola?'])(
    'but not: %s',
    question => {
      expect(rolesIn(question, known(['Liberec'])).scope).toEqual(['Praha'])
    },
  )

  test('and no other town does', () => {
    expect(rolesIn('promluvíte o tom v Brně?', known(['Liberec'])).scope).toEqual(['Brno'])
  })
})

describe('where somebody lives is no limit where there are texts for the whole country', () => {
  test.each([
    ['bydlím v Brně, zdražíte kola?', [], ['Brno']],
    ['bydlím už roky v Brně, zdražíte kola?', [], ['Brno']],
    ['zdražíte kola v Brně?', ['Brno'], []],
  ])('%s: %j', (question, scope, beside) => {
    expect(rolesIn(question, known([], true))).toEqual({ scope, beside })
    expect(rolesIn(question, known([])).scope).toEqual(['Brno'])
  })

  test('but for texts of that place', () => {
    expect(rolesIn('bydlím v Brně, zdražíte kola?', known(['Brno'], true)).scope).toEqual(['Brno'])
  })
})

test('a place only spoken of is no word of the subject, and yet orders equals', () => {
  const texts = { brno: 'Kola půjčíme po vzoru Brna.', jinak: 'Kola půjčíme po vzoru sousedů.' }
  const { query, all } = asking(texts)
  const { terms, context } = query('kola po vzoru Brna')
  expect(terms.map(({ token }) => token.text)).not.toContain('Brna')
  expect(context.map(({ text }) => text)).toContain('Brna')
  expect(all('kola po vzoru Brna')).toEqual(['brno', 'jinak'])
})
