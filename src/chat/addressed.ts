/** Addressed or not: whether a reply to an answer asks the bot something, or people talk about it. Pure, linear. */

import { words } from '../czech/fold.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { hasQuestionForm, isStatement, isWish, withoutLeading } from './question-forms.ts'
import { speaksToFriend } from './second-person.ts'

/** A question mark behind a remark that asks nothing: `to je super, že?`, `fakt?`. */
const TAG =
  /(?:^|\s)(?:ze|ze jo|ze ano|vid|vidte|ne|no ne|co|fakt|fakt jo|vazne|opravdu|jo|hm|aha|coze|ok|ano)$/
/** A question that wants no answer: `to jako vážně někdo věří?`, or one to those who are there. */
const RHETORICAL =
  /\bjako (?:vazne|fakt)\b|\bvazne nekdo\b|\bdelate srandu\b|\bse (?:ted |pak )?divi\b|\b(?:ma|mate|nemate|zna|znate|vite|nevite|vi|jede|jde) (?:tu |tady |z vas )?nekdo\b/
const CODE = /^[a-z]{2,4}(?:\d\d)?-[0-9a-z]{5}$/i
const MORE = /^(?:dal|dale|dalsi|vic|vice|jeste|pokracuj|pokracujte|jeste neco|co dal)(?: prosim)?$/
/** `a pro seniory`, `a v Opavě`, `a co školy`: goes on from the answer. */
const FOLLOW_UP =
  /^(?:a|i|ale|nebo|tak) (?:(?:co|treba|taky|take|jen|i|aspon) )*(?:pro|v|ve|na|u|k|ke|o|z|ze|do|bez|s|se|pri|po|kolem|mezi|od|za|jinde|loni|letos)\b/
/** `a chodníky`, `nebo aspoň noční spoje`: a subject alone, of a few words and no verb or comment. */
const SUBJECT =
  /^(?:a|nebo) (?:(?:aspon|treba|taky|i|jeste|co) )*(?!(?:je|jeje|jo|nic|dost|sakra|je|to|tak|hele|basta|hotovo|uz|zase|pak|prase|ted|ja|my|vy|on|oni|hlavne)\b)[a-z]{3,}(?: [a-z]+){0,2}$/
const NOT_SUBJECT =
  /\b(?:[a-z]{2,}(?:ou|aji|eji|uje|uji|al[ioay]?|il[ioay]?|el[ioay]?)|leta|je|neni|ma|bude|dost|super)$/
/** Somebody speaks of themselves, or of how good it is. */
const PERSONAL =
  /\b(?:jsem|jsme|me|mi|mne|nevim|nevedel[ai]?|myslim|souhlasim|libi|zvedavy|zvedava)\b|^(?:\w+ )?(?:ja|my|nechapu|nemuzu|nebudu|nechci|jdu|pujdu|beru|dam|musim|(?!program|tam|nam|vam|kam|sam)[a-z]{4,}(?:[ai]m|uju))\b/
const COMMENT =
  /^(?:(?:to|no|tak|jo|a|tohle|toto) )*(?:(?:je|neni|bylo|zni|dava) (?:(?:to|docela|fakt|vazne|moc|opravdu|teda|taky|ale) )*)?(?:souhlas[a-z]*|nesouhlas[a-z]*|presne|prave|jasne|jasny|super|dobr[aeyou]+|bezva|parada|skvel[aeyo]|zajimav[aeyo]|pravda|pravdu|nesmysl|smysl|blbost|hloupost|kec[ya]?|aha|ok|okej|jo|jj|ano|ne|nn|diky|dik|dekuj[ui]|dekujeme|haha[a-z]*|lol|fajn|hezk[aeyo]|pekn[aeyo]|hm+|uf|tvl|wow|amen|plus|hele|nic)\b/
/** The asker says what was meant. */
const CORRECTION = /\b(?:myslel[ai]?|myslim) (?:jsem )?(?:spis|tu|ten|tam|na)\b|\bspis (?:o|na|pro)\b/
/** Letters read of a text; a question stands at its beginning or its end. */
const READ = 600
/** Most words of a follow-up without a question mark. */
const SHORT = 6
/** Most words of what is said before a question: thanks, a judgement. */
const LIGHT = 6

/**
 * Whether what somebody writes below an answer, without the bot's name, asks something. Whoever got the answer goes on
 * with it (`isAsker`): that may be a subject alone, but no remark. Anybody else has to ask.
 */
export function asksBelowAnswer(text: string, isAsker: boolean): boolean {
  const trimmed = text.trim()
  if (CODE.test(trimmed)) return true
  const read = trimmed.slice(0, READ)
  const written = words(read).map(({ folded }) => folded)
  if (written.length === 0) return false
  const line = written.join(' ')
  if (MORE.test(line)) return true
  if (speaksToFriend(read)) return false
  if (/\?[\s\p{P}\p{S}]*$/u.test(trimmed.slice(-READ))) return !TAG.test(line) && !RHETORICAL.test(line)
  if (isFollowUp(line, written.length)) return true
  const clauses = clausesOf(read)
  if (clauses.some((clause, at) => isWish(clause.line) || asks(clauses, at))) return true
  if (!isAsker || isStatement(clauses[0]?.words ?? [], nextTo(clauses, 0))) return false
  return CORRECTION.test(line) || (!COMMENT.test(line) && !PERSONAL.test(line))
}

function isFollowUp(line: string, length: number): boolean {
  if (length > SHORT || PERSONAL.test(line)) return false
  return FOLLOW_UP.test(line) || (SUBJECT.test(line) && !NOT_SUBJECT.test(line))
}

function asks(clauses: readonly Clause[], at: number): boolean {
  return mayAsk(clauses, at) && hasQuestionForm(clauses[at]?.words ?? [], nextTo(clauses, at))
}

/**
 * Whether a clause may be a question of its own: at the beginning of a sentence, after a conjunction, or after a comma
 * behind thanks or a judgement. Behind anything else it depends on what stands before it: `nechápu, jak může`.
 */
function mayAsk(clauses: readonly Clause[], at: number): boolean {
  const clause = clauses[at]
  if (clause?.after !== 'comma') return !isUnknown(clauses, at)
  const before = clauses[at - 1]
  if (before === undefined || withoutLeading(before.words).length === 0) return true
  const isLight = before.words.length <= LIGHT && COMMENT.test(before.line) && !PERSONAL.test(before.line)
  return withoutLeading(clause.words).length < clause.words.length || isLight
}

/** `koho, to nevím`: whoever says so does not ask. */
function isUnknown(clauses: readonly Clause[], at: number): boolean {
  return /^to (?:nevim|nevime|fakt nevim)$/.test(clauses[at + 1]?.line ?? '')
}

function nextTo(clauses: readonly Clause[], at: number): string | null {
  const next = clauses[at + 1]
  return next?.after === 'comma' ? next.line : null
}
