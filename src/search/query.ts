/** Query: what a question asks for: its subject word by word, the place, the years, the kind of answer. */

import type { Word } from '../czech/fold.ts'
import type { Gazetteer, Mention, Place } from '../places/gazetteer.ts'
import { readWanted, type Wanted } from '../question/wanted.ts'
import type { Token } from './analysis.ts'
import { type QueryTerm, QueryTermReader, type QueryTermTools } from './query-term.ts'
import type { Concept } from './thesaurus.ts'
import { MAX_WORDS } from './tuning.ts'

/** Last year of a period without an end. */
export const OPEN_END = 9999

export interface Period {
  readonly from: number
  readonly to: number
}

export interface Query {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly terms: readonly QueryTerm[]
  /** A follow-up without the subject of the question before, or null where there is nothing to leave out. */
  readonly alone: Query | null
  readonly concepts: readonly Concept[]
  /** Places the answer must be about. */
  readonly scope: readonly Place[]
  /** Places the answer must not be about: "a jinde?". */
  readonly except: readonly Place[]
  readonly period: Period | null
  /** What the answer should contain. */
  readonly want: Wanted | null
}

export interface QueryTools extends QueryTermTools {
  readonly gazetteer: Gazetteer
  /** Whether the texts here are for that place or a part of it; a place inside theirs is a subject to be found. */
  readonly isHome: (place: Place) => boolean
}

/** More words than a subject has; the rest of a long message is its story. */
const MAX_TERMS = 14
/** Prepositions of a way there or from there: the place is part of the subject, not its scope. */
const DIRECTION = new Set([
  'do',
  'z',
  'ze',
  'od',
  'k',
  'ke',
  'ku',
  'na',
  'pres',
  'smer',
  'smerem',
  'mezi',
  'a',
  'kolem',
  'pod',
  'nad',
  'za',
  's',
  'se',
])

/**
 * Reads a question, of a longer one than `MAX_WORDS` the beginning. Pure: the same question over the same index gives
 * the same query.
 */
export function readQuery(text: string, tools: QueryTools): Query {
  const tokens = tools.thesaurus.analyzer.analyse(withoutAddresses(text)).slice(0, MAX_WORDS)
  const mentions = tools.gazetteer.mentionsIn(tokens)
  const scopeMentions = mentions.filter(mention => isScope(mention, tokens))
  const matches = tools.thesaurus.inQuestion(tokens)
  const home = scopeMentions.filter(mention => tools.isHome(mention.place))
  const namesHome = (word: Word) => home.some(mention => word.from >= mention.from && word.to <= mention.to)
  const isPlace = (word: Word) =>
    scopeMentions.some(mention => word.from >= mention.from && word.to <= mention.to)
  const reader = new QueryTermReader(tools)
  const associations = reader.associations(tokens)
  const terms: QueryTerm[] = []
  for (const [at, token] of tokens.entries()) {
    const over = matches.filter(match => match.from <= at && at < match.to)
    if (namesHome(token) || isYear(token) || token.stop) continue
    const hints = associations.filter(({ tokens: shared }) => shared.includes(at))
    const term = reader.read(token, over, hints)
    terms.push(isPlace(token) ? { ...term, isPlace: true } : term)
  }
  for (const match of matches) {
    const covered = tokens.slice(match.from, match.to)
    if (match.words > 1 && covered.every(token => token.stop))
      terms.push(reader.readConcept(covered[0] as Token, match.concept))
  }
  return {
    text,
    tokens,
    terms: strongest(merged(terms)),
    alone: null,
    concepts: [...new Map(matches.map(match => [match.concept.id, match.concept])).values()],
    scope: [...new Set(scopeMentions.map(mention => mention.place))],
    except: [],
    period: readPeriod(tokens),
    want: readWanted(tokens, withoutAddresses(text)),
  }
}

/** Addresses are blanked, so that the words keep their places. */
function withoutAddresses(text: string): string {
  return text.replace(/\b(?:https?:\/\/|www\.)\S+/gi, address => ' '.repeat(address.length))
}

/** A place is the scope of a question when the answer is to hold there: `v Brně`, `pro Liberecký kraj`, `Brno parkování`. */
function isScope(mention: Mention, tokens: readonly Token[]): boolean {
  if (mention.place.kind === 'stát' || mention.adjective) return false
  if (mention.before !== 'na') return !DIRECTION.has(mention.before)
  const word = tokens.find(token => token.from === mention.from)?.folded ?? ''
  return mention.place.locative.startsWith('na ') || /(?:sku|cku)$/.test(word)
}

function isYear(token: Token): boolean {
  return /^(?:19|20)\d\d$/.test(token.folded)
}

/** One term for a word that is repeated. */
function merged(terms: readonly QueryTerm[]): QueryTerm[] {
  const byStem = new Map<string, QueryTerm>()
  for (const term of terms) {
    const key = `${term.token.stems[0]}|${term.concepts.map(concept => concept.id).join()}`
    if (!byStem.has(key)) byStem.set(key, term)
  }
  return [...byStem.values()]
}

/** The terms that carry a long message: rare words and words that name a concept. */
function strongest(terms: readonly QueryTerm[]): QueryTerm[] {
  if (terms.length <= MAX_TERMS) return [...terms]
  const value = (term: QueryTerm) => (term.unknown ? 0 : term.weight * (term.concepts.length > 0 ? 1.5 : 1))
  const kept = new Set([...terms].sort((a, b) => value(b) - value(a)).slice(0, MAX_TERMS))
  return terms.filter(term => kept.has(term))
}

/** `od roku 2020`, `před rokem 2018`, `2014-2018`, `v roce 2022`. */
function readPeriod(tokens: readonly Token[]): Period | null {
  const years = tokens.flatMap((token, at) => (isYear(token) ? [{ year: Number(token.folded), at }] : []))
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined) return null
  const before = tokens.slice(Math.max(0, first.at - 2), first.at).map(token => token.folded)
  if (years.length > 1) return { from: Math.min(first.year, last.year), to: Math.max(first.year, last.year) }
  if (before.includes('od')) return { from: first.year, to: OPEN_END }
  if (before.includes('po')) return { from: first.year + 1, to: OPEN_END }
  if (before.includes('do')) return { from: 0, to: first.year }
  if (before.includes('pred')) return { from: 0, to: first.year - 1 }
  return { from: first.year, to: first.year }
}
