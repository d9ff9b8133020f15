/** Clauses of a message, as far as commas, full stops and conjunctions tell. Pure, linear. */

import { words } from '../czech/fold.ts'

export interface Clause {
  /** Its words, folded. */
  readonly words: readonly string[]
  /** The same with spaces between them. */
  readonly line: string
  /** What it stands after: nothing or a full stop, a comma, or a conjunction that could begin a question anew. */
  readonly after: 'stop' | 'comma' | 'conjunction'
}

const STOPS = /[.!?…;\n]+/u
const COMMAS = /[,:–—()]+/u
/** What a second question begins with: `… ale kde`, `… a kdo`. */
const CONJUNCTIONS = new Set(['a', 'ale', 'jenze', 'takze', 'akorat'])
/** Most clauses that are read. */
const READ = 12

/** The clauses of a text in their order. */
export function clausesOf(text: string): Clause[] {
  const found: Clause[] = []
  for (const sentence of text.split(STOPS)) {
    let after: Clause['after'] = 'stop'
    for (const part of sentence.split(COMMAS)) {
      for (const clause of atConjunctions(words(part).map(({ folded }) => folded))) {
        if (found.length === READ) return found
        found.push({ words: clause, line: clause.join(' '), after })
        after = 'conjunction'
      }
      after = 'comma'
    }
  }
  return found
}

/** Words cut before each conjunction that is not the first of them. */
function atConjunctions(all: readonly string[]): string[][] {
  const parts: string[][] = []
  for (const [at, word] of all.entries()) {
    if (at === 0 || (CONJUNCTIONS.has(word) && (parts.at(-1)?.length ?? 0) > 1)) parts.push([])
    parts.at(-1)?.push(word)
  }
  return parts
}
