/** Query terms and their expansions: a word of a question with everything in a passage that would match it. */

import { LONGEST_WORD } from '../czech/fold.ts'
import { root, stems as stemsOf } from '../czech/stem.ts'
import { isVerbLike } from '../czech/verb.ts'
import { rootKey, type Token } from './analysis.ts'
import { byField, conceptKey, type Field } from './keys.ts'
import type { Association, Concept, ConceptMatch, Thesaurus } from './thesaurus.ts'
import { MAX_CORRECTIONS, type Tuning } from './tuning.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One thing that matches a term where a passage has it: a key in a field. */
export interface Expansion {
  readonly key: string
  readonly field: Field
  /** How well it matches, up to 1. */
  readonly strength: number
}

/** What a key of a passage means for a question: it matches that term, that well. */
export interface Posting {
  readonly term: number
  readonly strength: number
}

/** A word of the subject with its expansions. */
export interface QueryTerm {
  readonly token: Token
  /** How much of the question it carries: the rarity of what it asks for. */
  readonly weight: number
  /** By `field:key`. */
  readonly expansions: ReadonlyMap<string, Expansion>
  readonly concepts: readonly Concept[]
  /** Neither the passages nor the thesaurus know anything like it. */
  readonly unknown: boolean
  /** It was taken for a misspelt one. */
  readonly isCorrected: boolean
  /** And so loosely that an answer cannot rest on it alone. */
  readonly guessed: boolean
  /** It names somebody or something. */
  readonly isName: boolean
  /** It stands nearly everywhere, and an answer is good without it. */
  readonly isWeak: boolean
  /** It looks like a verb and names no concept. */
  readonly isPlainVerb: boolean
  /** Part of the name of the place that the answer is limited to, where no text is for that place itself. */
  readonly isPlace?: true
}

/** What is known of a word besides its letters. */
export interface Reading {
  /** Concepts whose terms stand over it. */
  readonly over: readonly ConceptMatch[]
  /** Concepts that it hints at. */
  readonly hints: readonly Association[]
  /** A name is never corrected, nor taken for another word of its family. */
  readonly isName: boolean
}

export interface QueryTermTools {
  readonly index: { readonly vocabulary: Vocabulary }
  readonly thesaurus: Thesaurus
  /** Stems of common words that are never taken for misspelt ones. */
  readonly commonWords: ReadonlySet<string>
  readonly tuning: Tuning
}

/** Shortest root that is looked for. */
const MIN_ROOT = 3
/** Swapped letters are a surer sign than one wrong letter. */
const SWAP = 0.75

/** Words so short have too many others one letter away. */
const LONG_ENOUGH = 7

interface Correction {
  readonly stems: readonly string[]
  readonly concepts: readonly Concept[]
  /** One letter of a long word is wrong, missing, too many, or swapped with its neighbour. */
  readonly isSlip: boolean
}

const NO_CORRECTION: Correction = { stems: [], concepts: [], isSlip: false }

/** Reads the words of one question. */
export class QueryTermReader {
  private corrections = 0
  private readonly vocabulary: Vocabulary
  private readonly thesaurus: Thesaurus
  private readonly commonWords: ReadonlySet<string>
  private readonly tuning: Tuning

  constructor({ index, thesaurus, commonWords, tuning }: QueryTermTools) {
    this.vocabulary = index.vocabulary
    this.thesaurus = thesaurus
    this.commonWords = commonWords
    this.tuning = tuning
  }

  /** Concepts that a question hints at: two shared words, or one that hardly any other concept has. */
  associations(tokens: readonly Token[]): Association[] {
    const { twoWords, oneWord, concepts } = this.tuning.association
    return this.thesaurus
      .associated(tokens)
      .filter(({ score, tokens: shared }) => score >= (shared.length > 1 ? twoWords : oneWord))
      .slice(0, concepts)
  }

  /** Whether the texts or common Czech have a word. */
  isKnown({ stems }: Token): boolean {
    return this.isInTexts(stems) || this.commonWords.has(stems[0] ?? '')
  }

  private isInTexts(stems: readonly string[]): boolean {
    return stems.some(stem => this.vocabulary.frequency('text', stem) > 0)
  }

  /** The term of a word. */
  read(token: Token, { over, hints, isName }: Reading): QueryTerm {
    const { levels, typo, association } = this.tuning
    const expansions = new Map<string, Expansion>()
    const known = this.isInTexts(token.stems)
    this.addStems(expansions, token.stems, { factor: 1, family: !isName })
    let concepts = over.map(match => ({ concept: match.concept, share: this.sureness(match, over) }))
    const isCommon = concepts.length > 0 || this.isKnown(token)
    const isCapital = /^\p{Lu}/u.test(token.text)
    let fixed = NO_CORRECTION
    if (!isCommon && !isName) {
      const found = this.correct(token)
      // With a capital, what is far from every known word is rather a name at the beginning of a sentence.
      fixed = isCapital && !found.isSlip ? NO_CORRECTION : found
      this.addStems(expansions, fixed.stems, { factor: typo.strength, family: true })
      concepts = fixed.concepts.map(concept => ({ concept, share: typo.strength }))
    }
    for (const { concept, share } of concepts) this.addConcept(expansions, concept, share)
    for (const { concept, score } of hints) {
      this.addConcept(expansions, concept, association.strength * Math.min(1, score / association.sure))
    }
    const unknown = !known && concepts.length === 0 && fixed.stems.length === 0 && hints.length === 0
    const named = over.some(match => !match.asked)
    const guess = isVerbLike(token.folded) ? levels.plainVerb : levels.plainWord
    const isLikeName = isName || (isCapital && !isCommon && fixed === NO_CORRECTION)
    const absent = isLikeName ? levels.unknownName : levels.unknownWord
    const kind = unknown ? absent : named ? 1 : guess
    return {
      token,
      weight: this.weigh(token, expansions) * kind,
      expansions,
      concepts: concepts.map(({ concept }) => concept),
      unknown,
      isCorrected: fixed.stems.length > 0,
      guessed: fixed.stems.length > 0 && (isCapital || !fixed.isSlip),
      isName: isLikeName,
      isWeak: this.thesaurus.analyzer.stopWords.isWeak(token.folded),
      isPlainVerb: !named && !isLikeName && isVerbLike(token.folded),
    }
  }

  /** The term of a phrase made of stop words only that names a concept: "kdo to platí". */
  readConcept(token: Token, concept: Concept): QueryTerm {
    const expansions = new Map<string, Expansion>()
    this.addConcept(expansions, concept, 1)
    return {
      token,
      weight: this.weigh(token, expansions),
      expansions,
      concepts: [concept],
      unknown: false,
      isCorrected: false,
      guessed: false,
      isName: false,
      isWeak: false,
      isPlainVerb: false,
    }
  }

  /**
   * Share of a concept. A term that stands inside a longer term says less: in "modrá zóna" the zone alone; so does a
   * word that only questions use.
   */
  private sureness(match: ConceptMatch, over: readonly ConceptMatch[]): number {
    const inside = over.some(
      other => other.words > match.words && other.from <= match.from && other.to >= match.to,
    )
    const { insideTerm, askedTerm } = this.tuning.levels
    return (inside ? insideTerm : 1) * (match.asked ? askedTerm : 1)
  }

  private addStems(
    expansions: Map<string, Expansion>,
    stems: readonly string[],
    { factor, family: withFamily }: { factor: number; family: boolean },
  ): void {
    const { levels } = this.tuning
    for (const stem of stems) {
      addExpansion(expansions, stem, 'text', factor * levels.stem)
      addExpansion(expansions, stem, 'head', factor * levels.headStem)
      const family = root(stem)
      if (!withFamily || family.length < MIN_ROOT) continue
      for (const key of [family, rootKey(family)]) {
        addExpansion(expansions, key, 'text', factor * levels.root)
        addExpansion(expansions, key, 'head', factor * levels.headRoot)
      }
    }
  }

  private addConcept(expansions: Map<string, Expansion>, concept: Concept, factor: number): void {
    const { levels } = this.tuning
    addExpansion(expansions, conceptKey(concept.id), 'concepts', factor * levels.concept)
    addExpansion(expansions, conceptKey(concept.id), 'headConcepts', factor * levels.headConcept)
    for (const id of concept.narrower) {
      addExpansion(expansions, conceptKey(id), 'concepts', factor * levels.narrower)
      for (const deeper of this.thesaurus.concepts[id]?.narrower ?? []) {
        addExpansion(expansions, conceptKey(deeper), 'concepts', factor * levels.narrower ** 2)
      }
    }
  }

  /** Rarity of the word itself where the passages have it, else of the concept it stands for. */
  private weigh(token: Token, expansions: ReadonlyMap<string, Expansion>): number {
    let count = 0
    for (const { field, key } of expansions.values()) {
      count = Math.max(count, this.vocabulary.frequency(field, key))
    }
    const rarity = this.vocabulary.rarity(count)
    return this.thesaurus.analyzer.stopWords.isWeak(token.folded)
      ? rarity * this.tuning.levels.weakWord
      : rarity
  }

  /** Known stems that a word nobody knows may have been meant for, with their concepts. */
  private correct({ folded, stems }: Token): Correction {
    const { typo } = this.tuning
    const isWord = folded.length >= typo.minLength && folded.length <= LONGEST_WORD && !/\d/.test(folded)
    if (!isWord || this.corrections++ >= MAX_CORRECTIONS) return NO_CORRECTION
    const found = new Map<string, number>()
    for (const stem of swapped(folded).flatMap(stemsOf)) {
      if (stem.length >= typo.minStem && this.vocabulary.knows(stem)) found.set(stem, SWAP)
    }
    for (const stem of stems.filter(each => each.length >= typo.minStem)) {
      const edits = stem.length >= typo.longWord ? 2 : 1
      for (const { stem: other, distance } of this.vocabulary.similarStems(stem, edits)) {
        if (other.length < typo.minStem) continue
        found.set(other, Math.min(found.get(other) ?? 9, distance + (other[0] === stem[0] ? 0 : 0.5)))
      }
    }
    const nearest = Math.min(...found.values())
    const near = [...found].filter(([, distance]) => distance === nearest).map(([stem]) => stem)
    const alike = near.length > 0 ? near : this.vocabulary.stemsAlike(stems, typo.prefix, typo.prefixShare)
    const chosen = alike.slice(0, typo.candidates)
    const concepts = [...new Set(chosen.flatMap(stem => this.thesaurus.ofStem(stem)))]
    return { stems: chosen, concepts, isSlip: nearest <= 1 && folded.length >= LONG_ENOUGH }
  }
}

/** A word with two neighbouring letters swapped, in every place: `emsie` gives `mesie`, `esmie`, `emise`, `emsei`. */
function swapped(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  )
}

/** Adds an expansion, or strengthens the one that is there. */
function addExpansion(expansions: Map<string, Expansion>, key: string, field: Field, strength: number): void {
  const name = `${field}:${key}`
  if ((expansions.get(name)?.strength ?? 0) >= strength) return
  expansions.set(name, { key, field, strength })
}

/** The inverted query: for each field and key the terms that it matches. */
export function postingsOf(terms: readonly QueryTerm[]): Record<Field, Map<string, Posting[]>> {
  const postings = byField(() => new Map<string, Posting[]>())
  for (const [term, { expansions }] of terms.entries()) {
    for (const { key, field, strength } of expansions.values()) {
      const known = postings[field].get(key)
      if (known === undefined) postings[field].set(key, [{ term, strength }])
      else known.push({ term, strength })
    }
  }
  return postings
}
