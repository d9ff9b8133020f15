/** Where exactly the words of a passage meet the words of a question. */

import { root } from '../czech/stem.ts'
import { analyse, type Token } from './analysis.ts'
import { conceptKey, rootKey } from './index.ts'
import type { Query } from './query.ts'
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

/** All meetings of `text` with a question, in order of position. */
export function meetings(text: string, query: Query, thesaurus: Thesaurus): Meeting[] {
  const tokens = analyse(text)
  const found: Meeting[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.stop) continue
    for (const [unit, { ways, token: asked }] of query.units.entries()) {
      const strength = Math.max(...keysOf(token).map(key => ways.get(`text:${key}`)?.strength ?? 0))
      if (strength > 0)
        found.push({ unit, strength, from: token.from, to: token.to, at, exact: sameLetters(token, asked) })
    }
  }
  for (const match of thesaurus.inText(tokens)) {
    const first = tokens[match.from]
    const last = tokens[match.to - 1]
    if (first === undefined || last === undefined) continue
    for (const [unit, { ways }] of query.units.entries()) {
      const strength = ways.get(`concepts:${conceptKey(match.concept.id)}`)?.strength ?? 0
      if (strength > 0)
        found.push({ unit, strength, from: first.from, to: last.to, at: match.from, exact: false })
    }
  }
  return found.sort((a, b) => a.from - b.from || b.strength - a.strength)
}

function keysOf(token: Token): string[] {
  const family = root(token.stems[0] ?? '')
  return [...token.stems, family, rootKey(family)]
}

function sameLetters(token: Token, asked: Token): boolean {
  return token.text.toLowerCase() === asked.text.toLowerCase()
}

/** Best strength of each unit among `list`; zero where nothing meets it. */
export function strengths(list: readonly Meeting[], units: number): number[] {
  const best = new Array<number>(units).fill(0)
  for (const { unit, strength } of list) best[unit] = Math.max(best[unit] ?? 0, strength)
  return best
}
