/** Subject terms: the subject of a question word by word, what is left of it without words that only ask, say when, or say where we are. */

import type { Word } from '../czech/fold.ts'
import type { Surnames } from '../czech/surnames.ts'
import type { Mention, Place } from '../places/gazetteer.ts'
import { isStreet } from '../question/street.ts'
import { isAcronym, type Token } from './analysis.ts'
import type { QueryTerm, QueryTermReader } from './query-term.ts'
import type { ConceptMatch } from './thesaurus.ts'

/** What is known of a question before its subject is. */
export interface QuestionParts {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  /** Those of places that the answer must be about. */
  readonly scopeMentions: readonly Mention[]
  /** Those of places that are only spoken of. */
  readonly beside: readonly Mention[]
  readonly matches: readonly ConceptMatch[]
  /** Words of the frame and of years, by their indexes among `tokens`. */
  readonly frame: ReadonlySet<number>
  readonly years: ReadonlySet<number>
}

export interface SubjectTools {
  readonly surnames: Surnames
  /** Whether the texts here are for that place or a part of it; a place inside theirs is a subject to be found. */
  readonly isHome: (place: Place) => boolean
}

/** A term, and the index of its token. */
export interface PlacedTerm {
  readonly at: number
  readonly term: QueryTerm
}

/** Whether a word belongs to one of some mentions. */
export function isIn(found: readonly Mention[], word: Word): boolean {
  return found.some(mention => word.from >= mention.from && word.to <= mention.to)
}

/** The terms of the subject in the order of the question. */
export function readSubjectTerms(
  { text, tokens, mentions, scopeMentions, beside, matches, frame, years }: QuestionParts,
  reader: QueryTermReader,
  { surnames, isHome }: SubjectTools,
): PlacedTerm[] {
  // An adjective is a word like others: "pražské školy".
  const named = mentions.filter(({ adjective }) => !adjective)
  const unsaid = [...scopeMentions.filter(mention => isHome(mention.place)), ...beside]
  const associations = reader.associations(
    tokens.map((token, at) => (frame.has(at) ? { ...token, stop: true } : token)),
  )
  const hasSmall = tokens.some(token => /^\p{Ll}/u.test(token.text))
  return tokens.flatMap((token, at) => {
    if (token.stop || frame.has(at) || years.has(at) || isIn(unsaid, token)) return []
    const isNamed =
      isName(text, tokens, at, hasSmall) || surnames.has(token.folded) || isStreet(tokens, at, text)
    const isDoubtful = isNamed || (tokens.length === 1 && /^\p{Lu}/u.test(token.text))
    const over = matches.filter(
      match => match.from <= at && at < match.to && (!isDoubtful || mayBeNamed(token, match)),
    )
    // A name alone hints at nothing.
    const hints = associations.filter(
      ({ tokens: shared }) => shared.includes(at) && (!isNamed || shared.length > 1),
    )
    const term = reader.read(token, {
      over,
      hints,
      isName: isNamed || isIn(named, token),
    })
    return [{ at, term: isIn(scopeMentions, token) ? { ...term, isPlace: true as const } : term }]
  })
}

/** A subject without words that only say where, unless they are names or nothing else carries it. */
export function withoutPlaces(subject: readonly PlacedTerm[], places: ReadonlySet<number>) {
  const isWhere = ({ at, term }: PlacedTerm) => places.has(at) && !term.isName && term.isPlace !== true
  const about = subject.filter(one => !isWhere(one))
  const isCarried = about.some(({ term }) => !term.isWeak)
  return isCarried
    ? { about, where: subject.filter(isWhere).map(({ term }) => term.token) }
    : { about: subject, where: [] }
}

/** A name is a concept by surely that word only, or inside a longer term; what has digits in it is no concept. */
function mayBeNamed({ text }: Token, { sure, words }: ConceptMatch): boolean {
  return words > 1 || (sure && !/\d/.test(text))
}

/**
 * A word that names somebody or something: a capital inside a sentence, an acronym, letters with digits. `hasSmall`:
 * whether any word of the question begins with a small letter.
 */
function isName(message: string, tokens: readonly Token[], at: number, hasSmall: boolean): boolean {
  const { text = '', from = 0 } = tokens[at] ?? {}
  if (isAcronym(text) || /\p{L}/u.test(text) === /\d/.test(text)) return true
  const before = message.slice(tokens[at - 1]?.to, from)
  if (!/^\p{Lu}\p{Ll}/u.test(text) || at === 0 || /[^\s"„‚]/u.test(before)) return false
  return hasSmall
}
