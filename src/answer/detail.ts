/** Detail that a follow-up asks for, on the subject so far: "kolik to stojí?", "a kdy?", "kdo to zaplatí?". */

import { isVerbLike } from '../czech/verb.ts'
import { detailsIn } from '../question/detail.ts'
import type { Query } from '../search/query.ts'
import type { QueryTerm } from '../search/query-term.ts'
import type { Ranked } from '../search/rank.ts'

/** Words of a detail that its sentence need not have: what it is counted in, and what things cost, take and bring. */
const DETAIL_WORD =
  /^(?:stoji|penez|penize|korun[ay]?|kc|miliard\w*|milion\w*|tisic\w*|procent\w*|dni|dnu|mesic\w*|rok\w*|roce|let|hodin|kusu|zaplati\w*|plati\w*|hradi\w*|stat|vyjde|vyjdou|trva\w*|potrva|dlouho|draze|drahe|garant\w*|zodpov\w*|odpovedn\w*|odpovid\w*|starosti?)$/

/** `zbylo`, `vyneslo`: of these, `isVerbLike` knows some. */
const PAST = /\w{3}l[oi]$/

/** Whether a word surely belongs to the question for a detail, and not to its subject. */
export function isSurelyDetail({ token }: QueryTerm): boolean {
  return DETAIL_WORD.test(token.folded)
}

/** The same where there is another subject: any verb that names nothing. */
export function isDetailWord(term: QueryTerm): boolean {
  const { token, concepts } = term
  return (
    isSurelyDetail(term) || (concepts.length === 0 && (isVerbLike(token.folded) || PAST.test(token.folded)))
  )
}

/** Share of the best sentence that another has to have of the subject to speak of it. */
const ON_SUBJECT = 0.5

/**
 * How much of the subject the best sentence with the wanted detail has, up to 1; 0 where the passage has no such detail
 * on the subject. A sentence goes on about what the one before it, or the heading, speaks of. Where anything may be
 * the detail, every passage has it.
 */
export function detailShare(query: Query, ranked: Ranked): number {
  const { passage, sentences, sentenceScores, termCoverage } = ranked
  const details = detailsOf(query, passage.text)
  if (details === null) return 1
  const best = sentenceScores.reduce((most, score) => Math.max(most, score), 0)
  const needed = Math.max(best, termCoverage) * ON_SUBJECT
  const isInHeading = best < needed
  let going = 0
  return sentences.reduce((share, { from, to }, at) => {
    going = Math.max(sentenceScores[at] ?? 0, going * GOES_ON)
    const isOnSubject = isInHeading || going >= needed
    if (!isOnSubject || !details.some(at => at >= from && at < to)) return share
    return Math.max(share, isInHeading ? needed + (sentenceScores[at] ?? 0) : going)
  }, 0)
}

/** How much less sure it is of each sentence that it goes on about the subject of the one before it. */
const GOES_ON = 0.8

/** Where the details of a passage begin; null where anything may be the detail. */
function detailsOf({ want, tokens }: Query, text: string): readonly number[] | null {
  if (want === null) return null
  if (want.kind !== 'person') return detailsIn(want, text).map(({ from }) => from)
  const asksGuarantor = tokens.some(({ folded }) => GUARANTEES.test(folded))
  return asksGuarantor ? [...text.matchAll(ANSWERS_FOR)].map(({ index }) => index) : null
}

/** "Garantem je", "zodpovídá", "bude mít na starosti". */
const ANSWERS_FOR = /garant|odpovíd\p{L}+ za|zodpovíd|(?:na|v) starosti?/giu

const GUARANTEES = /^(?:garantuj\w*|garant\w*|zodpovid\w*|odpovid\w*|zodpovedn\w*|odpovedn\w*|starosti?)$/
/** Words that may stand beside them. */
const ABOUT_GUARANTOR =
  /^(?:kdo|koho|kym|jmeno|ma|mel|je|byl|za|to|tohle|toho|tim|ten|bod|na|se|a|u|vas|o|stara|jak|jmenuje|prosim|teda|tedy)$/

/** Whether a question asks for nothing but who answers for what was quoted: "kdo to garantuje?" */
export function asksForGuarantor(query: Query): boolean {
  const list = query.tokens.map(({ folded }) => folded)
  return (
    list.some(word => GUARANTEES.test(word)) &&
    list.some(word => /^(?:kdo|koho|kym|jmeno|jmenuje)$/.test(word)) &&
    list.every(word => GUARANTEES.test(word) || ABOUT_GUARANTOR.test(word))
  )
}
