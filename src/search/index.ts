/** The search index: which passages have which stems, roots and concepts. MiniSearch lives only here. */

import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import SearchableMap from 'minisearch/SearchableMap'
import { LONGEST_WORD } from '../czech/fold.ts'
import type { Passage } from '../model.ts'
import { analyseContent, type Token, tokensOf } from './analysis.ts'
import type { ConceptMatch, Thesaurus } from './thesaurus.ts'
import { type Traits, traitsOf } from './traits.ts'

/** Where a key is looked for: the words of a passage, or its title, headings and introducing sentence. */
export type Field = 'text' | 'head' | 'concepts' | 'headConcepts'

const FIELDS: readonly Field[] = ['text', 'head', 'concepts', 'headConcepts']

/** One thing to look for. `weight` orders the candidates; it is not the final score. */
export interface Evidence {
  readonly key: string
  readonly field: Field
  readonly weight: number
}

/** A passage that has some of the evidence. */
export interface Candidate {
  readonly passage: Passage
  readonly traits: Traits
  /** The keys it has, each with the fields it has them in. */
  readonly keys: Readonly<Record<string, readonly Field[]>>
  /** BM25 score over all fields. */
  readonly score: number
}

export interface Found {
  readonly candidates: readonly Candidate[]
  /** Evidence that was not looked for; a `completer` tells which of it a candidate has. */
  readonly skipped: readonly Evidence[]
}

/** Most postings read for one question: some ten milliseconds, however many passages there are. */
const MAX_POSTINGS = 12_000

type Keys = Record<Field, readonly string[]>
type Row = { id: number } & Record<Field, string>

/** What is needed to have the same index again without reading the passages' words. */
export interface SavedIndex {
  readonly traits: readonly Traits[]
  readonly frequencies: Readonly<Record<Field, [string, number][]>>
  readonly search: AsPlainObject
}

const OPTIONS: Options<Row> = {
  fields: [...FIELDS],
  idField: 'id',
  tokenize: text => text.split(' '),
  processTerm: term => term || null,
}

export class SearchIndex {
  readonly passages: readonly Passage[]
  /** Mean length of a passage, in words. */
  readonly meanLength: number
  private readonly traits: readonly Traits[]
  private readonly search: MiniSearch<Row>
  private readonly frequencies: Readonly<Record<Field, Map<string, number>>>
  private readonly thesaurus: Thesaurus
  private vocabulary: SearchableMap<number> | null = null

  /** Indexes passages, or takes over what was saved of an index of the very same passages and thesaurus. */
  constructor(passages: readonly Passage[], thesaurus: Thesaurus, saved?: SavedIndex) {
    this.passages = passages
    this.thesaurus = thesaurus
    this.traits = saved?.traits ?? passages.map(traitsOf)
    this.meanLength = this.traits.reduce((sum, { words }) => sum + words, 0) / Math.max(1, passages.length)
    if (saved !== undefined) {
      this.frequencies = byField(field => new Map(saved.frequencies[field]))
      this.search = MiniSearch.loadJS<Row>(saved.search, OPTIONS)
      return
    }
    this.frequencies = byField(() => new Map())
    this.search = new MiniSearch<Row>(OPTIONS)
    this.addAll()
  }

  save(): SavedIndex {
    return {
      traits: this.traits,
      frequencies: byField(field => [...this.frequencies[field]]),
      search: this.search.toJSON(),
    }
  }

  private addAll(): void {
    const heads = new Map<string, Pick<Keys, 'head' | 'headConcepts'>>()
    for (const [id, passage] of this.passages.entries()) {
      const tokens = analyseContent(passage.text)
      const keys: Keys = {
        text: keysOf(tokens),
        concepts: conceptKeys(this.thesaurus.inText(tokens)),
        ...this.headKeys(passage, heads),
      }
      for (const field of FIELDS) this.count(field, keys[field])
      this.search.add({ id, ...byField(field => keys[field].join(' ')) })
    }
  }

  /** Keys of the head, which many passages share. */
  private headKeys(
    passage: Passage,
    known: Map<string, Pick<Keys, 'head' | 'headConcepts'>>,
  ): Pick<Keys, 'head' | 'headConcepts'> {
    const text = headOf(passage)
    let keys = known.get(text)
    if (keys === undefined) {
      const tokens = analyseContent(text)
      keys = { head: keysOf(tokens), headConcepts: conceptKeys(this.thesaurus.inText(tokens)) }
      known.set(text, keys)
    }
    return keys
  }

  /** In how many passages a key occurs. */
  frequency(field: Field, key: string): number {
    return this.frequencies[field].get(key) ?? 0
  }

  /** Rarity of something that `count` passages have: about 0 for all of them, 9 for one in ten thousand. */
  rarity(count: number): number {
    return Math.log(1 + (this.passages.length - count + 0.5) / (count + 0.5))
  }

  /** Stems of the passages and the thesaurus within `edits` of a stem, nearest first; two swapped letters are one edit. */
  similarStems(stem: string, edits: number): { stem: string; distance: number }[] {
    return [...this.words().fuzzyGet(stem, edits)]
      .map(([other, [count, distance]]) => ({ stem: other, distance, count }))
      .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.stem < b.stem ? -1 : 1))
  }

  /** Whether the passages or the thesaurus have a stem. */
  knows(stem: string): boolean {
    return this.words().has(stem)
  }

  /** Stems that begin like one of `stems`: the longest common beginning of `letters` or more and `share` of the word. */
  stemsAlike(stems: readonly string[], letters: number, share: number): string[] {
    for (const stem of stems) {
      for (let length = stem.length - 1; length >= letters; length--) {
        const alike = [...this.words().atPrefix(stem.slice(0, length)).keys()].filter(
          other => length / Math.max(other.length, stem.length) >= share,
        )
        if (alike.length > 0) return alike.sort()
      }
    }
    return []
  }

  /**
   * Passages with at least one piece of evidence, best BM25 score first. Evidence that too many passages have is
   * skipped, the least telling first: it orders candidates, but finds none that the rest would not find.
   */
  candidates(evidence: readonly Evidence[]): Found {
    const { used, skipped } = this.withinBudget(evidence)
    if (used.length === 0) return { candidates: [], skipped }
    // One query a key, for all its fields: of two queries for one key, MiniSearch keeps the fields of the last.
    const byKey = Map.groupBy(used, ({ key }) => key)
    const results = this.search.search({
      combineWith: 'OR',
      queries: [...byKey].map(([key, ones]) => ({
        queries: [key],
        fields: ones.map(({ field }) => field),
        boost: Object.fromEntries(ones.map(({ field, weight }) => [field, weight])),
      })),
    })
    const candidates: Candidate[] = []
    for (const result of results) {
      const passage = this.passages[result.id as number]
      const traits = this.traits[result.id as number]
      if (passage === undefined || traits === undefined) continue
      candidates.push({
        passage,
        traits,
        keys: result.match as Record<string, Field[]>,
        score: result.score,
      })
    }
    return { candidates, skipped }
  }

  /** A function that gives a candidate what it has of skipped evidence, read from its own words. */
  completer(skipped: readonly Evidence[]): (candidate: Candidate) => Candidate {
    const wanted = byField(field => new Set(skipped.filter(one => one.field === field).map(({ key }) => key)))
    const ids = [...wanted.concepts, ...wanted.headConcepts].map(key => Number(key.slice(1)))
    const concepts = this.thesaurus.matcher(ids)
    return candidate => {
      const text = tokensOf(candidate.passage.text)
      const head = tokensOf(headOf(candidate.passage))
      const keys: Keys = {
        text: keysOf(text),
        head: keysOf(head),
        concepts: conceptKeys(concepts(text)),
        headConcepts: conceptKeys(concepts(head)),
      }
      const all: Record<string, Field[]> = {}
      for (const [key, fields] of Object.entries(candidate.keys)) all[key] = [...fields]
      for (const field of FIELDS) {
        for (const key of keys[field]) {
          if (wanted[field].has(key)) all[key] = [...(all[key] ?? []), field]
        }
      }
      return { ...candidate, keys: all }
    }
  }

  private withinBudget(evidence: readonly Evidence[]): { used: Evidence[]; skipped: Evidence[] } {
    const used: Evidence[] = []
    const skipped: Evidence[] = []
    let postings = 0
    for (const one of [...evidence].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))) {
      const count = this.frequency(one.field, one.key)
      if (count === 0) continue
      if (used.length > 0 && postings + count > MAX_POSTINGS) skipped.push(one)
      else {
        postings += count
        used.push(one)
      }
    }
    return { used, skipped }
  }

  /** Every stem with the number of passages that have it; made when the first misspelt word comes. */
  private words(): SearchableMap<number> {
    if (this.vocabulary !== null) return this.vocabulary
    const vocabulary = new SearchableMap<number>()
    for (const stem of this.thesaurus.stems()) vocabulary.set(stem, 0)
    for (const [key, count] of this.frequencies.text) if (CORRECTABLE.test(key)) vocabulary.set(key, count)
    this.vocabulary = vocabulary
    return vocabulary
  }

  private count(field: Field, keys: readonly string[]): void {
    const counts = this.frequencies[field]
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
}

/** A stem that a misspelt word may have been meant for. */
const CORRECTABLE = new RegExp(`^\\p{L}{3,${LONGEST_WORD}}$`, 'u')

/** Title, headings and the sentence above a list. */
function headOf({ source, headings, lead }: Passage): string {
  return [source.title, ...headings, lead?.text ?? ''].join('\n')
}

export function byField<T>(value: (field: Field) => T): Record<Field, T> {
  return {
    text: value('text'),
    head: value('head'),
    concepts: value('concepts'),
    headConcepts: value('headConcepts'),
  }
}

export function conceptKey(id: number): string {
  return `c${id}`
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(token => (token.stop ? [] : token.keys))
}

function conceptKeys(matches: readonly ConceptMatch[]): string[] {
  return matches.map(match => conceptKey(match.concept.id))
}
