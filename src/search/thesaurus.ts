/** Thesaurus, concepts of public life: which words of people and of programmes mean the same thing. */

import { fold } from '../czech/fold.ts'
import { stems } from '../czech/stem.ts'
import { type Analyzer, sameWord, type Token } from './analysis.ts'

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

type TermWord = Pick<Token, 'stems' | 'stop'>

interface Term {
  readonly words: readonly TermWord[]
  /** Its first word, folded. */
  readonly first: string
  readonly concept: number
  readonly questionOnly: boolean
}

/** Words that may stand between two words of a term. */
const MAX_GAP = 2

export class Thesaurus {
  /** Reads its terms, and has to read the texts they are looked for in. */
  readonly analyzer: Analyzer
  readonly concepts: Concept[] = []
  /** Terms of texts and questions, and those of questions alone, by the stems of their first word. */
  private readonly terms = new Map<string, Term[]>()
  private readonly asked = new Map<string, Term[]>()
  private readonly byConcept: Term[][] = []
  /** Concepts that have a stem in any of their terms. */
  private readonly owners = new Map<string, Set<number>>()

  /** Reads thesaurus files. Throws on a line that does not follow the format, with file and line. */
  constructor(files: readonly { name: string; text: string }[], analyzer: Analyzer) {
    this.analyzer = analyzer
    const blocks = files.flatMap(file => readBlocks(file.name, file.text))
    const ids = new Map(blocks.map((block, id) => [block.name, id]))
    for (const [id, block] of blocks.entries()) {
      const idsOf = (names: readonly string[]) =>
        names.map(name => ids.get(name)).filter(other => other !== undefined)
      const [narrower, related] = [idsOf(block.narrower), idsOf(block.related)]
      this.concepts.push({ id, name: block.name, narrower, related })
      for (const term of block.terms) this.addTerm(term, id, false)
      for (const term of block.asked) this.addTerm(term, id, true)
    }
  }

  /** Concepts a programme text speaks of. */
  inText(tokens: readonly Token[]): ConceptMatch[] {
    return match(tokens, this.terms, this.concepts)
  }

  /** Concepts a question speaks of, colloquial and foreign words included. */
  inQuestion(tokens: readonly Token[]): ConceptMatch[] {
    return [...match(tokens, this.terms, this.concepts), ...match(tokens, this.asked, this.concepts)]
  }

  /** First stems of all terms of one word. */
  *stems(): Iterable<string> {
    for (const map of [this.terms, this.asked]) {
      for (const [stem, terms] of map) if (terms.some(term => term.words.length === 1)) yield stem
    }
  }

  /** Concepts that a single stem names. */
  ofStem(stem: string): Concept[] {
    const found = new Set<Concept>()
    for (const term of [...(this.terms.get(stem) ?? []), ...(this.asked.get(stem) ?? [])]) {
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
        const owners = this.owners.get(stem)
        if (owners === undefined) continue
        const rarity = Math.log(1 + this.concepts.length / owners.size)
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
    const terms = new Map<string, Term[]>()
    for (const id of ids)
      for (const term of this.byConcept[id] ?? []) if (!term.questionOnly) addTo(terms, term)
    return tokens => match(tokens, terms, this.concepts)
  }

  private addOwner(stem: string, concept: number): void {
    const known = this.owners.get(stem)
    if (known === undefined) this.owners.set(stem, new Set([concept]))
    else known.add(concept)
  }

  private addTerm(term: TermText, concept: number, questionOnly: boolean): void {
    const words = termWords(term, this.analyzer)
    for (const word of words) if (!word.stop) for (const stem of word.stems) this.addOwner(stem, concept)
    const first = term.folded.split(' ', 1)[0] ?? ''
    const entry = { words: withoutLinks(words), first, concept, questionOnly }
    addTo(questionOnly ? this.asked : this.terms, entry)
    const own = this.byConcept[concept] ?? []
    own.push(entry)
    this.byConcept[concept] = own
  }
}

/** Whether a match is there already; matches of one position stand together at the end. */
function has(found: readonly ConceptMatch[], from: number, to: number, concept: number): boolean {
  for (let at = found.length - 1; found[at]?.from === from; at--) {
    if (found[at]?.to === to && found[at]?.concept.id === concept) return true
  }
  return false
}

/** Words of a term; those of plain words are cut the quick way. */
function termWords({ text, folded }: TermText, analyzer: Analyzer): readonly TermWord[] {
  if (/[^a-z ]/.test(folded)) return analyzer.analyse(text)
  const raw = text.split(' ')
  return folded
    .split(' ')
    .map((word, at) => ({ stems: stems(word), stop: analyzer.stopWords.isStop(word, raw[at]) }))
}

/** The terms met whole by `tokens`, in order of position. */
function match(
  tokens: readonly Token[],
  terms: ReadonlyMap<string, Term[]>,
  concepts: readonly Concept[],
): ConceptMatch[] {
  const found: ConceptMatch[] = []
  for (let from = 0; from < tokens.length; from++) {
    for (const stem of tokens[from]?.stems ?? []) {
      for (const term of terms.get(stem) ?? NONE) {
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

const NONE: readonly Term[] = []

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

/** "dotace pro hasiče" is met by "dotace hasičům" too: two words of substance are enough to be sure. */
function withoutLinks(list: readonly TermWord[]): readonly TermWord[] {
  const substance = list.filter(token => !token.stop)
  return substance.length >= 2 ? substance : list
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

interface Block {
  readonly name: string
  readonly terms: readonly TermText[]
  readonly asked: TermText[]
  readonly narrower: string[]
  readonly related: string[]
}

/** A term as written and folded. */
interface TermText {
  readonly text: string
  readonly folded: string
}

/** Terms are many: folding a file at once takes a tenth of the time that folding each of them would. */
function readBlocks(file: string, text: string): Block[] {
  const blocks: Block[] = []
  const folded = fold(text).split(/\r?\n/)
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/#.*$/, '').trimEnd()
    if (line === '') continue
    const colon = line.indexOf(':')
    if (colon < 0) throw new Error(`Thesaurus ${file}, line ${index + 1}: expected "concept: term, term".`)
    const key = line.slice(0, colon).trim()
    const terms = termTexts(line.slice(colon + 1), (folded[index] ?? '').replace(/#.*$/, ''))
    const block = blocks.at(-1)
    if (key === '') throw new Error(`Thesaurus ${file}, line ${index + 1}: the concept has no name.`)
    if (!/^\s/.test(line)) {
      const name = { text: key, folded: fold(key) }
      blocks.push({ name: key, terms: [name, ...terms], asked: [], narrower: [], related: [] })
    } else if (block === undefined)
      throw new Error(`Thesaurus ${file}, line ${index + 1}: no concept above this line.`)
    else if (key === 'užší') block.narrower.push(...terms.map(term => term.text))
    else if (key === 'k tématu') block.related.push(...terms.map(term => term.text))
    else if (key === 'lidově' || key === 'cizí') block.asked.push(...terms)
    else
      throw new Error(
        `Thesaurus ${file}, line ${index + 1}: unknown "${key}", use lidově, užší, k tématu or cizí.`,
      )
  }
  return blocks
}

function termTexts(list: string, foldedLine: string): TermText[] {
  const folded = foldedLine.slice(foldedLine.indexOf(':') + 1).split(',')
  return list
    .split(',')
    .map((text, at) => ({ text: text.trim(), folded: (folded[at] ?? '').trim() }))
    .filter(({ text }) => text !== '')
}
