/**
 * The curve of false answers against lost ones: what each threshold of the confidence gives, by words alone, by meaning
 * alone, and by both as shipped.
 *
 *   npm run curve -- --corpora DIR QUESTIONS... [--svg FILE]
 *
 * Near misses are made as well as written: every question with an answer is asked once more with its right passages
 * taken out, and has no answer then. Each question is asked over its own site, a subfolder of `--corpora`.
 */

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Answerer } from '../../src/answer/answer.ts'
import { type Question, type Result, rankOf, summarize } from '../../src/evaluation/evaluation.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { createRanker, type Ranker } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { shareLines } from './chart.ts'
import { row } from './figures.ts'
import { ask, indexSites, questionsBySite, toolsOver } from './sites.ts'

const THRESHOLDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 0.99]

interface System {
  readonly by: 'words' | 'meaning'
  readonly tuning: Tuning
}

/** The order by nearness in meaning, and the confidence by nothing but the cosine: .83 is even. */
const BY_MEANING: Tuning = {
  ...TUNING,
  ranking: { ...TUNING.ranking, meaning: 10 },
  confidence: {
    ...TUNING.confidence,
    meaning: { bias: -33.2, termCoverage: 0, terms: 0, cosine: 40, lead: 0, products: [] },
  },
}

const SYSTEMS: Readonly<Record<string, System>> = {
  words: { by: 'words', tuning: TUNING },
  meaning: { by: 'meaning', tuning: BY_MEANING },
  both: { by: 'meaning', tuning: TUNING },
}

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string' }, svg: { type: 'string' } },
  allowPositionals: true,
})
const bySite = questionsBySite(positionals)
const indexes = indexSites(values.corpora ?? '.', bySite.keys())

row(['by', 'confidence', 'hit@1', 'lost', 'false noes', 'false answers', 'taken out'])
const curves = Object.entries(SYSTEMS).map(([label, { by, tuning }]) => ({
  label,
  points: THRESHOLDS.map((confidence): [number, number] => {
    const answer = { ...tuning.answer, confidence, taskConfidence: Math.max(confidence, 0.9) }
    const system = { by, tuning: { ...tuning, answer } }
    const { hit1, lost, falseNoes, falseAnswers } = summarize(asked(system))
    const made = summarize(withoutAnswer(system))
    row([
      label,
      ...[confidence, hit1, lost, falseNoes, falseAnswers, made.falseAnswers].map(share => share.toFixed(3)),
    ])
    return [falseNoes, falseAnswers]
  }),
}))
if (values.svg !== undefined)
  writeFileSync(
    values.svg,
    shareLines(
      'What a threshold costs and saves',
      'questions with an answer that get none',
      'questions without an answer that get one',
      curves,
    ),
  )

function asked({ by, tuning }: System): Result[] {
  return [...indexes].flatMap(([site, index]) => {
    const answerer = new Answerer({ ...toolsOver(index, by), tuning })
    return (bySite.get(site) ?? []).map(question => ask(answerer, index, question))
  })
}

function withoutAnswer({ by, tuning }: System): Result[] {
  return [...indexes].flatMap(([site, index]) => {
    const tools = { ...toolsOver(index, by), tuning }
    const answerable = (bySite.get(site) ?? []).filter(({ gold }) => gold.length > 0)
    return answerable.map(question => {
      const answerer = new Answerer(tools, rankerWithout(question, index, tuning))
      return ask(answerer, index, { ...question, gold: [] })
    })
  })
}

/** The default ranker, that never comes upon the right passages of a question. */
function rankerWithout(question: Question, index: SearchIndex, tuning: Tuning): Ranker {
  const newest = Math.max(0, ...Array.from(index.passages, ({ source }) => source.year ?? 0))
  const ranker = createRanker({ ...toolsOver(index, 'words'), tuning }, newest)
  return (query, found) => {
    const candidates = found.candidates.filter(
      ({ passage }) => rankOf(question, [{ passage, shown: passage.text }]) === null,
    )
    return ranker(query, { ...found, candidates })
  }
}
