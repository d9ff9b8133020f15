/** The search index: which passages have which stems, roots and concepts. MiniSearch lives only here. */

import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import SearchableMap from 'minisearch/SearchableMap'
import type { Passage } from '../model.ts'
import { analyse, type Token } from './analysis.ts'
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
  /** `field:key` of the evidence it has. */
  readonly has: ReadonlySet<string>
  /** BM25 score over all fields. */
  readonly score: number
}

type Row = { id: number } & Record<Field, string>

/** What is needed to have the same index again without reading the passages' words. */
export interface SavedIndex {
  readonly meanLength: number
  readonly traits: readonly Traits[]
  readonly frequencies: { readonly text: [string, number][]; readonly concepts: [string, number][] }
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
  private readonly frequencies: { readonly text: Map<string, number>; readonly concepts: Map<string, number> }
  private readonly thesaurus: Thesaurus
  private vocabulary: SearchableMap<number> | null = null

  /** Indexes passages, or takes over what was saved of an index of the very same passages and thesaurus. */
  constructor(passages: readonly Passage[], thesaurus: Thesaurus, saved?: SavedIndex) {
    this.passages = passages
    this.thesaurus = thesaurus
    if (saved !== undefined) {
      this.traits = saved.traits
      this.meanLength = saved.meanLength
      this.frequencies = {
        text: new Map(saved.frequencies.text),
        concepts: new Map(saved.frequencies.concepts),
      }
      this.search = MiniSearch.loadJS<Row>(saved.search, OPTIONS)
      return
    }
    this.traits = passages.map(traitsOf)
    this.frequencies = { text: new Map(), concepts: new Map() }
    this.search = new MiniSearch<Row>(OPTIONS)
    this.meanLength = passages.length === 0 ? 1 : this.addAll() / passages.length
  }

  save(): SavedIndex {
    const { text, concepts } = this.frequencies
    return {
      meanLength: this.meanLength,
      traits: this.traits,
      frequencies: { text: [...text], concepts: [...concepts] },
      search: this.search.toJSON(),
    }
  }

  /** Adds every passage and returns the number of words. */
  private addAll(): number {
    const heads = new Map<string, Pick<Row, 'head' | 'headConcepts'>>()
    let length = 0
    for (const [id, passage] of this.passages.entries()) {
      const tokens = analyse(passage.text)
      length += tokens.length
      const keys = keysOf(tokens)
      const concepts = conceptKeys(this.thesaurus.inText(tokens))
      this.count('text', keys)
      this.count('concepts', concepts)
      this.search.add({
        id,
        text: keys.join(' '),
        concepts: concepts.join(' '),
        ...this.headRow(passage, heads),
      })
    }
    return length
  }

  /** Keys of the title, the headings and the introducing sentence, which many passages share. */
  private headRow(
    passage: Passage,
    known: Map<string, Pick<Row, 'head' | 'headConcepts'>>,
  ): Pick<Row, 'head' | 'headConcepts'> {
    const text = [passage.source.title, ...passage.headings, passage.lead?.text ?? ''].join('\n')
    let row = known.get(text)
    if (row === undefined) {
      const tokens = analyse(text)
      row = {
        head: keysOf(tokens).join(' '),
        headConcepts: conceptKeys(this.thesaurus.inText(tokens)).join(' '),
      }
      known.set(text, row)
    }
    return row
  }

  /** In how many passages a key occurs. Kept for the fields `text` and `concepts`. */
  frequency(field: Field, key: string): number {
    return field === 'text' || field === 'concepts' ? (this.frequencies[field].get(key) ?? 0) : 0
  }

  /** Rarity of something that `count` passages have: about 0 for all of them, 9 for one in ten thousand. */
  rarity(count: number): number {
    return Math.log(1 + (this.passages.length - count + 0.5) / (count + 0.5))
  }

  /** Stems of the passages and the thesaurus within `edits` of a stem, nearest first. */
  similarStems(stem: string, edits: number): { stem: string; distance: number }[] {
    return [...this.words().fuzzyGet(stem, edits)]
      .map(([other, [count, distance]]) => ({ stem: other, distance, count }))
      .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.stem < b.stem ? -1 : 1))
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

  /** Passages with at least one piece of evidence, best BM25 score first. */
  candidates(evidence: readonly Evidence[]): Candidate[] {
    if (evidence.length === 0) return []
    const results = this.search.search({
      combineWith: 'OR',
      queries: evidence.map(({ key, field, weight }) => ({
        queries: [key],
        fields: [field],
        boost: { [field]: weight },
      })),
    })
    const found: Candidate[] = []
    for (const result of results) {
      const passage = this.passages[result.id as number]
      const traits = this.traits[result.id as number]
      if (passage === undefined || traits === undefined) continue
      const has = new Set<string>()
      for (const [key, fields] of Object.entries(result.match))
        for (const field of fields) has.add(`${field}:${key}`)
      found.push({ passage, traits, has, score: result.score })
    }
    return found
  }

  /** Every stem with the number of passages that have it; made when the first misspelt word comes. */
  private words(): SearchableMap<number> {
    if (this.vocabulary !== null) return this.vocabulary
    const vocabulary = new SearchableMap<number>()
    for (const stem of this.thesaurus.stems()) vocabulary.set(stem, 0)
    for (const [key, count] of this.frequencies.text) if (/^\p{L}{3,}$/u.test(key)) vocabulary.set(key, count)
    this.vocabulary = vocabulary
    return vocabulary
  }

  private count(field: 'text' | 'concepts', keys: readonly string[]): void {
    const counts = this.frequencies[field]
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
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
