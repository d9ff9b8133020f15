/**
 * The curve of false answers against false noes: what each threshold of the confidence gives.
 *
 *   npm run curve -- --corpora DIR QUESTIONS...
 *
 * Near misses are made as well as written: every question with an answer is asked once more with its right passages
 * taken out, and has no answer then. Each question is asked over its own site, a subfolder of `--corpora`.
 */

import { parseArgs } from 'node:util'
import { Answerer } from '../../src/answer/answer.ts'
import { type Question, type Result, rankOf, summarize } from '../../src/evaluation/evaluation.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { createRanker, type Ranker } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { row } from './figures.ts'
import { ask, indexSites, questionsBySite, toolsOver } from './sites.ts'

const THRESHOLDS = [0, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string' } },
  allowPositionals: true,
})
const bySite = questionsBySite(positionals)
const indexes = indexSites(values.corpora ?? '.', bySite.keys())

row(['confidence', 'hit@1', 'false noes', 'false answers', 'taken out'])
for (const confidence of THRESHOLDS) {
  const tuning = { ...TUNING, answer: { ...TUNING.answer, confidence } }
  const { hit1, falseNoes, falseAnswers } = summarize(asked(tuning))
  const made = summarize(withoutAnswer(tuning))
  row([confidence.toFixed(2), ...[hit1, falseNoes, falseAnswers, made.falseAnswers].map(toText)])
}

function toText(share: number): string {
  return share.toFixed(3)
}

function asked(tuning: Tuning): Result[] {
  return [...indexes].flatMap(([site, index]) => {
    const answerer = new Answerer({ ...toolsOver(index), tuning })
    return (bySite.get(site) ?? []).map(question => ask(answerer, question))
  })
}

function withoutAnswer(tuning: Tuning): Result[] {
  return [...indexes].flatMap(([site, index]) => {
    const answerable = (bySite.get(site) ?? []).filter(({ gold }) => gold.length > 0)
    return answerable.map(question => {
      const answerer = new Answerer({ ...toolsOver(index), tuning }, rankerWithout(question, index, tuning))
      return ask(answerer, { ...question, gold: [] })
    })
  })
}

/** The default ranker, that never comes upon the right passages of a question. */
function rankerWithout(question: Question, index: SearchIndex, tuning: Tuning): Ranker {
  const newest = Math.max(0, ...index.passages.map(({ source }) => source.year ?? 0))
  const ranker = createRanker({ ...toolsOver(index), tuning }, newest)
  return (query, found) => {
    const candidates = found.candidates.filter(
      ({ passage }) => rankOf(question, [{ passage, shown: passage.text }]) === null,
    )
    return ranker(query, { ...found, candidates })
  }
}
