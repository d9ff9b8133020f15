/** Matches: where exactly the words of a passage are those of a question. */

import type { Token } from './analysis.ts'
import { conceptKey, conceptOf } from './keys.ts'
import type { Query } from './query.ts'
import { type Posting, postingsOf } from './query-term.ts'
import type { Thesaurus } from './thesaurus.ts'

/** A word of a passage that matches a term of the question. */
export interface TermMatch {
  /** Index of the term in the query. */
  readonly term: number
  readonly strength: number
  /** Range of the passage's text. */
  readonly from: number
  readonly to: number
  /** Index of its first token. */
  readonly at: number
  /** The letters are the same, accents included. */
  readonly exact: boolean
  /** It is the word that was asked with, in some form, or one of its family; else another word for the same thing. */
  readonly isWord: boolean
}

/** A function that finds all matches of a text with `query`, in order of position. */
export function termMatcher(query: Query, thesaurus: Thesaurus): (text: string) => TermMatch[] {
  const { text: words, concepts } = postingsOf(query.terms)
  const asked = query.terms.map(term => term.token.text.toLowerCase())
  const matchConcepts = thesaurus.matcher([...concepts.keys()].map(conceptOf))
  return text => {
    const tokens = thesaurus.analyzer.tokensOf(text)
    const found: TermMatch[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (token === undefined || token.stop) continue
      const best = bestOf(token, words)
      if (best === null) continue
      const letters = token.text.toLowerCase()
      const { from, to } = token
      for (const [term, strength] of best)
        found.push({ term, strength, from, to, at, exact: letters === asked[term], isWord: true })
    }
    for (const match of matchConcepts(tokens)) {
      const from = tokens[match.from]?.from ?? 0
      const to = tokens[match.to - 1]?.to ?? 0
      for (const { term, strength } of concepts.get(conceptKey(match.concept.id)) ?? []) {
        found.push({ term, strength, from, to, at: match.from, exact: false, isWord: false })
      }
    }
    return found.sort((a, b) => a.from - b.from || b.strength - a.strength)
  }
}

/** How well a word matches each term that it matches; null where it matches none, as most do. */
function bestOf(
  { keys }: Token,
  postings: ReadonlyMap<string, readonly Posting[]>,
): Map<number, number> | null {
  let best: Map<number, number> | null = null
  for (const key of keys) {
    const met = postings.get(key)
    if (met === undefined) continue
    best ??= new Map()
    for (const { term, strength } of met) best.set(term, Math.max(best.get(term) ?? 0, strength))
  }
  return best
}

/** Best strength of each term among `list`; zero where nothing matches it. */
export function strengthsOf(list: readonly TermMatch[], terms: number): number[] {
  const best = new Array<number>(terms).fill(0)
  for (const { term, strength } of list) best[term] = Math.max(best[term] ?? 0, strength)
  return best
}
