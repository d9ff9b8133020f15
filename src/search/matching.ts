/** Where exactly the words of a passage meet the words of a question. */

import { tokensOf } from './analysis.ts'
import { conceptKey } from './index.ts'
import type { Query } from './query.ts'
import { aimsOf } from './query-term.ts'
import type { Thesaurus } from './thesaurus.ts'

/** A word of a passage that meets a unit of the question. */
export interface Meeting {
  /** Index of the unit in the query. */
  readonly unit: number
  readonly strength: number
  /** Range of the passage's text. */
  readonly from: number
  readonly to: number
  /** Index of its first token. */
  readonly at: number
  /** The letters are the same, accents included. */
  readonly exact: boolean
}

/** A function that finds all meetings of a text with `query`, in order of position. */
export function createMatcher(query: Query, thesaurus: Thesaurus): (text: string) => Meeting[] {
  const { text: words, concepts } = aimsOf(query.units)
  const asked = query.units.map(unit => unit.token.text.toLowerCase())
  const matchConcepts = thesaurus.matcher([...concepts.keys()].map(key => Number(key.slice(1))))
  return text => {
    const tokens = tokensOf(text)
    const found: Meeting[] = []
    for (const [at, token] of tokens.entries()) {
      if (token.stop) continue
      const best = new Map<number, number>()
      for (const key of token.keys) {
        for (const { unit, strength } of words.get(key) ?? [])
          best.set(unit, Math.max(best.get(unit) ?? 0, strength))
      }
      for (const [unit, strength] of best) {
        const exact = token.text.toLowerCase() === asked[unit]
        found.push({ unit, strength, from: token.from, to: token.to, at, exact })
      }
    }
    for (const match of matchConcepts(tokens)) {
      const from = tokens[match.from]?.from ?? 0
      const to = tokens[match.to - 1]?.to ?? 0
      for (const { unit, strength } of concepts.get(conceptKey(match.concept.id)) ?? []) {
        found.push({ unit, strength, from, to, at: match.from, exact: false })
      }
    }
    return found.sort((a, b) => a.from - b.from || b.strength - a.strength)
  }
}

/** Best strength of each unit among `list`; zero where nothing meets it. */
export function strengths(list: readonly Meeting[], units: number): number[] {
  const best = new Array<number>(units).fill(0)
  for (const { unit, strength } of list) best[unit] = Math.max(best[unit] ?? 0, strength)
  return best
}
