/** Judgement: whether the best passage answers a question, or is only the closest one. */

import { type Embedding, relevanceOf } from '../meaning/embedder.ts'
import { embeddedText } from '../meaning/passage-text.ts'
import { tellsOfChange } from '../question/change.ts'
import { tellsOfCondition } from '../question/condition.ts'
import { isOfOthers } from '../question/named-thing.ts'
import { isDeed, tellsOfOurs } from '../question/premise.ts'
import { type Analyzer, isAcronym, type Token } from '../search/analysis.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import type { Tuning } from '../search/tuning.ts'
import { confidence, isUnsure } from './confidence.ts'

/** What it takes to judge. */
export interface Judging {
  readonly tuning: Tuning
  /** Least confidence that is an answer. */
  readonly needed: number
  readonly analyzer: Analyzer
  /** What of the question is read beside a passage. */
  readonly questionBeside: (best: Ranked) => string
}

/** The best passage is read beside the question only where no rule refuses it and its confidence alone is unsure. */
export function* isAnswered(
  query: Query,
  ranked: readonly Ranked[],
  { tuning, needed, analyzer, questionBeside }: Judging,
): Embedding<boolean> {
  const [best] = ranked
  if (best === undefined || !fits(query, best, { tuning, analyzer })) return false
  const sure = (relevance: number | null) => confidence(query, ranked, tuning.confidence, relevance)
  const unread = sure(null)
  if (best.similarity === null || !isUnsure(unread, tuning.confidence)) return unread >= needed
  const pair = { question: questionBeside(best), passage: embeddedText(best.passage) }
  return sure(yield* relevanceOf(pair)) >= needed
}

/** Whether no rule refuses a passage. */
function fits(query: Query, best: Ranked, rules: Pick<Judging, 'tuning' | 'analyzer'>): boolean {
  return (
    matchesSurely(query, best, rules.tuning) &&
    matchesPremise(query, best, rules) &&
    matchesChange(query, best, rules) &&
    matchesConditions(query, best, rules) &&
    holdsIdentifiers(query, best, rules.analyzer) &&
    namesStreets(query, best) &&
    !isOfOtherThings(query, best, rules.analyzer)
  )
}

/**
 * Whether a passage matches a word of the subject by more than a correction or a word of the same family; by the name of
 * a place only together with something else.
 */
function matchesSurely({ terms }: Query, { strengths }: Ranked, { levels }: Tuning): boolean {
  const matches = terms.map((term, at) => ({ term, strength: strengths[at] ?? 0 }))
  const sure = matches.filter(({ term, strength }) => !term.guessed && strength > levels.root)
  const isPlace = ({ term }: (typeof matches)[number]) => term.isPlace === true
  return (
    sure.some(one => !isPlace(one)) ||
    (sure.length > 0 && matches.some(one => !isPlace(one) && one.strength > 0))
  )
}

/** Whether a passage says itself what the question takes for granted; of what we did, as ours. */
function matchesPremise(
  { terms, premise }: Query,
  { strengths, passage }: Ranked,
  { tuning: { levels }, analyzer }: Pick<Judging, 'tuning' | 'analyzer'>,
): boolean {
  const at = terms.findIndex(({ token }) => token === premise)
  if (premise === null || at < 0) return true
  const strength = strengths[at] ?? 0
  if (isDeed(premise)) return strength > levels.root && tellsOfOurs(analyzer.tokensOf(passage.text))
  return strength > 0 || tellsOfChange(analyzer.tokensOf(passage.text), premise)
}

/** Whether a passage says anything of the change that is asked for: by the verb, or by another word of what it changes. */
function matchesChange(
  { terms, change }: Query,
  { strengths, passage }: Ranked,
  { tuning: { levels }, analyzer }: Pick<Judging, 'tuning' | 'analyzer'>,
): boolean {
  const at = terms.findIndex(({ token }) => token === change)
  if (change === null || at < 0 || (strengths[at] ?? 0) > levels.root) return true
  return tellsOfChange(analyzer.tokensOf(passage.text), change)
}

/** Whether a passage says anything of the terms that are asked for, itself or in the introduction above it. */
function matchesConditions(
  { terms, conditions }: Query,
  { strengths, passage: { text, lead } }: Ranked,
  { tuning: { levels }, analyzer }: Pick<Judging, 'tuning' | 'analyzer'>,
): boolean {
  const unmet = terms.flatMap(({ token }, at) =>
    conditions.includes(token) && (strengths[at] ?? 0) <= levels.root ? [token] : [],
  )
  if (unmet.length === 0) return true
  const said = [lead?.text ?? '', text].flatMap(part => analyzer.tokensOf(part))
  return unmet.every(token => tellsOfCondition(said, token))
}

/** Whether a passage has every identifier of a question, letter by letter; an acronym also declined, or as its words. */
function holdsIdentifiers({ required }: Query, { passage }: Ranked, analyzer: Analyzer): boolean {
  if (required.length === 0) return true
  const tokens = analyzer.tokensOf(passage.text)
  return required.every(asked =>
    isAcronym(asked.text)
      ? tokens.some(({ text }) => isFormOf(text, asked.text)) || areInitials(tokens, asked.text)
      : tokens.some(({ folded }) => folded === asked.folded),
  )
}

/** "ROPIDem", "ČEZu". */
function isFormOf(text: string, acronym: string): boolean {
  return text.startsWith(acronym) && /^\p{Ll}{0,3}$/u.test(text.slice(acronym.length))
}

/** An acronym of fewer letters may be that of anything. */
const SHORTEST_INITIALS = 3

/** "Univerzita Tomáše Bati" is UTB; the first of its words has a capital. */
function areInitials(tokens: readonly Token[], acronym: string): boolean {
  if (acronym.length < SHORTEST_INITIALS) return false
  return tokens.some(
    ({ text }, at) =>
      text.startsWith(acronym[0] ?? '') &&
      tokens
        .slice(at, at + acronym.length)
        .map(word => word.text[0]?.toUpperCase())
        .join('') === acronym,
  )
}

/** Whether a passage names the streets of a question in any form, itself or above its text. */
function namesStreets({ terms, streets }: Query, { strengths }: Ranked): boolean {
  return terms.every(({ token }, at) => !streets.includes(token) || (strengths[at] ?? 0) > 0)
}

/** Whether a passage speaks of a thing of the same kind with another name: of Barrandov Bridge for "Libeňský most". */
function isOfOtherThings({ namedThings }: Query, { passage: { text } }: Ranked, analyzer: Analyzer): boolean {
  if (namedThings.length === 0) return false
  const said = analyzer.tokensOf(text)
  return namedThings.some(named => isOfOthers(named, said, text))
}
