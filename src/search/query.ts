/** Query: what a question asks for: its subject word by word, the place, the years, the kind of answer. */

import type { Word } from '../czech/fold.ts'
import type { FrameKind, Frames } from '../czech/frames.ts'
import type { Gazetteer, Mention, Place } from '../places/gazetteer.ts'
import { isLawNumber, lawsIn } from '../question/law.ts'
import { withoutNoise, withoutRepetition } from '../question/noise.ts'
import { type KnownYears, type Period, readYears } from '../question/years.ts'
import { isAcronym, type Token } from './analysis.ts'
import { type QueryTerm, QueryTermReader, type QueryTermTools } from './query-term.ts'
import type { Concept, ConceptMatch } from './thesaurus.ts'
import { MAX_WORDS } from './tuning.ts'

/** What the answer should contain. */
export type Want = 'number' | 'date' | 'place' | 'person' | null

export interface Query {
  readonly text: string
  /** Words of the question, without what is no question in it. */
  readonly tokens: readonly Token[]
  /** The subject, word by word. Words that only ask, and asides, are not among them. */
  readonly terms: readonly QueryTerm[]
  readonly concepts: readonly Concept[]
  /** Places the answer must be about. */
  readonly scope: readonly Place[]
  /** Places the answer must not be about: "a jinde?". */
  readonly except: readonly Place[]
  readonly period: Period | null
  /** Years that an answer has to name, for no programme is of that year: "povodně 2002". */
  readonly named: readonly Token[]
  /** Years to come and numbers of laws, which an answer need not hold. */
  readonly asides: readonly Token[]
  /** What an answer need not hold, though one that does comes first among equals: asides, and words of the frame. */
  readonly context: readonly Token[]
  /** Words that neither the texts nor the lexicon know, as written. */
  readonly unknown: readonly string[]
  /** Words that only ask, promise, complain or thank, by their indexes among `tokens`. */
  readonly frame: ReadonlySet<number>
  readonly want: Want
}

export interface QueryTools extends QueryTermTools {
  readonly gazetteer: Gazetteer
  readonly frames: Frames
  readonly years: KnownYears
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

/** Where somebody comes from, */
const ORIGIN = new Set(['z', 'ze'])
/** and that somebody lives there. */
const LIVES = /^(?:bydl|zij|pochaz)/

/** Prepositions of where something is. */
const LOCATIVE = new Set(['v', 've', 'pro', 'u'])

/**
 * Reads a question, of a longer one than `MAX_WORDS` the beginning. Pure: the same question over the same index gives
 * the same query.
 */
export function readQuery(text: string, tools: QueryTools): Query {
  const tokens = readTokens(text, tools)
  const mentions = tools.gazetteer.mentionsIn(tokens)
  const matches = tools.thesaurus.inQuestion(tokens)
  const years = readYears(tokens, tools.years)
  const laws = lawsIn(tokens)
  const frame = frameOf(tokens, matches, tools.frames)
  const scopeMentions = isRelation(mentions, tokens)
    ? []
    : mentions.filter(mention => isScope(mention, tokens, frame))
  const isIn = (found: readonly Mention[], word: Word) =>
    found.some(mention => word.from >= mention.from && word.to <= mention.to)
  const home = scopeMentions.filter(mention => tools.isHome(mention.place))
  const reader = new QueryTermReader(tools)
  const associations = reader.associations(
    tokens.map((token, at) => (frame.has(at) ? { ...token, stop: true } : token)),
  )
  const subject = tokens.flatMap((token, at) => {
    if (token.stop || frame.has(at) || years.words.has(at) || isIn(home, token)) return []
    const over = matches.filter(match => match.from <= at && at < match.to)
    const hints = associations.filter(({ tokens: shared }) => shared.includes(at))
    const term = reader.read(token, { over, hints, isName: isName(tokens, at) || isIn(mentions, token) })
    return [{ at, term: isIn(scopeMentions, token) ? { ...term, isPlace: true as const } : term }]
  })
  // A law is what is asked about when nothing else is.
  const beside = subject.filter(({ at }) => !laws.has(at))
  const terms = (beside.length > 0 ? beside : subject).map(({ term }) => term)
  for (const match of matches) {
    const covered = tokens.slice(match.from, match.to)
    if (match.words > 1 && covered.every(token => token.stop))
      terms.push(reader.readConcept(covered[0] as Token, match.concept))
  }
  const byIndex = (indexes: readonly number[]) =>
    indexes.flatMap(at => (tokens[at] === undefined ? [] : [tokens[at]]))
  const asides = [
    ...byIndex(years.target),
    ...(beside.length > 0 ? byIndex([...laws]).filter(isLawNumber) : []),
  ]
  const telling = [...frame].filter(at => TELLING.has(tools.frames.kindOf(tokens[at]?.folded ?? '') ?? 'ask'))
  return {
    text,
    tokens,
    terms: strongest(merged(terms)),
    concepts: [...new Map(matches.map(match => [match.concept.id, match.concept])).values()],
    scope: [...new Set(scopeMentions.map(mention => mention.place))],
    except: [],
    period: years.period,
    named: byIndex(years.named),
    asides,
    context: [...asides, ...byIndex(telling)],
    unknown: terms.filter(term => term.unknown).map(({ token }) => token.text),
    frame,
    want: readWant(tokens),
  }
}

/** Kinds of frame words that may say which of two equal passages is meant: "chybí", "hlavní", "splnili". */
const TELLING: ReadonlySet<FrameKind> = new Set(['act', 'complain', 'fulfil', 'form', 'promise', 'opinion'])

/** Words of a question: without addresses, signatures and repetition, and those of a shouted one in small letters. */
function readTokens(text: string, { thesaurus }: QueryTools): readonly Token[] {
  const message = withoutNoise(text)
  const shouted = !/\p{Ll}/u.test(message) && /\s/.test(message.trim())
  const tokens = thesaurus.analyzer.analyse(shouted ? message.toLowerCase() : message).slice(0, MAX_WORDS)
  return withoutRepetition(tokens)
}

/** Words of the frame: those the lexicon knows, unless they stand inside a longer term of the thesaurus: územní plán. */
function frameOf(
  tokens: readonly Token[],
  matches: readonly ConceptMatch[],
  frames: Frames,
): ReadonlySet<number> {
  const inTerm = new Set<number>()
  for (const { from, to, words, asked } of matches)
    if (words > 1 && !asked) for (let at = from; at < to; at++) inTerm.add(at)
  const found = new Set<number>()
  for (const [at, { folded, text }] of tokens.entries())
    if (!inTerm.has(at) && frames.kindOf(folded, text) !== null) found.add(at)
  return found
}

/** A word that names somebody or something: a capital inside a sentence, an acronym, letters with digits. */
function isName(tokens: readonly Token[], at: number): boolean {
  const { text = '' } = tokens[at] ?? {}
  if (isAcronym(text) || /\p{L}/u.test(text) === /\d/.test(text)) return true
  if (!/^\p{Lu}\p{Ll}/u.test(text) || at === 0) return false
  return tokens.some(({ text: other }) => /^\p{Ll}/u.test(other))
}

/** Two places side by side are a way from one to the other and no scope: "vlak Liberec – Praha". */
function isRelation(mentions: readonly Mention[], tokens: readonly Token[]): boolean {
  return mentions.some((mention, index) => {
    const next = mentions[index + 1]
    if (next === undefined || mention.adjective || next.adjective) return false
    if (mention.place === next.place || DIRECTION.has(mention.before)) return false
    const isAlone = tokens.every(({ from }) => from < mention.to || from >= next.from)
    return isAlone && !LOCATIVE.has(mention.before)
  })
}

/** A place is the scope of a question when the answer is to hold there: `v Brně`, `pro Liberecký kraj`, `Brno parkování`. */
function isScope(mention: Mention, tokens: readonly Token[], frame: ReadonlySet<number>): boolean {
  if (mention.place.kind === 'stát' || mention.adjective) return false
  if (ORIGIN.has(mention.before) && isAlone(mention, tokens, frame)) return true
  if (mention.before !== 'na') return !DIRECTION.has(mention.before)
  const word = tokens.find(token => token.from === mention.from)?.folded ?? ''
  return mention.place.locative.startsWith('na ') || /(?:sku|cku)$/.test(word)
}

/** Whether a message says nothing beside a place: "jsem z Opavy". */
function isAlone({ from, to }: Mention, tokens: readonly Token[], frame: ReadonlySet<number>): boolean {
  return tokens.every(
    (token, at) =>
      (token.from >= from && token.to <= to) || token.stop || frame.has(at) || LIVES.test(token.folded),
  )
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

function readWant(tokens: readonly Token[]): Want {
  const list = tokens.map(token => token.folded)
  const has = (...words: string[]) => words.some(word => list.includes(word))
  if (has('kolik', 'kolika', 'kolikati', 'kolikrat', 'procent', 'much', 'many')) return 'number'
  if (has('kdy', 'odkdy', 'dokdy', 'when')) return 'date'
  if (has('kde', 'kam', 'odkud', 'kudy', 'where') || /ktere[mj]? (?:mest|obc|mist)/.test(list.join(' ')))
    return 'place'
  if (has('kdo', 'koho', 'komu', 'kym', 'garant', 'garantem', 'who')) return 'person'
  return null
}
