/** Separate questions: those of one message that each ask for something of their own, and the answer to all of them. */

import { fold, words } from '../czech/fold.ts'
import type { Answer, Hit, Near } from '../model.ts'
import type { Query } from '../search/query.ts'
import { namesSubject } from './follow-up.ts'

/** Most questions that are answered apart; more are a list, and are read as one. */
const MOST = 3
/** The end of a question: a mark, what closes a quotation or a bracket, and white space or a capital. An address goes on in small letters. */
const END = /(?<=\?[?!…)\]"“”»']{0,3})(?:\s+|(?=\p{Lu}\p{Ll}))/u
const ASKS = /\?[?!…)\]"“”»'\s]{0,4}$/u
/** Words that a question begins with where no mark ends it, a conjunction before them or not. */
const BEGINS =
  /^(?:(?:a|i|taky|jeste|dal|pak) )?(?:co|jak\w*|kde|kdy|kam|odkud|kolik\w*|kdo|koho|komu|proc|bude\w*|budou|budete|chcete|planujete)$/
/** Parts of a message that are no questions. */
const TALK: ReadonlySet<string> = new Set<Extract<Answer, { outcome: 'not-policy' }>['reason']>([
  'greeting',
  'goodbye',
  'thanks',
  'reaction',
  'empty',
])
/** An alternative to what stands before it is no question of its own. */
const ALTERNATIVE = new Set(['nebo', 'anebo', 'ci', 'or'])

/** Questions of a message in their order, each with what is told before it; the message alone where it asks one thing. */
export function separateQuestions(message: string, read: (text: string) => Query): readonly string[] {
  const units = message
    .split(END)
    .map(unit => unit.trim())
    .filter(unit => words(unit).length > 0)
  if (units.length < 2 || units.length > 2 * MOST) return [message]
  const questions: string[] = []
  let isComplete = false
  for (const unit of units) {
    const asks = isSeparate(unit, read)
    if (questions.length === 0 || (asks && isComplete)) questions.push(unit)
    else questions.push(`${questions.pop()} ${unit}`)
    isComplete ||= asks
  }
  const different = [...new Map(questions.map(question => [fold(question), question])).values()]
  return different.length > 1 && different.length <= MOST ? different : [message]
}

/** Whether a part of a message asks, and of a subject of its own. What is nothing but words that nobody knows is noise. */
function isSeparate(unit: string, read: (text: string) => Query): boolean {
  const [first, second] = words(unit).map(({ folded }) => folded)
  if (first === undefined || ALTERNATIVE.has(first)) return false
  if (!ASKS.test(unit) && !BEGINS.test(`${first} ${second ?? ''}`.trim()) && !BEGINS.test(first)) return false
  const query = read(unit)
  const isNoise = query.terms.length === query.tokens.length && query.terms.every(({ unknown }) => unknown)
  return !isNoise && namesSubject(query)
}

/**
 * What the answers to questions of one message come to; null where they are better asked as one: where none is answered, all are by
 * one passage, or one asks for a detail of what another is about. Passages are in the order of their rank, those of earlier
 * questions first.
 */
export function answerOfParts(message: string, answers: readonly Answer[]): Answer | null {
  const parts = togetherByPassage(
    answers.filter(part => part.outcome !== 'not-policy' || !TALK.has(part.reason)),
  )
  const found = parts.filter(part => part.outcome === 'found')
  const [first] = found
  if (first === undefined || parts.length < 2) return null
  const shown = new Set(found.map(firstCode))
  const isShown = ({ code }: Near) => shown.has(code)
  const isDetail = ({ near: [closest], understood }: Answer) =>
    closest !== undefined && isShown(closest) && understood.missing !== null
  if (parts.some(isDetail)) return null
  return {
    ...{ ...first, question: message, hits: interleaved(found.map(({ hits }) => hits)) },
    parts: parts.map(part => ({ ...part, near: part.near.filter(near => !isShown(near)) })),
  }
}

/** Questions that the same passage answers are one, under the words of all of them. */
function togetherByPassage(parts: readonly Answer[]): Answer[] {
  const groups = Map.groupBy(parts, part => firstCode(part) ?? part)
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, question: [first, ...others].map(({ question }) => question).join(' ') }],
  )
}

/** Of the passage that answers, or null. */
function firstCode(answer: Answer): string | null {
  return answer.outcome === 'found' ? (answer.hits[0]?.passage.code ?? null) : null
}

function interleaved(lists: readonly (readonly Hit[])[]): Hit[] {
  const longest = Math.max(...lists.map(list => list.length))
  const ranks = Array.from({ length: longest }, (_, rank) => lists.flatMap(list => list[rank] ?? []))
  return [
    ...new Map(
      ranks
        .flat()
        .reverse()
        .map(hit => [hit.passage.code, hit]),
    ).values(),
  ].reverse()
}
