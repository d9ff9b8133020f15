/** Thesaurus, concepts of public life: which words of people and of programmes mean the same thing. */

import { type Analyzer, sameWord, type Token } from './analysis.ts'
import type { Term, TermTable, TermWord } from './term-table.ts'
import { readTerms } from './thesaurus-file.ts'

export interface Concept {
  readonly id: number
  /** Short Czech name, shown as the reason of a match. */
  readonly name: string
  /** Narrower concepts that a question for this one also means. */
  readonly narrower: readonly number[]
  /** Other concepts that a debate on this one comes to; no question means them. */
  readonly related: readonly number[]
}

/** A concept found at the tokens `[from, to)` of a text. */
export interface ConceptMatch {
  readonly concept: Concept
  readonly from: number
  readonly to: number
  /** How many words the term has; a longer term is a surer sign. */
  readonly words: number
  /** Found by a word that only questions use, so that the concept is a guess. */
  readonly asked: boolean
  /** The term begins with the very word or surely with a form of it, and not with one that only looks alike. */
  readonly sure: boolean
}

/** A concept that shares words with a question. */
export interface Association {
  readonly concept: Concept
  /** Sum of the rarities of the shared words among the concepts. */
  readonly score: number
  /** Indexes of the sharing tokens. */
  readonly tokens: readonly number[]
}

/** Words that may stand between two words of a term. */
const MAX_GAP = 2

export class Thesaurus {
  /** Reads its terms, and has to read the texts they are looked for in. */
  readonly analyzer: Analyzer
  readonly concepts: readonly Concept[]
  private readonly table: TermTable
  /** Terms that were looked for, by the stems of their first word. */
  private readonly known = new Map<string, TermsOfStem>()
  /** Concepts that were looked for, with their terms. */
  private readonly grouped = new Map<number, ReadonlyMap<string, readonly Term[]>>()

  constructor(table: TermTable, analyzer: Analyzer) {
    this.table = table
    this.analyzer = analyzer
    this.concepts = table.concepts.map((entry, id) => ({ id, ...entry }))
  }

  /** Reads thesaurus files. Throws on a line that does not follow the format, with file and line. */
  static read(files: readonly { name: string; text: string }[], analyzer: Analyzer): Thesaurus {
    return new Thesaurus(readTerms(files, analyzer), analyzer)
  }

  /** Concepts a programme text speaks of. */
  inText(tokens: readonly Token[]): ConceptMatch[] {
    return match(tokens, stem => this.termsOf(stem).inTexts, this.concepts)
  }

  /** Concepts a question speaks of, colloquial and foreign words included. */
  inQuestion(tokens: readonly Token[]): ConceptMatch[] {
    return [...this.inText(tokens), ...match(tokens, stem => this.termsOf(stem).asked, this.concepts)]
  }

  /** First stems of all terms of one word. */
  stems(): Iterable<string> {
    return this.table.stemsOfWords()
  }

  /** Whether a stem is a term by itself in texts, and so a Czech word: foreign ones stand in questions alone. */
  isTerm(stem: string): boolean {
    return this.termsOf(stem).inTexts.some(({ words }) => words.length === 1)
  }

  /** Concepts that a single stem names. */
  ofStem(stem: string): Concept[] {
    const found = new Set<Concept>()
    const { inTexts, asked } = this.termsOf(stem)
    for (const term of [...inTexts, ...asked]) {
      const concept = this.concepts[term.concept]
      if (term.words.length === 1 && concept !== undefined) found.add(concept)
    }
    return [...found]
  }

  /**
   * Concepts whose terms share words with a question without any term being met whole: "nedá se tu zaparkovat
   * auto" has two words of "není kde zaparkovat auto". Best first.
   */
  associated(tokens: readonly Token[]): Association[] {
    const sums = new Map<number, { score: number; readonly tokens: number[] }>()
    for (const [at, token] of tokens.entries()) {
      if (token.stop) continue
      const best = new Map<number, number>()
      for (const stem of token.stems) {
        const owners = this.table.ownersOf(stem)
        const rarity = Math.log(1 + this.concepts.length / owners.length)
        for (const id of owners) best.set(id, Math.max(best.get(id) ?? 0, rarity))
      }
      for (const [id, rarity] of best) {
        const sum = sums.get(id) ?? { score: 0, tokens: [] }
        sum.score += rarity
        sum.tokens.push(at)
        sums.set(id, sum)
      }
    }
    return [...sums]
      .flatMap(([id, sum]) =>
        this.concepts[id] === undefined ? [] : [{ concept: this.concepts[id], ...sum }],
      )
      .sort((a, b) => b.score - a.score || a.concept.id - b.concept.id)
  }

  /** A function that finds only the given concepts in a programme text, much faster than all of them. */
  matcher(ids: readonly number[]): (tokens: readonly Token[]) => ConceptMatch[] {
    const terms = new Map<string, readonly Term[]>()
    for (const id of ids) {
      for (const [stem, ofStem] of this.byStem(id)) {
        const others = terms.get(stem)
        terms.set(stem, others === undefined ? ofStem : [...others, ...ofStem])
      }
    }
    return tokens => match(tokens, stem => terms.get(stem) ?? NONE, this.concepts)
  }

  /** Terms of a concept in texts, by the stems of their first words. */
  private byStem(id: number): ReadonlyMap<string, readonly Term[]> {
    const known = this.grouped.get(id)
    if (known !== undefined) return known
    const terms = new Map<string, Term[]>()
    for (const term of this.table.ofConcept(id)) if (!term.questionOnly) addTo(terms, term)
    this.grouped.set(id, terms)
    return terms
  }

  /** A stem that no term has is not remembered: it may be of a question. */
  private termsOf(stem: string): TermsOfStem {
    const known = this.known.get(stem)
    if (known !== undefined) return known
    const terms = this.table.beginningWith(stem)
    if (terms.length === 0) return NO_TERMS
    const [asked, inTexts] = [true, false].map(use => terms.filter(term => term.questionOnly === use))
    const read = { inTexts: inTexts ?? NONE, asked: asked ?? NONE }
    this.known.set(stem, read)
    return read
  }
}

/** Terms of texts and questions, and those of questions alone. */
interface TermsOfStem {
  readonly inTexts: readonly Term[]
  readonly asked: readonly Term[]
}

const NONE: readonly Term[] = []
const NO_TERMS: TermsOfStem = { inTexts: NONE, asked: NONE }

/** Whether a match is there already; matches of one position stand together at the end. */
function has(found: readonly ConceptMatch[], from: number, to: number, concept: number): boolean {
  for (let at = found.length - 1; found[at]?.from === from; at--) {
    if (found[at]?.to === to && found[at]?.concept.id === concept) return true
  }
  return false
}

/** The terms met whole by `tokens`, in order of position. */
function match(
  tokens: readonly Token[],
  termsOf: (stem: string) => readonly Term[],
  concepts: readonly Concept[],
): ConceptMatch[] {
  const found: ConceptMatch[] = []
  for (let from = 0; from < tokens.length; from++) {
    for (const stem of tokens[from]?.stems ?? []) {
      for (const term of termsOf(stem)) {
        const to = matchEnd(term, tokens, from)
        if (to === null || has(found, from, to, term.concept)) continue
        const concept = concepts[term.concept]
        if (concept !== undefined)
          found.push({
            ...{ concept, from, to, words: term.words.length, asked: term.questionOnly },
            sure: isSurely(term, tokens[from]),
          })
      }
    }
  }
  return found
}

/** Shorter stems have others that look alike. */
const SURE_STEM = 5

function isSurely({ first, words }: Term, token: Token | undefined): boolean {
  const stem = words[0]?.stems[0] ?? ''
  return first === token?.folded || (stem.length >= SURE_STEM && token?.stems.includes(stem) === true)
}

/** Files a term under the stems of its first word. */
function addTo(terms: Map<string, Term[]>, term: Term): void {
  for (const stem of term.words[0]?.stems ?? []) {
    const known = terms.get(stem)
    if (known === undefined) terms.set(stem, [term])
    else known.push(term)
  }
}

/** A stop word meets only itself: být is not byt. */
function matches(token: Token | undefined, word: TermWord | undefined): boolean {
  return (
    token !== undefined && word !== undefined && token.stop === word.stop && sameWord(token.stems, word.stems)
  )
}

/** Index after the last word of `term` when it begins at `from`, or null. */
function matchEnd(term: Term, tokens: readonly Token[], from: number): number | null {
  if (tokens[from]?.stop !== term.words[0]?.stop) return null
  let at = from
  for (const word of term.words.slice(1)) {
    let next = at + 1
    while (next < tokens.length && next - at <= MAX_GAP + 1 && !matches(tokens[next], word)) next++
    if (next >= tokens.length || next - at > MAX_GAP + 1) return null
    at = next
  }
  return at + 1
}
