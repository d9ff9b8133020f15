import { describe, expect, test } from 'vitest'
import { Gazetteer, type Place } from '../../src/places/gazetteer.ts'
import { gazetteer } from '../documents.ts'

const placesIn = (text: string) => gazetteer.mentions(text).map(mention => mention.place.name)
const labelled = (label: string) => gazetteer.labelled(label).map(mention => mention.place.name)
/** Tests of the places that each text names. */
function named(title: string, rows: readonly (readonly [text: string, names: readonly string[]])[]): void {
  describe(title, () => {
    test.each(rows)('%j: %j', (text, names) => {
      expect(placesIn(text)).toEqual(names)
    })
  })
}

const place = (name: string) => {
  const found = gazetteer.named(name)
  if (found === null) throw new Error(`${name} is not in lexicon/places.txt`)
  return found
}

describe('first letters stand for', () => {
  test.each([
    ['tnv', 'Týn nad Vltavou'],
    ['TNV', 'Týn nad Vltavou'],
    ['fm', null],
    ['psp', null],
    ['', null],
  ])('%j: %j', (letters, name) => {
    expect(gazetteer.abbreviated(letters)?.name ?? null).toBe(name)
  })

  test('nothing where two places share them', () => {
    const lines = ['Lhota nad Rokytnou', 'Lipová nad Rybníkem', 'Loučná nad Desnou'].map(
      name => `${name} | obec | Česko | v ${name} | - | -`,
    )
    const places = Gazetteer.read(['Česko | stát | - | v Česku | česku | -', ...lines].join('\n'))
    expect([places.abbreviated('lnr'), places.abbreviated('lnd')?.name]).toEqual([null, 'Loučná nad Desnou'])
  })
})

test('a place of a name that nobody knows lies nowhere', () => {
  expect(gazetteer.namedOrUnknown('Kocourkov')).toMatchObject({ name: 'Kocourkov', parents: [] })
  expect(gazetteer.namedOrUnknown('turnov')).toBe(gazetteer.named('Turnov'))
})

named('a text names', [
  ['kamery v Liberci', ['Liberec']],
  ['KAMERY V LIBERCI', ['Liberec']],
  ['kamery v liberci', ['Liberec']],
  ['co chystá Liberecký kraj', ['Liberecký kraj']],
  ['v Libereckém kraji', ['Liberecký kraj']],
  ['v libereckem kraji', ['Liberecký kraj']],
  ['na Liberecku', ['Liberecký kraj']],
  ['na Vysočině', ['Kraj Vysočina']],
  ['kraj Vysočina', ['Kraj Vysočina']],
  ['hradecký kraj', ['Královéhradecký kraj']],
  ['Žďár nad Sázavou', ['Žďár nad Sázavou']],
  ['zdar nad sazavou', ['Žďár nad Sázavou']],
  ['Frýdek-Místek', ['Frýdek-Místek']],
  ['frydek mistek', ['Frýdek-Místek']],
  ['v České republice', ['Česko']],
  ['v hlavním městě', ['Praha']],
  ['co pro hlavní město chystají Piráti', ['Praha']],
  ['Pro hlavní město Praha', ['Praha']],
  ['hlavní město Prahy 5', ['Praha 5']],
  ['Praha a Brno', ['Praha', 'Brno']],
  ['Brno, Brno, Brno', ['Brno', 'Brno', 'Brno']],
  ['budějky', ['České Budějovice']],
  ['o kočkách a psech', []],
  ['', []],
])

named('a common noun before another name stands for', [
  ['jaké je hlavní město Francie?', []],
  ['jake je hlavni mesto francie', []],
  ['v hlavním městě sousedního Rakouska', []],
  ['hlavního města Spojených států', []],
  ['evropské hlavní město kultury', []],
  ['hlavní město podporuje školy', ['Praha']],
  ['hlavní město, Evropská unie a obce', ['Praha']],
])

named('the longest name wins', [
  ['v Praze 5', ['Praha 5']],
  ['v Praze 12', ['Praha 12']],
  ['Černý Most', ['Černý Most']],
  ['Ústí nad Orlicí', ['Ústí nad Orlicí']],
  ['ústecký kraj', ['Ústecký kraj']],
  ['Plzeň 3', ['Plzeň 3']],
  ['v Praze-východ', ['Praha-východ']],
  ['brno venkov', ['Brno-venkov']],
])

named('accents that are typed have to be those of the name', [
  ['hlídky pro strážníci', []],
  ['ve Strážnici', ['Strážnice']],
  ['ve straznici', ['Strážnice']],
  ['v Plzni', ['Plzeň']],
  ['ve žďaru nad sázavou', ['Žďár nad Sázavou']],
])

named('a form of the sixth case needs its preposition or a capital letter', [
  ['odpovíte mi kladně?', []],
  ['školky na kladně', ['Kladno']],
  ['školky Kladně', ['Kladno']],
  ['školky kladno', ['Kladno']],
  ['rozpočet města kladna', ['Kladno']],
  ['pomůžete k praze?', ['Praha']],
])

named('a short name belongs to the place that is meant by it', [
  ['v Ústí', ['Ústí nad Labem']],
  ['v Hradci', ['Hradec Králové']],
  ['v Krumlově', ['Český Krumlov']],
  ['v Týně', ['Týn nad Vltavou']],
])

named('a name that is also a word counts only as a name', [
  ['letní tábor pro děti', []],
  ['na táboře', []],
  ['nový most přes řeku', []],
  ['děti na mostě', []],
  ['slaný chléb', []],
  ['v Táboře', ['Tábor']],
  ['v tabore', ['Tábor']],
  ['pojede do Tábora', ['Tábor']],
  ['přes Most', ['Most']],
  ['ve Slaném', ['Slaný']],
  ['bydlí na hájích', ['Háje']],
  ['sedí na Mostě', []],
  ['Tábor', []],
])

describe('a name that is also a word counts only as a name', () => {
  test.each([
    ['tabor', ['Tábor']],
    ['2018 most', ['Most']],
    ['2018 komunalky kutna hora', ['Kutná Hora']],
  ])('and in the label %j: %j', (label, names) => {
    expect(labelled(label)).toEqual(names)
  })
})

test.each([
  ['říkali to v telce', true],
  ['byty v Telči', false],
  ['bydlí ve vinohradech', true],
])('a name that is also a word, in small letters, may be that word: %s: %j', (text, doubtful) => {
  expect(gazetteer.mentions(text)).toMatchObject([{ doubtful }])
})

test('a mention tells its place in the text and the word before it', () => {
  const text = 'Nové kamery na Praze 5 a v pražských ulicích'
  const [part, city] = gazetteer.mentions(text)
  expect(part).toMatchObject({ place: place('Praha 5'), adjective: false, before: 'na' })
  expect(text.slice(part?.from, part?.to)).toBe('Praze 5')
  expect(city).toMatchObject({ place: place('Praha'), adjective: true, before: 'v' })
  expect(text.slice(city?.from, city?.to)).toBe('pražských')
})

describe('a place lies in', () => {
  test.each([
    ['Praha 5', 'Praha', true],
    ['Praha 5', 'Česko', true],
    ['Praha', 'Praha', true],
    ['Turnov', 'Liberecký kraj', true],
    ['Plzeň 3', 'Plzeňský kraj', true],
    ['Smíchov', 'Praha 5', true],
    ['Smíchov', 'Praha', true],
    ['Smíchov', 'Praha 7', false],
    ['Vinohrady', 'Praha 2', true],
    ['Vinohrady', 'Praha 10', true],
    ['Vinohrady', 'Praha 5', false],
    ['Modřany', 'Praha 12', true],
    ['Hrabůvka', 'Ostrava-Jih', true],
    ['Lochotín', 'Plzeň 1', true],
    ['Štýřice', 'Brno-střed', true],
    ['Kunratice', 'Praha 4', false],
    ['Liberecký kraj', 'Turnov', false],
    ['Kolín', 'Praha', false],
    ['Česko', 'Praha', false],
  ])('%s in %s: %j', (inner, outer, within) => {
    expect(gazetteer.within(place(inner), place(outer))).toBe(within)
  })

  test.each([
    ['Smíchov', 'Praha 5', true],
    ['Smíchov', 'Praha', false],
    ['Vinohrady', 'Praha 3', true],
    ['Praha', 'Praha', false],
  ])('%s in %s with nothing between them: %j', (inner, outer, isPart) => {
    expect(gazetteer.isPartOf(place(inner), place(outer))).toBe(isPart)
  })

  test('and the country in nothing', () => {
    expect(gazetteer.parentsOf(place('Česko'))).toEqual([])
    expect(gazetteer.parentsOf(place('Praha')).map(({ name }) => name)).toEqual(['Česko'])
  })
})

describe('the region of', () => {
  test.each([
    ['Turnov', 'Liberecký kraj'],
    ['Plzeň 3', 'Plzeňský kraj'],
    ['Praha 5', 'Praha'],
    ['Vinohrady', 'Praha'],
    ['Kraj Vysočina', 'Kraj Vysočina'],
    ['Česko', undefined],
  ])('%s is %s', (name, region) => {
    expect(gazetteer.regionOf(place(name))?.name).toBe(region)
  })
})

test('a place is found by its full name only', () => {
  expect(gazetteer.named('kutná hora')?.name).toBe('Kutná Hora')
  expect(gazetteer.named('Kutná')).toBeNull()
  expect(gazetteer.named('Kocourkov')).toBeNull()
})

describe('the shipped places', () => {
  const regions = [
    ['Praha', 'v Praze'],
    ['Středočeský kraj', 've Středočeském kraji'],
    ['Jihočeský kraj', 'v Jihočeském kraji'],
    ['Plzeňský kraj', 'v Plzeňském kraji'],
    ['Karlovarský kraj', 'v Karlovarském kraji'],
    ['Ústecký kraj', 'v Ústeckém kraji'],
    ['Liberecký kraj', 'v Libereckém kraji'],
    ['Královéhradecký kraj', 'v Královéhradeckém kraji'],
    ['Pardubický kraj', 'v Pardubickém kraji'],
    ['Kraj Vysočina', 'na Vysočině'],
    ['Jihomoravský kraj', 'v Jihomoravském kraji'],
    ['Olomoucký kraj', 'v Olomouckém kraji'],
    ['Zlínský kraj', 've Zlínském kraji'],
    ['Moravskoslezský kraj', 'v Moravskoslezském kraji'],
  ] as const

  test.each(regions)('know the region %s: %s', (name, locative) => {
    expect(place(name)).toMatchObject({ kind: 'kraj', parents: ['Česko'], locative })
    expect(placesIn(`Jak se žije ${locative}?`)).toEqual([name])
  })

  test('lie in places that are known, up to the country', () => {
    const upTo = ({ name, parents }: Place): readonly string[] =>
      parents.length === 0 ? [name] : parents.flatMap(parent => upTo(place(parent)))
    const tops = gazetteer.names.flatMap(name => upTo(place(name)))
    expect(new Set(tops)).toEqual(new Set(['Česko']))
  })
})

describe('a places file', () => {
  test('may have comments and empty lines', () => {
    const small = Gazetteer.read(
      '# místa\n\nKocourkov | obec | - | v Kocourkově | kocourkova | -  # vymyšlený\n',
    )
    expect(small.mentions('do Kocourkova').map(({ place: { name } }) => name)).toEqual(['Kocourkov'])
  })

  test('may say that a place lies in several', () => {
    const small = Gazetteer.read('Kocourkov | část | Horní, Dolní | v Kocourkově | - | -')
    expect(small.named('Kocourkov')?.parents).toEqual(['Horní', 'Dolní'])
  })

  test.each([
    ['too few fields', 'Kocourkov | obec | Česko | v Kocourkově'],
    ['an unknown kind', 'Kocourkov | osada | Česko | v Kocourkově | - | -'],
    ['no name', ' | obec | Česko | v Kocourkově | - | -'],
  ])('with %s is refused with the number of the line', (_, line) => {
    expect(() => Gazetteer.read(`# místa\n${line}\n`)).toThrow(/line 2\b/)
  })

  test('says which place a shared short name means', () => {
    const small = Gazetteer.read(
      'Lhota u Vody | obec | - | ve Lhotě u Vody | lhota | -\nLhota u Lesa | obec | - | ve Lhotě u Lesa | lhota | hlavní',
    )
    expect(small.mentions('Lhota').map(({ place: { name } }) => name)).toEqual(['Lhota u Lesa'])
  })

  test('gives adjectives all their endings', () => {
    const small = Gazetteer.read('Kocourkov | obec | - | v Kocourkově | *kocourkovský | -')
    const forms =
      'kocourkovský kocourkovského kocourkovskému kocourkovském kocourkovským kocourkovská kocourkovskou'
    for (const form of forms.split(' ')) {
      expect(small.mentions(form), form).toMatchObject([{ adjective: true }])
    }
  })
})
