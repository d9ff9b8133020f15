/** Addressed or not: whether a reply to an answer asks the bot something, or people talk about it. Pure, linear. */

import { words } from '../czech/fold.ts'

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Words before the one that tells what a sentence does. */
const LEADING = setOf('a i ale no tak hele jo prosim prosimte prosimvas dobre ok diky dekuju dekuji jeste')
const QUESTION_WORDS = setOf(
  'kdo koho komu kym co cim cemu kdy kde kam odkud kudy proc jak jaky jaka jake jaci jakou jakeho jakych kolik kolika kolikaty ktery ktera ktere kteri kterou kterych ci dokdy odkdy nac',
)
/** A request to show or tell something; the second set begins one in the first person. */
const REQUEST =
  /^(?:ukaz|rekni|napis|najdi|vysvetli|porovnej|srovnej|vypis|zkus|dej|popis|shrn|cituj|over|hledej)(?:te|me)?$/
const WISHES =
  /^(?:zajima(?:lo)? (?:by )?(?:me|nas)|(?:chci|chtel[aoi]? bych|rada? bych|potrebuju|potrebuji) (?:se )?(?:zeptat|vedet|videt|vedel[ao]?)|me zajima)/
/** A verb in the second person plural at the beginning asks whether: `zrušíte semafory`. */
const SECOND_PLURAL = /^(?:[a-z]{3,}[ieaou]te|budete|mate|chcete)$/
const OTHER_VERBS = /^(?:bude|budou|existuje|existuji|plati|lze|da)$/
/** What looks like one and is a remark, unless a question mark stands behind it. */
const REMARK =
  /^(?:mate (?:pravdu|recht|to dobre)|(?:vidite|vite|mejte|drzte|jdete|nechte|prestante|pockejte|podivejte|hele[dt]te|koukejte|mluvite)\b|jak (?:rikam|rikas|jsem|jsi|se rika|pro koho|kdy)|kdo (?:vi|by to)|proc ne$|co (?:nadelas|uz|se da delat|se tyce)|kolikrat|da se$|bude (?:to )?(?:dobre|fajn|sranda|legrace))/
/** What people say to each other: one person addressed as a friend, or a meeting of those who talk. */
const AMONG_PEOPLE =
  /^(?:(?:no )?(?:vidis|vis)|ty (?:jo|vole|brdo)|kluci|holky|lidi)\b|\b(?:jdeme|pujdeme|zajdeme|sejdeme|sejdem|potkame|potkali|uvidime se|jdes|prijdes|pujdes|prijdete nekdo|jdete nekdo|dame si|dame pivo|slyselas?|videlas?|myslis|rikas|rikals|rikala?s|ctes|cetlas?)\b/
/** A question mark behind a remark that asks nothing: `to je super, že?`, `fakt?`. */
const TAG =
  /(?:^|\s)(?:ze|ze jo|ze ano|vid|vidte|ne|no ne|co|fakt|fakt jo|vazne|opravdu|jo|hm|aha|coze|ok|ano)$/
const CODE = /^[a-z]{2,4}(?:\d\d)?-[0-9a-z]{5}$/i
const MORE = /^(?:dal|dale|dalsi|vic|vice|jeste|pokracuj|pokracujte|jeste neco|co dal)(?: prosim)?$/
/** `a pro seniory`, `a v Opavě`, `a co školy`: goes on from the answer. */
const FOLLOW_UP =
  /^(?:a|i|ale|nebo|tak) (?:(?:co|treba|taky|take|jen|i) )*(?:pro|v|ve|na|u|k|ke|o|z|ze|do|bez|s|se|pri|po|kolem|mezi|od|za|jinde|loni|letos)\b/
/** Somebody speaks of themselves, or of how good it is. */
const PERSONAL = /\b(?:jsem|jsme|me|mi|nevim|nevedel[ai]?|myslim|souhlasim|libi|zvedavy|zvedava)\b/
const COMMENT =
  /^(?:(?:to|no|tak|jo|a|tohle|toto) )*(?:(?:je|neni|bylo|zni) (?:(?:to|docela|fakt|vazne|moc|opravdu|teda|taky|ale) )*)?(?:souhlas[a-z]*|nesouhlas[a-z]*|presne|jasne|jasny|super|dobr[aeyou]+|bezva|parada|skvel[aeyo]|zajimav[aeyo]|pravda|pravdu|nesmysl|blbost|hloupost|kec[ya]?|aha|ok|okej|jo|jj|ano|ne|nn|diky|dik|dekuj[ui]|dekujeme|haha[a-z]*|lol|fajn|hezk[aeyo]|pekn[aeyo]|hm+|uf|tvl|wow|amen|plus|hele)\b/
/** Letters read of a text; a question stands at its beginning or its end. */
const READ = 600
/** Most words of a follow-up without a question mark. */
const SHORT = 6

/**
 * Whether what somebody writes below an answer, without the bot's name, asks something. Whoever got the answer goes on
 * with it (`isAsker`): that may be a subject alone, but no remark. Anybody else has to ask.
 */
export function asksBelowAnswer(text: string, isAsker: boolean): boolean {
  const trimmed = text.trim()
  if (CODE.test(trimmed)) return true
  const written = words(trimmed.slice(0, READ)).map(({ folded }) => folded)
  if (written.length === 0) return false
  const line = written.join(' ')
  if (MORE.test(line)) return true
  if (AMONG_PEOPLE.test(line)) return false
  const isMarked = /\?[\s\p{P}\p{S}]*$/u.test(trimmed.slice(-READ))
  if (isMarked) return !TAG.test(line)
  if (REMARK.test(line)) return false
  if (FOLLOW_UP.test(line) && written.length <= SHORT && !PERSONAL.test(line)) return true
  const rest = written.slice(
    Math.max(
      0,
      written.findIndex(word => !LEADING.has(word)),
    ),
  )
  return asks(rest) || (isAsker && !COMMENT.test(line) && !PERSONAL.test(line))
}

/** Whether words without a question mark are those of a question or a request. */
function asks(written: readonly string[]): boolean {
  const [first = ''] = written
  const line = written.join(' ')
  if (REMARK.test(line)) return false
  if (QUESTION_WORDS.has(first)) return written.length > 1
  if (REQUEST.test(first) || WISHES.test(line)) return true
  return written.length > 1 && (SECOND_PLURAL.test(first) || OTHER_VERBS.test(first))
}
