/** Hits: ranked passages as they are shown, with what of the question they met. */

import { fold } from '../czech/fold.ts'
import type { Hit, Near, Slice } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import { spokenFrom } from '../search/scope.ts'
import type { Tuning } from '../search/tuning.ts'
import { excerptOf } from './excerpt.ts'
import { metOf } from './met.ts'

export interface HitTools {
  readonly gazetteer: Gazetteer
  readonly tuning: Tuning
}

/** The best passages of an answer: those that are not much worse than the first one, each wording once. */
export function hitsOf(ranked: readonly Ranked[], query: Query, { gazetteer, tuning }: HitTools): Hit[] {
  const { tail, termCoverage, limit } = tuning.answer
  const best = ranked[0]
  if (best === undefined) return []
  return ranked
    .filter(
      other => other.score >= best.score * tail && other.termCoverage >= best.termCoverage * termCoverage,
    )
    .filter(isFirstOfItsWords())
    .slice(0, limit)
    .map(other => hitOf(other, query, gazetteer))
}

/** Most passages shown as close ones. */
const MAX_NEAR = 3

/** The closest passages of a question without an answer: those that meet its subject. */
export function nearOf(ranked: readonly Ranked[], query: Query, { gazetteer, tuning }: HitTools): Near[] {
  const best = ranked[0]
  if (best === undefined || best.termCoverage < tuning.answer.policy) return []
  return ranked
    .filter(
      other => other.termCoverage >= Math.max(tuning.answer.policy, best.termCoverage * tuning.answer.near),
    )
    .filter(isFirstOfItsWords())
    .slice(0, MAX_NEAR)
    .map(other => {
      const hit = hitOf(other, query, gazetteer)
      const { code, source, headings } = hit.passage
      return { code, title: [source.title, headings.at(-1)].filter(Boolean).join(' – '), hit }
    })
}

/** Lets the first of passages through that differ in signs and accents only. */
function isFirstOfItsWords(): (ranked: Ranked) => boolean {
  const seen = new Set<string>()
  return ({ passage }) => {
    const key = fold(`${passage.kind} ${passage.lead?.text ?? ''} ${passage.text}`).replace(
      /[^\p{L}\p{N}]+/gu,
      ' ',
    )
    const known = seen.has(key)
    seen.add(key)
    return !known
  }
}

function hitOf(ranked: Ranked, query: Query, gazetteer: Gazetteer): Hit {
  const { passage, score, why } = ranked
  const met = metOf(ranked, query.terms)
  return {
    passage: spokenFrom(passage, query, gazetteer),
    score,
    why,
    excerpt: excerptOf(ranked),
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
