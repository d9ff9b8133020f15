/** Follow-up questions, which lean on the one before: "a pro seniory?", "a v roce 2018?", "kdo to zaplatí?". */

import type { Query } from '../search/query.ts'

const OPENINGS = new Set(['a', 'i', 'ale', 'nebo', 'anebo', 'tak', 'taky', 'takze', 'jeste', 'and'])
const POINTERS = new Set(
  'to toho tomu tom tim ten ta tu te ty tech tem temi tam tamhle tady nich jich jim nim nej ni ho ji jej jejich tohle tohoto techto tyhle takhle'.split(
    ' ',
  ),
)
/** Most subject words of a question that points back. */
const POINTING_TERMS = 4

/** Words that add to what was said: "dostanou i byty?". */
const ADDING = new Set(['i', 'taky', 'take', 'jeste', 'rovnez', 'aspon'])
/** Most subject words of a question that adds. */
const ADDING_TERMS = 2

/** How much the subject of the previous question counts in the next one. */
const PREVIOUS_SHARE = 0.85

/** How much the name of a place counts beside the subject of the question before: "a v Liberci?" */
const PLACE_SHARE = 0.3

/** "a jinde?", "a v jiném kraji?" */
const ELSEWHERE = /\b(?:jinde|jinam|(?:v|ve|do|z|pro) jin\w+ (?:kraj|mest|obc|obec|region|ctvrt)\w*)\b/

/** Whether a question asks for other places than the one before. */
export function asksElsewhere(query: Query): boolean {
  return ELSEWHERE.test(query.tokens.map(({ folded }) => folded).join(' '))
}

/** `v roce 2018`: the year is read as a period, so the word beside it asks for nothing. */
const YEAR_WORD = /^(?:rok|roku|roce|rokem|let|lety|letech)$/

const PLACE_WORD = /^(?:jinde|jinam|kraj|mest|obc|obec|region|ctvrt)/

/** Whether a question cannot be understood alone. */
export function leansOnPrevious(query: Query): boolean {
  const first = query.tokens[0]?.folded ?? ''
  if (asksElsewhere(query) && query.terms.length <= ADDING_TERMS) return true
  if (query.terms.length === 0) {
    return query.scope.length > 0 || query.period !== null || query.want !== null || OPENINGS.has(first)
  }
  if (OPENINGS.has(first)) return true
  const opening = query.tokens.slice(0, 3)
  if (query.terms.length <= ADDING_TERMS && opening.some(token => ADDING.has(token.folded))) return true
  return query.terms.length <= POINTING_TERMS && query.tokens.some(token => POINTERS.has(token.folded))
}

/** The new question with the subject of the previous one behind it. The new place, year and kind of answer win. */
export function combine(query: Query, previous: Query): Query {
  const elsewhere = asksElsewhere(query)
  const kept = query.terms.filter(
    ({ token: { folded } }) =>
      !(query.period !== null && YEAR_WORD.test(folded)) && !(elsewhere && PLACE_WORD.test(folded)),
  )
  const isSubject = kept.some(({ isPlace }) => isPlace !== true)
  const own = isSubject ? kept : kept.map(term => ({ ...term, weight: term.weight * PLACE_SHARE }))
  const said = new Set(own.map(term => term.token.stems[0]))
  const inherited = previous.terms
    .filter(term => !said.has(term.token.stems[0]))
    .map(term => ({ ...term, weight: term.weight * (isSubject ? PREVIOUS_SHARE : 1) }))
  const alone: Query = {
    ...query,
    terms: own,
    scope: query.scope.length > 0 || elsewhere ? query.scope : previous.scope,
    except: elsewhere ? [...previous.except, ...previous.scope] : previous.except,
    period: query.period ?? previous.period,
  }
  return {
    ...alone,
    terms: [...own, ...inherited],
    alone: isSubject && inherited.length > 0 ? alone : null,
    concepts: [...new Set([...query.concepts, ...previous.concepts])],
    want: query.want ?? (own.length === 0 ? previous.want : null),
  }
}
