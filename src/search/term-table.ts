/**
 * Term table: the terms of a thesaurus as numbers, so that tens of thousands of them are read from a file at once, and
 * only those become objects that a text may have.
 */

import { numberBytes, numbersIn, type Parts, textIn } from '../packed-file.ts'
import { inByteOrder, PackedStrings } from '../packed-strings.ts'

/** A word of a term. */
export interface TermWord {
  readonly stems: readonly string[]
  readonly stop: boolean
}

export interface Term {
  readonly words: readonly TermWord[]
  /** Its first word, folded. */
  readonly first: string
  readonly concept: number
  readonly questionOnly: boolean
}

/** What a concept is made of besides its terms. */
export interface ConceptEntry {
  readonly name: string
  readonly narrower: readonly number[]
  readonly related: readonly number[]
}

/** A concept with its terms, and with the stems of all their words of substance. */
export interface ConceptTerms extends ConceptEntry {
  readonly terms: readonly Omit<Term, 'concept'>[]
  readonly stems: ReadonlySet<string>
}

/** Lists of numbers, one after another: list `n` stands from `starts[n]` to `starts[n + 1]`. */
interface Lists {
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

export class TermTable {
  readonly concepts: readonly ConceptEntry[]
  /** Stems and first words; the others name them by their numbers. */
  private readonly strings: PackedStrings
  /** Stems of each word, after 1 for a stop word and 0 for another. */
  private readonly words: Lists
  /** Concept, 1 when only questions have it, number of the first word's letters, numbers of the words. */
  private readonly terms: Lists
  /** By the number of a stem: the terms that begin with it, and the concepts that have it. */
  private readonly beginning: Lists
  private readonly owners: Lists
  /** The first term of each concept, and the end. */
  private readonly conceptStarts: Uint32Array
  /** Terms that were looked for, by their numbers: there are as many as the lexicon has. */
  private readonly read: (Term | undefined)[] = []
  private readonly parts: Parts

  /** Reads what `save` gave. */
  constructor(parts: Parts) {
    const of = (name: string) => parts[name] ?? new Uint8Array()
    const lists = (name: string) => ({
      starts: numbersIn(of(`${name}Starts`)),
      values: numbersIn(of(name)),
    })
    this.parts = parts
    this.concepts = JSON.parse(textIn(of('concepts'))) as ConceptEntry[]
    this.strings = new PackedStrings(parts, STRINGS)
    this.words = lists('words')
    this.terms = lists('terms')
    this.beginning = lists('beginning')
    this.owners = lists('owners')
    this.conceptStarts = numbersIn(of('conceptStarts'))
  }

  static of(concepts: readonly ConceptTerms[]): TermTable {
    return new TermTable(partsOf(concepts))
  }

  save(): Parts {
    return this.parts
  }

  /** Terms that begin with a stem, in the order of the files. */
  beginningWith(stem: string): Term[] {
    const list = this.listOf(stem, this.beginning)
    return Array.from(list, id => this.term(id))
  }

  /** Terms of a concept, in the order of the files. */
  ofConcept(id: number): Term[] {
    const [from = 0, to = 0] = this.conceptStarts.subarray(id, id + 2)
    return Array.from({ length: to - from }, (_, at) => this.term(from + at))
  }

  /** Concepts that have a stem in any of their terms. */
  ownersOf(stem: string): Uint32Array {
    return this.listOf(stem, this.owners)
  }

  /** First stems of all terms of one word. */
  *stemsOfWords(): Iterable<string> {
    for (let at = 0; at < this.strings.length; at++) {
      const terms = Array.from(listAt(this.beginning, at), id => listAt(this.terms, id))
      if (terms.some(({ length }) => length === BEFORE_WORDS + 1)) yield this.strings.at(at)
    }
  }

  private listOf(stem: string, lists: Lists): Uint32Array {
    const number = this.strings.indexOf(stem)
    return number < 0 ? NONE : listAt(lists, number)
  }

  private term(id: number): Term {
    const term = this.read[id] ?? this.readTerm(id)
    this.read[id] = term
    return term
  }

  private readTerm(id: number): Term {
    const [concept = 0, questionOnly, first = 0, ...words] = listAt(this.terms, id)
    return {
      ...{ concept, questionOnly: questionOnly === 1, first: this.strings.at(first) },
      words: words.map(word => this.word(word)),
    }
  }

  private word(id: number): TermWord {
    const [stop, ...stems] = listAt(this.words, id)
    return { stop: stop === 1, stems: stems.map(stem => this.strings.at(stem)) }
  }
}

const NONE = new Uint32Array()
const STRINGS = 'strings'
/** Numbers of a term before those of its words. */
const BEFORE_WORDS = 3

function listAt({ starts, values }: Lists, at: number): Uint32Array {
  return values.subarray(starts[at], starts[at + 1])
}

function partsOf(concepts: readonly ConceptTerms[]): Parts {
  const strings = new Numbering<string>(text => text)
  for (const text of inByteOrder(concepts.flatMap(stringsOf))) strings.of(text)
  const words = new Numbering<TermWord>(({ stop, stems }) => `${stop} ${stems.join(' ')}`)
  const terms: number[][] = []
  const beginning: number[][] = []
  const owners: number[][] = []
  const conceptStarts = [0]
  for (const [concept, entry] of concepts.entries()) {
    for (const term of entry.terms) {
      const [first] = term.words
      for (const stem of first?.stems ?? []) add(beginning, strings.of(stem), terms.length)
      const numbers = term.words.map(word => words.of(word))
      terms.push([concept, Number(term.questionOnly), strings.of(term.first), ...numbers])
    }
    for (const stem of entry.stems) add(owners, strings.of(stem), concept)
    conceptStarts.push(terms.length)
  }
  const wordLists = words.list.map(({ stop, stems }) => [
    Number(stop),
    ...stems.map(stem => strings.of(stem)),
  ])
  const count = strings.list.length
  return {
    concepts: Buffer.from(
      JSON.stringify(concepts.map(({ name, narrower, related }) => ({ name, narrower, related }))),
    ),
    ...PackedStrings.partsOf(STRINGS, strings.list),
    conceptStarts: numberBytes(Uint32Array.from(conceptStarts)),
    ...listParts('words', wordLists, wordLists.length),
    ...listParts('terms', terms, terms.length),
    ...listParts('beginning', beginning, count),
    ...listParts('owners', owners, count),
  }
}

function stringsOf({ terms, stems }: ConceptTerms): string[] {
  const ofTerms = terms.flatMap(({ words, first }) => [first, ...words.flatMap(word => word.stems)])
  return [...ofTerms, ...stems]
}

function add(lists: number[][], at: number, value: number): void {
  const known = lists[at]
  if (known === undefined) lists[at] = [value]
  else known.push(value)
}

function listParts(name: string, lists: readonly (readonly number[] | undefined)[], count: number): Parts {
  const starts = new Uint32Array(count + 1)
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at] ?? 0) + (lists[at]?.length ?? 0)
  const values = new Uint32Array(starts[count] ?? 0)
  for (let at = 0; at < count; at++) values.set(lists[at] ?? [], starts[at])
  return { [`${name}Starts`]: numberBytes(starts), [name]: numberBytes(values) }
}

/** Gives equal things the same number, in the order in which they come. */
class Numbering<T> {
  readonly list: T[] = []
  private readonly numbers = new Map<string, number>()
  private readonly nameOf: (one: T) => string

  constructor(nameOf: (one: T) => string) {
    this.nameOf = nameOf
  }

  of(one: T): number {
    const name = this.nameOf(one)
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    this.numbers.set(name, this.list.length)
    return this.list.push(one) - 1
  }
}
