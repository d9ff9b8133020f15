/** Concepts of public life: which words of people and of programmes mean the same thing. */

import { analyse, sameWord, type Token } from './analysis.ts'

export interface Concept {
  readonly id: number
  /** Short Czech name, shown as the reason of a match. */
  readonly name: string
  /** Narrower concepts that a question for this one also means. */
  readonly narrower: readonly number[]
}

/** A concept found at the tokens `[from, to)` of a text. */
export interface ConceptMatch {
  readonly concept: Concept
  readonly from: number
  readonly to: number
  /** How many words the term has; a longer term is a surer sign. */
  readonly words: number
}

interface Term {
  readonly words: readonly (readonly string[])[]
  readonly concept: number
  readonly questionOnly: boolean
}

/** Words that may stand between two words of a term. */
const MAX_GAP = 2

export class Thesaurus {
  readonly concepts: Concept[] = []
  private readonly terms = new Map<string, Term[]>()

  /** Reads thesaurus files. Throws on a line that does not follow the format, with file and line. */
  constructor(files: readonly { name: string; text: string }[]) {
    const blocks = files.flatMap(file => readBlocks(file.name, file.text))
    const ids = new Map(blocks.map((block, id) => [block.name, id]))
    for (const [id, block] of blocks.entries()) {
      const narrower = block.narrower.map(name => ids.get(name)).filter(other => other !== undefined)
      this.concepts.push({ id, name: block.name, narrower })
      for (const term of [block.name, ...block.terms]) this.addTerm(term, id, false)
      for (const term of block.asked) this.addTerm(term, id, true)
    }
  }

  /** Concepts a programme text speaks of. */
  inText(tokens: readonly Token[]): ConceptMatch[] {
    return this.match(tokens, false)
  }

  /** Concepts a question speaks of, colloquial and foreign words included. */
  inQuestion(tokens: readonly Token[]): ConceptMatch[] {
    return this.match(tokens, true)
  }

  private match(tokens: readonly Token[], question: boolean): ConceptMatch[] {
    const found: ConceptMatch[] = []
    for (const [from, token] of tokens.entries()) {
      for (const stem of token.stems) {
        for (const term of this.terms.get(stem) ?? []) {
          if (term.questionOnly && !question) continue
          const to = matchEnd(term, tokens, from)
          if (to === null || has(found, from, to, term.concept)) continue
          const concept = this.concepts[term.concept]
          if (concept !== undefined) found.push({ concept, from, to, words: term.words.length })
        }
      }
    }
    return found
  }

  private addTerm(text: string, concept: number, questionOnly: boolean): void {
    const list = analyse(text).map(token => token.stems)
    const term = { words: list, concept, questionOnly }
    for (const stem of list[0] ?? []) {
      const known = this.terms.get(stem)
      if (known === undefined) this.terms.set(stem, [term])
      else known.push(term)
    }
  }
}

/** Whether a match is there already; matches of one position stand together at the end. */
function has(found: readonly ConceptMatch[], from: number, to: number, concept: number): boolean {
  for (let at = found.length - 1; found[at]?.from === from; at--) {
    if (found[at]?.to === to && found[at]?.concept.id === concept) return true
  }
  return false
}

/** Index after the last word of `term` when it begins at `from`, or null. */
function matchEnd(term: Term, tokens: readonly Token[], from: number): number | null {
  let at = from
  for (let word = 1; word < term.words.length; word++) {
    const wanted = term.words[word] ?? []
    let next = at + 1
    while (next < tokens.length && next - at <= MAX_GAP + 1 && !sameWord(tokens[next]?.stems ?? [], wanted))
      next++
    if (next >= tokens.length || next - at > MAX_GAP + 1) return null
    at = next
  }
  return at + 1
}

interface Block {
  readonly name: string
  readonly terms: readonly string[]
  readonly asked: string[]
  readonly narrower: string[]
}

function readBlocks(file: string, text: string): Block[] {
  const blocks: Block[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*$/, '').trimEnd()
    if (line.trim() === '') continue
    const match = /^(\s*)([^:]+):\s*(.*)$/.exec(line)
    if (match === null)
      throw new Error(`Thesaurus ${file}, line ${index + 1}: expected "concept: term, term".`)
    const [, indent, key = '', list = ''] = match
    const terms = list
      .split(',')
      .map(term => term.trim())
      .filter(term => term !== '')
    const block = blocks.at(-1)
    if (indent === '') blocks.push({ name: key.trim(), terms, asked: [], narrower: [] })
    else if (block === undefined)
      throw new Error(`Thesaurus ${file}, line ${index + 1}: no concept above this line.`)
    else if (key === 'užší') block.narrower.push(...terms)
    else if (key === 'lidově' || key === 'cizí') block.asked.push(...terms)
    else throw new Error(`Thesaurus ${file}, line ${index + 1}: unknown "${key}", use lidově, užší or cizí.`)
  }
  return blocks
}
