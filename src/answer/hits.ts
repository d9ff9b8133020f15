/** Hits: ranked passages as they are shown, with what of the question they met. */

import type { Hit, Kind, Near, Passage, Slice } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import { readingOf } from '../question/reading.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import { spokenFrom } from '../search/scope.ts'
import type { Tuning } from '../search/tuning.ts'
import { confidence } from './confidence.ts'
import { excerptOf } from './excerpt.ts'
import { matchedWords } from './matched-words.ts'
import { withWanted } from './wanted-sentence.ts'

export interface HitTools {
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
}

/** The best passages of an answer: those that are not much worse than the first one, each wording once. */
export function hitsOf(ranked: readonly Ranked[], query: Query, { gazetteer, tuning }: HitTools): Hit[] {
  const { tail, tailOfMeaning, termCoverage, limit } = tuning.answer
  const best = ranked[0]
  if (best === undefined) return []
  const close = ranked.filter(
    other =>
      (other.score >= best.score * tail && other.termCoverage >= best.termCoverage * termCoverage) ||
      (other.similarity !== null && other.score >= best.score * tailOfMeaning),
  )
  return firstWordings(close, limit).map(other => hitOf(other, query, gazetteer))
}

/** Most passages shown as close ones. */
const MAX_NEAR = 3

/** The closest passages of a question without an answer: those that meet its subject, in words or in meaning. */
export function nearOf(ranked: readonly Ranked[], query: Query, { gazetteer, tuning }: HitTools): Near[] {
  const { policy, near, tailOfMeaning, closeInMeaning } = tuning.answer
  const best = ranked[0]
  if (best === undefined) return []
  const isClose = best.similarity !== null && confidence(query, ranked, tuning.confidence) >= closeInMeaning
  if (best.termCoverage < policy && !isClose) return []
  const close = ranked.filter(
    other =>
      other.termCoverage >= Math.max(policy, best.termCoverage * near) ||
      (isClose && other.score >= best.score * tailOfMeaning),
  )
  return firstWordings(close, MAX_NEAR).map(other => {
    const hit = hitOf(other, query, gazetteer)
    const { code, source, headings } = hit.passage
    return { code, title: [source.title, headings.at(-1)].filter(Boolean).join(' – '), hit }
  })
}

/** Share of the words of two passages that makes them copies of each other, if their figures are the same. */
const COPY = 0.85

interface Wording {
  readonly kind: Kind
  /** Folded; a list under another introduction says another thing. */
  readonly lead: string
  readonly words: ReadonlySet<string>
  readonly figures: string
}

/** The first `limit` passages that are no near copies of an earlier one; a promise and a report are never the same. */
function firstWordings(ranked: readonly Ranked[], limit: number): Ranked[] {
  const seen: Wording[] = []
  const found: Ranked[] = []
  for (const one of ranked) {
    if (found.length === limit) break
    const wording = wordingOf(one.passage)
    if (seen.some(other => isCopy(wording, other))) continue
    seen.push(wording)
    found.push(one)
  }
  return found
}

function wordingOf({ kind, lead, text }: Passage): Wording {
  const list = wordsOf(text)
  const figures = list.filter(word => /\d/.test(word)).join(' ')
  return { kind, lead: wordsOf(lead?.text ?? '').join(' '), words: new Set(list), figures }
}

function wordsOf(text: string): readonly string[] {
  return readingOf(text).words.map(({ folded }) => folded)
}

function isCopy(a: Wording, b: Wording): boolean {
  if (a.kind !== b.kind || a.lead !== b.lead || a.figures !== b.figures) return false
  const common = [...a.words].filter(word => b.words.has(word)).length
  return common >= COPY * (a.words.size + b.words.size - common) && !denies(a, b) && !denies(b, a)
}

const DENIAL = /^(?:ne|nikoli|nikoliv|nikdy|ani|zadny|zadna|zadne|zadnou)$/

/** Whether a text denies what the other says: `nezvýšíme` beside `zvýšíme`, or a `ne` more. */
function denies({ words }: Wording, other: Wording): boolean {
  const isDenial = (word: string) =>
    DENIAL.test(word) || (word.startsWith('ne') && other.words.has(word.slice(2)))
  return [...words].some(word => !other.words.has(word) && isDenial(word))
}

/** A ranked passage as it is shown for a question. */
export function hitOf(ranked: Ranked, query: Query, gazetteer: Gazetteer): Hit {
  const { passage, score, why } = ranked
  const met = matchedWords(ranked, query.terms)
  return {
    passage: spokenFrom(passage, query, gazetteer),
    score,
    why,
    excerpt: withWanted(excerptOf(ranked), ranked, query.want),
    marks: marksOf(ranked),
    matched: met.map(({ asked }) => asked),
    met,
  }
}

/** Ranges of the words that met the question, joined where they overlap. */
function marksOf(ranked: Ranked): Slice[] {
  const marks: Slice[] = []
  for (const { from, to } of ranked.matches) {
    const last = marks.at(-1)
    if (last !== undefined && from <= last.to)
      marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else marks.push({ from, to })
  }
  return marks
}
