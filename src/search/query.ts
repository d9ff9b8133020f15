/** Query: what a question asks for: its subject word by word, the place, the years, the kind of answer. */

import { LONGEST_WORD } from '../czech/fold.ts'
import type { Frames } from '../czech/frames.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { changeOf } from '../question/change.ts'
import { circumstancesIn } from '../question/circumstance.ts'
import { conditionsOf } from '../question/condition.ts'
import { languageOf } from '../question/language.ts'
import { isLawNumber, lawsIn } from '../question/law.ts'
import { type NamedThing, namedThingsIn } from '../question/named-thing.ts'
import { withoutNoise, withoutRepetition } from '../question/noise.ts'
import { premiseOf } from '../question/premise.ts'
import { isStreet } from '../question/street.ts'
import { readWanted, type Wanted } from '../question/wanted.ts'
import { type KnownYears, type Period, readYears } from '../question/years.ts'
import { isAcronym, type Token } from './analysis.ts'
import { type KnownPlaces, outsideNames, placeRoles } from './asked-places.ts'
import { frameOf, isTelling } from './frame.ts'
import { type QueryTerm, QueryTermReader, type QueryTermTools } from './query-term.ts'
import { isIn, readSubjectTerms, type SubjectTools, withoutPlaces } from './subject-terms.ts'
import type { Concept } from './thesaurus.ts'
import { MAX_WORDS } from './tuning.ts'

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
  /**
   * What an answer need not hold, though one that does comes first among equals: asides, where somebody is ("u baráku, kde
   * bydlím"), and words of the frame.
   */
  readonly context: readonly Token[]
  /** Words that neither the texts nor the lexicon know, as written. */
  readonly unknown: readonly string[]
  /**
   * Words that only ask, promise, complain, thank, or tell of who asks ("u baráku, kde bydlím"), by their indexes among
   * `tokens`.
   */
  readonly frame: ReadonlySet<number>
  /** Acronyms, laws and other identifiers that an answer has to hold by their very letters. */
  readonly required: readonly Token[]
  /** Streets by their adjective alone, which an answer has to name: "most na české". */
  readonly streets: readonly Token[]
  /** Things that a name before them tells from others of their kind: "Karlův most". */
  readonly namedThings: readonly NamedThing<Token>[]
  /** The verb that a question takes for granted: of "proč jste zavřeli jídelny", the second word; else null. */
  readonly premise: Token | null
  /** The verb of a change of something that is asked for with yes or no: of "zdražíte jízdné?", the first word; else null. */
  readonly change: Token | null
  /** Words that say on what terms something is asked for: of "MHD zdarma", the second one. */
  readonly conditions: readonly Token[]
  /** Asked in English, which passages in English answer too. */
  readonly isEnglish: boolean
  /** What the answer should contain. */
  readonly want: Wanted | null
}

export interface QueryTools extends QueryTermTools, SubjectTools {
  readonly gazetteer: Gazetteer
  readonly frames: Frames
  readonly years: KnownYears
  readonly places: KnownPlaces
}

/** A longer message all in capitals is shouted; `IT` and `MHD` are acronyms. */
const LONGEST_ALONE = 3
/** More words than a subject has; the rest of a long message is its story. */
const MAX_TERMS = 14

/**
 * Reads a question, of a longer one than `MAX_WORDS` the beginning. Pure: the same question over the same index gives
 * the same query.
 */
export function readQuery(text: string, tools: QueryTools): Query {
  const tokens = readTokens(text, tools)
  const mentions = outsideNames(tools.gazetteer.mentionsIn(tokens), text).filter(
    ({ doubtful, place }) => !doubtful || tools.isHome(place),
  )
  const matches = tools.thesaurus.inQuestion(tokens)
  const years = readYears(tokens, text, tools.years)
  const { words: laws, named: namedLaws } = lawsIn(tokens, text)
  const { stopWords } = tools.thesaurus.analyzer
  const reader = new QueryTermReader(tools)
  const isKnown = (token: Token) => reader.isKnown(token)
  const asking = frameOf(tokens, matches, { frames: tools.frames, stopWords, isKnown })
  const roleOf = (at: number) => (asking.has(at) ? 'frame' : tokens[at]?.stop === true ? 'stop' : 'word')
  const told = circumstancesIn(tokens, text, roleOf)
  const frame = new Set([...asking, ...told.words])
  const { scope: scopeMentions, beside } = placeRoles(mentions, { text, tokens, frame }, tools.places)
  const subject = readSubjectTerms(
    { text, tokens, mentions, scopeMentions, beside, matches, frame, years: years.words },
    reader,
    tools,
  )
  // A law is what is asked about when nothing else is.
  const lawless = subject.filter(({ at }) => !laws.has(at))
  const { about, where } = withoutPlaces(lawless.length > 0 ? lawless : subject, told.places)
  const terms = about.map(({ term }) => term)
  const unasked = new Set([...laws, ...told.words])
  for (const match of matches) {
    const covered = tokens.slice(match.from, match.to)
    if (match.words > 1 && covered.every(token => token.stop))
      terms.push(reader.readConcept(covered[0] as Token, match.concept))
  }
  const byIndex = (indexes: readonly number[]) =>
    indexes.flatMap(at => (tokens[at] === undefined ? [] : [tokens[at]]))
  const asides = [
    ...byIndex(years.aside),
    ...(lawless.length > 0 ? byIndex([...laws]).filter(isLawNumber) : []),
  ]
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
    context: [
      ...asides,
      ...where,
      ...tokens.filter(token => isIn(beside, token)),
      ...byIndex([...frame]).filter(token => isTelling(token, tools.frames)),
    ],
    unknown: unknownAmong(terms, tools),
    frame,
    required: [...requiredAmong(terms, asides), ...byIndex(namedLaws)],
    streets: terms.flatMap(({ token, isPlace }) =>
      isPlace !== true && isStreet(tokens, tokens.indexOf(token), text) ? [token] : [],
    ),
    namedThings: namedThingsIn(tokens, text),
    premise: tokenAt(tokens, premiseOf(tokens)),
    isEnglish: languageOf(tokens) === 'en',
    change: terms.length > 1 ? tokenAt(tokens, changeOf(tokens)) : null,
    conditions: conditionsOf(tokens, text),
    want: readWanted(
      tokens.filter((_, at) => !unasked.has(at)),
      blanked(text, tokens, unasked),
    ),
  }
}

/**
 * Words that nobody knows: neither the texts nor the lexicon; verbs and common words only where there is nothing else.
 * What is longer than a word is noise, and not said back.
 */
function unknownAmong(terms: readonly QueryTerm[], { commonWords }: QueryTools): string[] {
  const isForeign = ({ isWeak, isPlainVerb, token }: QueryTerm) =>
    !isWeak && !isPlainVerb && !commonWords.has(token.stems[0] ?? '')
  const unknown = terms.filter(({ unknown, isPlace }) => unknown && isPlace !== true)
  const named = unknown.length === terms.length ? unknown : unknown.filter(isForeign)
  return named.map(({ token }) => token.text).filter(text => text.length <= LONGEST_WORD)
}

/** Names in capitals or with digits that stand for no concept, and laws that are not only what something is done by. */
function requiredAmong(terms: readonly QueryTerm[], asides: readonly Token[]): Token[] {
  return terms
    .filter(
      ({ isName, isPlace, concepts, token }) =>
        isName && isPlace !== true && concepts.length === 0 && !asides.includes(token),
    )
    .map(({ token }) => token)
    .filter(({ text }) => isAcronym(text) || (/\d/.test(text) && /[\p{L}/§]/u.test(text)))
}

function tokenAt(tokens: readonly Token[], at: number | null): Token | null {
  return at === null ? null : (tokens[at] ?? null)
}

/** The text without some of its words: laws, for their abbreviations end no sentence, and what is told beside the question. */
function blanked(text: string, tokens: readonly Token[], words: ReadonlySet<number>): string {
  if (words.size === 0) return text
  const letters = [...words].map(at => tokens[at]).filter(token => token !== undefined)
  const blank = new Set(letters.flatMap(({ from, to }) => range(from, text[to] === '.' ? to + 1 : to)))
  return text.replace(/./gsu, (letter, at: number) => (blank.has(at) ? ' '.repeat(letter.length) : letter))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

/** Words of a question: without addresses, signatures and repetition, and those of a shouted one in small letters. */
function readTokens(text: string, { thesaurus }: QueryTools): readonly Token[] {
  const message = withoutNoise(text)
  const shouted = !/\p{Ll}/u.test(message) && message.trim().length > LONGEST_ALONE
  const tokens = thesaurus.analyzer.analyse(shouted ? message.toLowerCase() : message).slice(0, MAX_WORDS)
  return withoutRepetition(tokens)
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
