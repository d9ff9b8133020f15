/** The words and places that are shipped: each list below names what an editor has to look at. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { LexiconError } from '../../src/lexicon-error.ts'
import { folder } from '../documents.ts'
import { LEXICON, lexicon } from '../lexicon.ts'

const { thesaurus, gazetteer } = lexicon
const read = (name: string) => readFileSync(join(LEXICON, name), 'utf8')

/** Names that stand under two keys or more, each with its keys. */
function shared(pairs: readonly (readonly [name: string, key: string])[]): string[] {
  const keys = new Map<string, Set<string>>()
  for (const [name, key] of pairs) keys.set(name, (keys.get(name) ?? new Set()).add(key))
  return [...keys]
    .filter(([, list]) => list.size > 1)
    .map(([name, list]) => `${name}: ${[...list].join(', ')}`)
}

/** Names that stand in a list more than once. */
function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}

describe('the thesaurus', () => {
  interface Concept {
    readonly name: string
    readonly first: readonly string[]
    readonly asked: string[]
    readonly narrower: string[]
    readonly related: string[]
  }

  const LISTS: Record<string, 'narrower' | 'related'> = { užší: 'narrower', 'k tématu': 'related' }
  const concepts = readdirSync(join(LEXICON, 'thesaurus'))
    .filter(name => name.endsWith('.txt'))
    .flatMap(name => readConcepts(read(`thesaurus/${name}`)))
  const byName = new Map(concepts.map(concept => [concept.name, concept]))

  function readConcepts(text: string): Concept[] {
    const found: Concept[] = []
    for (const line of text.split('\n')) {
      const [, indent, key = '', list = ''] = /^(\s*)([^#:]+):([^#]*)/.exec(line) ?? []
      if (indent === undefined) continue
      const terms = list
        .split(',')
        .map(term => term.trim())
        .filter(term => term !== '')
      if (indent === '')
        found.push({ name: key, first: [key, ...terms], asked: [], narrower: [], related: [] })
      else found.at(-1)?.[LISTS[key] ?? 'asked'].push(...terms)
    }
    return found
  }

  test('is read as below', () => {
    expect(thesaurus.concepts.map(({ name }) => name)).toEqual(concepts.map(({ name }) => name))
    expect(concepts.length).toBeGreaterThan(500)
  })

  test('has no concept twice', () => {
    expect(repeated(concepts.map(({ name }) => fold(name)))).toEqual([])
  })

  test('has no narrower or related concept that is none', () => {
    const lost = concepts.flatMap(({ name, narrower, related }) =>
      [...narrower, ...related].filter(other => !byName.has(other)).map(other => `${name}: ${other}`),
    )
    expect(lost).toEqual([])
  })

  test('has no narrower or related concept twice in a concept', () => {
    expect(
      concepts.flatMap(({ name, narrower, related }) =>
        repeated([...narrower, ...related]).map(other => `${name}: ${other}`),
      ),
    ).toEqual([])
  })

  test('has no concept that is narrower than itself, by whatever way', () => {
    const circles: string[] = []
    const done = new Set<string>()
    const visit = (name: string, path: readonly string[]) => {
      if (path.includes(name)) circles.push([...path.slice(path.indexOf(name)), name].join(' > '))
      if (path.includes(name) || done.has(name)) return
      for (const other of byName.get(name)?.narrower ?? []) visit(other, [...path, name])
      done.add(name)
    }
    for (const { name } of concepts) visit(name, [])
    expect(circles).toEqual([])
  })

  test('has no term twice in a concept', () => {
    const terms = concepts.map(({ name, first, asked }) => [name, repeated([...first, ...asked])] as const)
    expect(terms.filter(([, list]) => list.length > 0)).toEqual([])
  })

  test('has no term of a first line in two concepts', () => {
    expect(shared(concepts.flatMap(({ name, first }) => first.map(term => [fold(term), name])))).toEqual([])
  })
})

describe('the places', () => {
  /** Every line with its six fields. */
  const rows = read('places.txt')
    .split('\n')
    .map(line => line.replace(/#.*$/, '').trim())
    .filter(line => line !== '' && !line.startsWith('jinde:'))
    .map(line => line.split('|').map(field => field.trim()))
  /** What each place lies in, which may be several. */
  const parents = new Map(
    rows.map(([name = '', , parts = '']) => [
      name,
      parts
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== '-'),
    ]),
  )

  /** A place, and all that it lies in, up to the state. */
  function chain(name: string): string[] {
    return [name, ...(parents.get(name) ?? []).flatMap(chain)]
  }

  test('are read as below', () => {
    expect(rows.length).toBeGreaterThan(500)
    for (const [name = ''] of rows) expect(gazetteer.named(name)?.name).toBe(name)
  })

  test('have six fields each, and know their flags', () => {
    expect(rows.filter(row => row.length !== 6)).toEqual([])
    const flags = rows.flatMap(row => (row[5] ?? '').split(',').map(flag => flag.trim()))
    expect([...new Set(flags)].sort()).toEqual(['-', 'hlavní', 'město', 'obecné'])
  })

  test('have no name twice', () => {
    expect(repeated(rows.map(([name = '']) => fold(name)))).toEqual([])
  })

  test('lie in places that are there, and all in the end in one', () => {
    const unknown = [...parents].filter(([, list]) => list.some(parent => !parents.has(parent)))
    expect(unknown).toEqual([])
    const ends = [...parents.keys()].flatMap(chain).filter(name => parents.get(name)?.length === 0)
    expect([...new Set(ends)]).toEqual(['Česko'])
  })

  test('have a preposition in their locative', () => {
    expect(rows.filter(([, , , locative = '']) => !/^(?:v|ve|na) \p{Lu}/u.test(locative))).toEqual([])
  })

  test('have no form in common, unless one lies in the other or one is meant first', () => {
    const main = new Set(rows.filter(row => /hlavní/.test(row[5] ?? '')).map(([name = '']) => name))
    const owners = new Map<string, Set<string>>()
    for (const [name = '', , , locative = '', forms = ''] of rows) {
      const own = [name, locative.replace(/^(?:v|ve|na) /, ''), ...forms.split(',')]
      for (const form of own.map(each => fold(each.trim()).replace(/[\s-]+/g, ' '))) {
        if (form === '' || form === '-') continue
        owners.set(form, (owners.get(form) ?? new Set()).add(name))
      }
    }
    const related = (one: string, other: string) => chain(one).includes(other) || chain(other).includes(one)
    const unclear = [...owners].filter(([, names]) => {
      const list = [...names]
      const strangers = list.some(one => list.some(other => !related(one, other)))
      return strangers && list.filter(name => main.has(name)).length !== 1
    })
    expect(unclear.map(([form, names]) => `${form}: ${[...names].join(', ')}`)).toEqual([])
  })
})

describe('surnames', () => {
  const listed = read('surnames.txt')
    .replace(/^#.*$/gm, '')
    .split(/\s+/)
    .filter(word => word !== '')

  test('stand there once, in the first case', () => {
    expect(repeated(listed.map(fold))).toEqual([])
    expect(listed.filter(word => word !== word.toLowerCase())).toEqual([])
  })

  test('are no words of the thesaurus: whom somebody means is not what he works in', () => {
    const concepts = (word: string) =>
      thesaurus.inQuestion(thesaurus.analyzer.analyse(word)).filter(({ sure }) => sure)
    expect(listed.filter(word => concepts(word).length > 0)).toEqual([])
  })
})

describe('the lexicon of another installation', () => {
  const FILES = {
    'places.txt': 'Česko | stát | - | v Česku | česka | -\n',
    'common-words.txt': 'ahoj\n',
    'stopwords.txt': '[nehledá se]\nna\n[není nutné]\nměsto\n',
    'frames.txt': '[ptaní]\nhrad: dotaz\n',
    'thesaurus/a.txt': 'lávka: most pro pěší\n',
  }
  const stopWordsOf = (files: Readonly<Record<string, string>>) =>
    readLexicon(folder({ ...FILES, ...files })).thesaurus.analyzer.stopWords

  test('has the name of its party', () => {
    expect(stopWordsOf({ 'party.txt': 'Rybáři\n' }).isParty('rybarum')).toBe(true)
    expect(stopWordsOf({ 'party.txt': 'Rybáři\n' }).isParty('pirati')).toBe(false)
  })

  test.each([{}, { 'party.txt': '# nikdo\n' }])('or of none: %j', files => {
    expect(stopWordsOf(files).isParty('pirati')).toBe(false)
    expect(stopWordsOf(files).isStop('na')).toBe(true)
  })

  test('has its own frames', () => {
    const { frames } = readLexicon(folder(FILES))
    expect([frames.kindOf('dotazem'), frames.kindOf('slib')]).toEqual(['ask', null])
  })

  test('is refused with a frame of no paradigm', () => {
    expect(() => stopWordsOf({ 'frames.txt': '[ptaní]\npes: dotaz\n' })).toThrow('frames.txt, line 2')
  })

  test('is refused with a stop word twice', () => {
    expect(() => stopWordsOf({ 'stopwords.txt': '[nehledá se]\nna NA\n' })).toThrow('stopwords.txt, line 2')
  })
})

describe('a lexicon with a line that cannot be read', () => {
  const files = ['places.txt', 'common-words.txt', 'stopwords.txt', 'frames.txt', 'thesaurus/a.txt']
  const whole = Object.fromEntries(files.map(name => [name, name === 'thesaurus/a.txt' ? '' : read(name)]))

  test.each([
    ['places.txt', 'rozbito |'],
    ['stopwords.txt', 'na NA'],
    ['frames.txt', 'pes: dotaz'],
    ['thesaurus/a.txt', 'bez dvojtečky'],
  ])('names it: %s', (name, line) => {
    const broken = folder({ ...whole, [name]: `${whole[name]}\n${line}\n` })
    const number = `${whole[name]}\n`.split('\n').length
    const read = () => readLexicon(broken)
    expect(read).toThrow(LexiconError)
    expect(read).toThrow(`${name}, line ${number}`)
  })
})
