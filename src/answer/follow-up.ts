/** Follow-up questions, which lean on the one before: "a pro seniory?", "a v roce 2018?", "kdo to zaplatí?". */

import { isVerbLike } from '../czech/verb.ts'
import type { Query } from '../search/query.ts'
import type { QueryTerm } from '../search/query-term.ts'
import { isDetailWord } from './detail.ts'

const OPENINGS = new Set(['a', 'i', 'ale', 'nebo', 'anebo', 'tak', 'taky', 'takze', 'jeste', 'and'])
const POINTERS = new Set(
  'to toho tomu tom tim ten ta tu te ty tech tem temi tam tamhle tady nich jich jim nim nej ni ho ji jej jejich tohle tohoto techto tyhle takhle'.split(
    ' ',
  ),
)
/** "jak to vidíte s bydlením", "co to bude se školkami": `to` stands for what follows. */
const AHEAD =
  /(?:^| )(?:jak|co) (?:(?:se|je|bude|ted|vlastne) ){0,2}to (?:(?:je|bude|ted|vlastne|vidite|vypada|mate|planujete|chcete|dopadne) ){0,3}(?:s|se|ohledne|kolem|okolo) /
/** Words around a pronoun that are looked at for it. */
const AHEAD_BEFORE = 4
const AHEAD_BEHIND = 6

/** Whether the word at an index stands for something said before. */
function isPointer(tokens: Query['tokens'], at: number): boolean {
  if (!POINTERS.has(tokens[at]?.folded ?? '')) return false
  const around = tokens.slice(Math.max(0, at - AHEAD_BEFORE), at + AHEAD_BEHIND)
  return tokens[at]?.folded !== 'to' || !AHEAD.test(`${around.map(({ folded }) => folded).join(' ')} `)
}

function hasPointer({ tokens }: Query): boolean {
  return tokens.some((_, at) => isPointer(tokens, at))
}

/** Most subject words of a question that points back. */
const POINTING_TERMS = 4

/** Words that add to what was said: "dostanou i byty?". */
const ADDING = new Set(['i', 'taky', 'take', 'jeste', 'rovnez', 'aspon', 'jen', 'jenom', 'pouze', 'hlavne'])
/** Most subject words of a question that adds. */
const ADDING_TERMS = 2

function adds({ tokens }: Query): boolean {
  return tokens.slice(0, 3).some(({ folded }) => ADDING.has(folded))
}

/** "a jinde?", "a v jiném kraji?" */
const ELSEWHERE = /\b(?:jinde|jinam|(?:v|ve|do|z|pro) jin\w+ (?:kraj|mest|obc|obec|region|ctvrt)\w*)\b/

/** Whether a question asks for other places than the one before. */
export function asksElsewhere(query: Query): boolean {
  return ELSEWHERE.test(query.tokens.map(({ folded }) => folded).join(' '))
}

const PLACE_WORD = /^(?:jinde|jinam|kraj|mest|obc|obec|region|ctvrt)/

/** Whether a question cannot be understood alone. */
export function leansOnPrevious(query: Query): boolean {
  const first = query.tokens[0]?.folded ?? ''
  if (asksElsewhere(query) && query.terms.length <= ADDING_TERMS) return true
  if (query.terms.length === 0) {
    return query.scope.length > 0 || query.period !== null || query.want !== null || OPENINGS.has(first)
  }
  if (OPENINGS.has(first)) return true
  if (query.terms.length <= ADDING_TERMS && adds(query)) return true
  return query.terms.length <= POINTING_TERMS && hasPointer(query)
}

/**
 * What a follow-up does to the subject so far: keeps it, asks for a detail of it, narrows it, or names a topic that
 * may narrow it or take its place.
 */
export type Form = 'same' | 'detail' | 'narrowing' | 'topic'

/** Words that may stand before the one that tells how a follow-up goes on: "a co třeba pro …". */
const LEADING = new Set(
  'a i ale nebo anebo tak taky take takze jeste co treba teda tedy napriklad jak jake jaky to'.split(' '),
)
const NARROWS = new Set(
  'pro v ve na u k ke ku o proti vedle bez s se pri po kolem mezi od do z ze za pod nad pred smerem jen jenom pouze hlavne predevsim zejmena'.split(
    ' ',
  ),
)

/** The form of a follow-up with these words of its own, of which those of places and years do not count. */
function formOf(query: Query, own: readonly QueryTerm[]): Form {
  const subject = own.filter(term => term.isPlace !== true)
  if (subject.length === 0) return 'same'
  if (query.want !== null) return subject.every(isDetailWord) ? 'same' : 'detail'
  if (pointsBack(query)) return 'topic'
  const lead = query.tokens.find(({ folded }) => !LEADING.has(folded))
  return lead !== undefined && NARROWS.has(lead.folded) ? 'narrowing' : 'topic'
}

/** Whether a pronoun stands for the subject: `kdo v nich bude bydlet`, not `ten poplatek`. */
function pointsBack(query: Query): boolean {
  return query.tokens.some((_, at) => standsAlone(query, at))
}

function standsAlone({ tokens, frame }: Query, at: number): boolean {
  const [pointer, next] = [tokens[at]?.folded ?? '', tokens[at + 1]]
  if (!isPointer(tokens, at)) return false
  const isBeforeVerb = pointer === 'to' && next !== undefined && isVerbLike(next.folded)
  return next === undefined || next.stop || frame.has(at + 1) || isBeforeVerb || !AGREES.test(pointer)
}

/** What parts the clauses of a question. */
const CLAUSE = /[,;:.!?…–—\n]| - /

/**
 * Whether a question says itself what it is about: more than a detail is asked, and what a pronoun stands for is named in a clause
 * before it ("u špitálu se nedá zaparkovat, co s tím?").
 */
export function namesSubject(query: Query): boolean {
  const { text, tokens, terms } = query
  const isSubject = (term: QueryTerm) =>
    !term.isWeak && term.isPlace !== true && !isDetailWord(term) && !POINTERS.has(term.token.folded)
  const first = terms.find(isSubject)?.token.from
  if (first === undefined) return false
  return tokens.every(({ from }, at) => !standsAlone(query, at) || CLAUSE.test(text.slice(first, from)))
}

/** Pointers that may belong to the word after them. */
const AGREES = /^(?:to|toho|tomu|tom|tim|ten|ta|tu|te|ty|tech|tem|temi|tohle|tohoto|techto|tyhle)$/

/** How much the subject so far counts beside the words of a follow-up. */
const INHERITED: Readonly<Record<Form, number>> = { same: 1, detail: 1, narrowing: 0.85, topic: 0.5 }
/** How much words that only ask for a detail count. */
const DETAIL_SHARE = 0.3
/** How much the name of a place counts beside the subject so far: "a v Liberci?" */
const PLACE_SHARE = 0.3

/** A follow-up with the subject so far. */
export interface Combined {
  readonly form: Form
  /** Whether a pronoun in it stands for the subject so far. */
  readonly points: boolean
  /** Its own subject, then that before it, then words of the detail. The new place, year and wanted detail win. */
  readonly query: Query
  /** Whether it names a topic as wide as the one before: "školy" after "doprava". */
  readonly isOfSameRank: boolean
  /** Number of terms of its own subject. */
  readonly own: number
  /** Number of terms of the subject before it. */
  readonly inherited: number
  /** Only its own subject, with place and year so far; null where it has none. */
  readonly alone: Query | null
  /** The subject before it, of which its own words may be said: "zakážete to?" */
  readonly kept: Query
}

/** A follow-up read with what was asked before. */
export function combine(query: Query, previous: Query): Combined {
  const elsewhere = asksElsewhere(query)
  const kept = query.terms.filter(
    ({ token: { folded } }) => !POINTERS.has(folded) && !(elsewhere && PLACE_WORD.test(folded)),
  )
  const form = formOf(query, kept)
  const asksDetail = form === 'same' || form === 'detail'
  const details = kept.filter(term => asksDetail && term.isPlace !== true && isDetailWord(term))
  const own = kept
    .filter(term => !details.includes(term))
    .map(term => (asksDetail && term.isPlace === true ? scaled(term, PLACE_SHARE) : term))
  const said = new Set(kept.map(term => term.token.stems[0]))
  const inherited = previous.terms
    .filter(term => !said.has(term.token.stems[0]))
    .map(term => scaled(term, INHERITED[form]))
  const alone: Query = {
    ...query,
    terms: own,
    scope: query.scope.length > 0 || elsewhere ? query.scope : previous.scope,
    except: elsewhere ? [...previous.except, ...previous.scope] : previous.except,
    period: query.period ?? previous.period,
  }
  const besides = details.map(term => scaled(term, DETAIL_SHARE))
  const whole = { ...alone, concepts: [...new Set([...query.concepts, ...previous.concepts])] }
  return {
    form,
    points: hasPointer(query),
    isOfSameRank: own.length > 0 && !adds(query) && own.every(isWide) && previous.terms.some(isWide),
    own: own.length,
    inherited: inherited.length,
    alone: form === 'same' ? null : alone,
    kept: { ...whole, terms: [...own.map(term => scaled(term, DETAIL_SHARE)), ...subjectOf(previous.terms)] },
    query: {
      ...whole,
      terms: [...own, ...subjectOf(inherited), ...besides],
      want: query.want ?? (kept.length === 0 ? previous.want : null),
    },
  }
}

/** Terms of a question that was answered: what it asked of its subject counts little from then on. */
function subjectOf(terms: readonly QueryTerm[]): QueryTerm[] {
  const isBeside = terms.some(term => !isDetailWord(term)) ? isDetailWord : () => false
  return terms.map(term => (isBeside(term) ? scaled(term, DETAIL_SHARE) : term))
}

function scaled(term: QueryTerm, share: number): QueryTerm {
  return { ...term, weight: term.weight * share }
}

function isWide({ concepts }: QueryTerm): boolean {
  return concepts.some(({ narrower }) => narrower.length > 0)
}
