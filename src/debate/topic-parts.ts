/** Parts of a topic: what stands between its commas and conjunctions. A passage is on the topic when it is on one of them. */

import type { Token } from '../search/analysis.ts'
import type { Query } from '../search/query.ts'
import type { QueryTerm } from '../search/query-term.ts'
import type { Concept, Thesaurus } from '../search/thesaurus.ts'

/** Words that begin another part. */
const CONJUNCTIONS: ReadonlySet<string> = new Set(['a', 'i', 'nebo', 'ci', 'ani', 'versus'])
/** A word that names no concept says less of a subject. */
const PLAIN = 0.5
/** Share of a part that a word needs, so that the part is not what its concept is without it. */
const TELLING = 0.2
/** Endings of several in the locative, the instrumental and the dative: two words with one of them stand in one phrase. */
const OBLIQUE = /(?:[aei]ch|[aeiy]mi|[aeiu]m)$/
/** Share of the weightiest word that the weightiest of another part needs. */
const LEAST = 0.25

export interface TopicPart {
  /** By the index of a term, how much of the part it is: together 1, or less where a word was only guessed at. */
  readonly shares: ReadonlyMap<number, number>
  /** Terms of which one is enough: of `místa ve školkách a školách`, the schools. Each is half of the part. */
  readonly either: ReadonlySet<number>
  /** What belongs to the concept that all words of the part name. */
  readonly narrower: readonly Concept[]
  /** What a debate on that concept comes to. */
  readonly related: readonly Concept[]
}

/** At least one where there are terms; places are none. */
export function partsOf(query: Query, thesaurus: Pick<Thesaurus, 'concepts' | 'ofStem'>): TopicPart[] {
  const { concepts } = thesaurus
  const groups = new Map<number, { at: number; term: QueryTerm; weight: number }[]>()
  const { numbers, coordinated } = partNumbers(query)
  for (const [at, term] of query.terms.entries()) {
    if (term.isPlace === true) continue
    const number = numbers.get(term.token.from) ?? 0
    const weight = term.weight * (term.concepts.length > 0 || term.isName ? 1 : PLAIN)
    groups.set(number, [...(groups.get(number) ?? []), { at, term, weight }])
  }
  const parts = [...groups.values()].map(group => ({
    group,
    total: Math.max(
      group.reduce((sum, { weight }) => sum + weight, 0),
      1e-9,
    ),
    most: Math.max(...group.map(({ weight }) => weight)),
  }))
  const greatest = Math.max(...parts.map(({ most }) => most))
  return parts
    .filter(({ most }) => most >= LEAST * greatest)
    .map(({ group, total }) => {
      const telling = group.filter(({ weight }) => weight >= TELLING * total)
      const named = telling.map(({ term }) => conceptsOf(term, thesaurus))
      const common = commonOf(named)
      const ids = new Set(common.flatMap(({ narrower }) => narrower))
      const related =
        common.length > 0
          ? common.flatMap(one => one.related)
          : commonOf(named.map(list => familyOf(list, concepts))).map(({ id }) => id)
      return {
        ...sharesOf(group, total, coordinated),
        narrower: [...ids].flatMap(id => concepts[id] ?? []),
        related: [...new Set(related)].filter(id => !ids.has(id)).flatMap(id => concepts[id] ?? []),
      }
    })
}

/** What several words are said of is half of a part, and each of them is. */
function sharesOf(
  group: readonly { at: number; term: QueryTerm; weight: number }[],
  total: number,
  coordinated: ReadonlySet<number>,
): Pick<TopicPart, 'shares' | 'either'> {
  const isEither = ({ term }: { term: QueryTerm }) => coordinated.has(term.token.from)
  const either = new Set(group.filter(isEither).map(({ at }) => at))
  const said = group.reduce((sum, one) => sum + (isEither(one) ? 0 : one.weight), 0)
  const isWhole = either.size < 2 || said === 0
  const shareOf = (at: number, weight: number) =>
    isWhole ? weight / total : either.has(at) ? 1 / 2 : weight / said / 2
  const shares = new Map(
    group.flatMap(({ at, term, weight }) => (term.guessed ? [] : [[at, shareOf(at, weight)] as const])),
  )
  return { shares, either: isWhole ? new Set() : either }
}

/** Those of a word; of one that only questions use for a concept, that concept where it is the only one. */
function conceptsOf(
  { concepts, token, isName }: QueryTerm,
  thesaurus: Pick<Thesaurus, 'ofStem'>,
): readonly Concept[] {
  if (concepts.length > 0 || isName) return concepts
  const asked = [...new Set(token.stems.flatMap(stem => thesaurus.ofStem(stem)))]
  return asked.length === 1 ? asked : []
}

/** A concept, what belongs to it, and what a debate on it comes to. */
function familyOf(list: readonly Concept[], concepts: readonly Concept[]): Concept[] {
  return list.flatMap(one => [one.id, ...one.narrower, ...one.related].flatMap(id => concepts[id] ?? []))
}

/** What all of the lists have. */
function commonOf([first, ...others]: readonly (readonly Concept[])[]): Concept[] {
  return (first ?? []).filter(one => others.every(list => list.includes(one)))
}

/** How much of a part is met by terms of these strengths, from 0 to 1. */
export function metOf({ shares, either }: TopicPart, strengths: readonly number[]): number {
  let met = 0
  let best = 0
  for (const [at, share] of shares) {
    const own = share * Math.min(1, strengths[at] ?? 0)
    if (either.has(at)) best = Math.max(best, own)
    else met += own
  }
  return met + best
}

/**
 * The number of its part for each word, by where it begins. What is said of several together stays one part: `místa ve
 * školkách a školách` are no schools.
 */
function partNumbers({ text, tokens, terms }: Query): {
  readonly numbers: ReadonlyMap<number, number>
  /** Where the words begin that one thing is said of. */
  readonly coordinated: ReadonlySet<number>
} {
  const coordinated = new Set<number>()
  const named = new Set(terms.map(({ token }) => token.from))
  let number = 0
  let before: Token | undefined
  let words = 0
  const numbers = new Map<number, number>()
  for (const [at, token] of tokens.entries()) {
    const between = before === undefined ? '' : text.slice(before.to, token.from)
    const isConjunction = CONJUNCTIONS.has(token.folded)
    const isOnePhrase = isConjunction && words > 1 && areAlike(before, tokens[at + 1])
    if (isOnePhrase) for (const one of [before, tokens[at + 1]]) coordinated.add(one?.from ?? 0)
    if ((isConjunction && !isOnePhrase) || /[,;:/]/.test(between)) {
      number++
      words = 0
    }
    if (named.has(token.from)) words++
    numbers.set(token.from, number)
    before = token
  }
  return { numbers, coordinated }
}

/** Whether both stand in one of the cases that several share an ending in. */
function areAlike(a: Token | undefined, b: Token | undefined): boolean {
  const ending = OBLIQUE.exec(a?.folded ?? '')?.[0].at(-1)
  return ending !== undefined && OBLIQUE.exec(b?.folded ?? '')?.[0].at(-1) === ending
}
