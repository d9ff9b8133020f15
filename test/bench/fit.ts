/**
 * Fits the weights of the confidence, for where meaning is looked at.
 *
 *   npm run fit -- --corpora DIR QUESTIONS... [--pairs test/bench/pairs.jsonl] [--write]
 *
 * Every question with an answer is also asked with its right passages taken out, and has no answer then. `--pairs` are
 * further questions, in pairs about one paragraph: one that it answers and one that it only shares its subject with.
 * The table judges each file of questions by weights that were fitted without it. With `--write` there is no table: all are fitted, and written to
 * `src/search/confidence-weights.json`.
 */

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Answerer } from '../../src/answer/answer.ts'
import { confidence, figuresOf } from '../../src/answer/confidence.ts'
import { type Question, rankOf } from '../../src/evaluation/evaluation.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import type { Query } from '../../src/search/query.ts'
import { createRanker, type Ranked } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { row } from './figures.ts'
import { type Example, fitLogistic } from './logistic-regression.ts'
import { withModel } from './meaning.ts'
import { indexSites, questionsBySite, toolsOver } from './sites.ts'

const FILE = fileURLToPath(new URL('../../src/search/confidence-weights.json', import.meta.url))

/** What a question counts that was made by taking passages out, */
const TAKEN_OUT = 0.3
/** and one of a pair. */
const OF_PAIR = 0.6
/** Penalty of weights of figures that are scaled to a standard deviation of 1, */
const PENALTY = 15
/** to which the products, which are many, are scaled. */
const PRODUCTS_SCALE = 0.3
/** Added to the bias so that the threshold of the confidence, .55, stands where false noes are near one in eight. */
const SHIFT = 0.85

const THRESHOLDS = [0.45, 0.5, 0.55, 0.6, 0.65, 0.7]

type Weights = NonNullable<Tuning['confidence']['meaning']>

interface Case {
  readonly file: string
  readonly kind: 'answer' | 'none' | 'taken-out'
  readonly weight: number
  /** Null where something else than the confidence says no. */
  readonly found: { readonly query: Query; readonly ranked: readonly Ranked[] } | null
}

const { values, positionals } = parseArgs({
  options: {
    corpora: { type: 'string', default: '.' },
    pairs: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

const answerers = new Map<SearchIndex, (question: Question, without: Question['gold']) => Case['found']>()

/** Every confidence is enough here, so that a no is one that the confidence has no part in. */
const SURE: Tuning = { ...TUNING, answer: { ...TUNING.answer, confidence: 0, taskConfidence: 0 } }

const cases = [
  ...positionals.flatMap(file => casesOf(file, 1)),
  ...values.pairs.flatMap(file => casesOf(file, OF_PAIR)),
]
if (values.write) writeFileSync(FILE, `${JSON.stringify(rounded(weightsFrom(cases)), null, 2)}\n`)
else crossValidate()

function crossValidate(): void {
  row(['left out', 'threshold', 'false noes', 'false answers', 'taken out'])
  for (const file of positionals) {
    const weights = weightsFrom(cases.filter(one => one.file !== file))
    const own = cases.filter(one => one.file === file)
    for (const threshold of THRESHOLDS) judge(file, weights, own, threshold)
  }
}

function casesOf(file: string, weight: number): Case[] {
  const bySite = questionsBySite([file])
  const indexes = indexSites(values.corpora, bySite.keys())
  return [...indexes].flatMap(([site, index]) => {
    const questions = bySite.get(site) ?? []
    return questions.flatMap((question): Case[] => {
      if (question.gold.length === 0)
        return [{ file, kind: 'none', weight, found: foundFor(question, index, []) }]
      return [
        { file, kind: 'answer', weight, found: foundFor(question, index, []) },
        {
          ...{ file, kind: 'taken-out', weight: weight * TAKEN_OUT },
          found: foundFor(question, index, question.gold),
        },
      ]
    })
  })
}

/** What the last turn of a question finds first, without passages of `without`. */
function foundFor(question: Question, index: SearchIndex, without: Question['gold']): Case['found'] {
  const find = answerers.get(index) ?? finder(index)
  answerers.set(index, find)
  return find(question, without)
}

/** What is found is what the ranker gave last: the very place is looked at first, then those around it. */
function finder(index: SearchIndex): (question: Question, without: Question['gold']) => Case['found'] {
  const tools = { ...toolsOver(index, 'meaning'), tuning: SURE }
  const newest = Math.max(0, ...Array.from(index.passages, ({ source }) => source.year ?? 0))
  const ranker = createRanker(tools, newest)
  let found: Case['found'] = null
  let gold: Question['gold'] = []
  const answerer = new Answerer(tools, (query, all) => {
    const isRight = ({ passage }: { passage: Ranked['passage'] }) =>
      gold.length > 0 && rankOf({ gold }, [{ passage, shown: passage.text }]) !== null
    const ranked = ranker(query, { ...all, candidates: all.candidates.filter(one => !isRight(one)) })
    found = { query, ranked }
    return ranked
  })
  return (question, without) => {
    found = null
    gold = without
    const { outcome } = withModel(answerer.answering(question.turns.at(-1) ?? ''), index)
    return outcome === 'found' ? found : null
  }
}

function weightsFrom(all: readonly Case[]): Weights {
  const examples = all.flatMap(({ kind, weight, found }): Example[] => {
    const figures = found === null ? null : figuresOf(found.query, found.ranked, TUNING.confidence)
    if (figures === null || figures.similarity === null) return []
    const { termCoverage, terms, lead, similarity } = figures
    return [
      {
        figures: [termCoverage, terms, similarity.cosine, lead, ...similarity.products()],
        ...{ isPositive: kind === 'answer', weight },
      },
    ]
  })
  const width = examples[0]?.figures.length ?? 0
  const columns = Array.from({ length: width }, (_, at) => spread(examples.map(one => one.figures[at] ?? 0)))
  const products = columns.slice(4)
  const typical = products.reduce((sum, { deviation }) => sum + deviation, 0) / products.length
  const scales = columns.map(({ deviation }, at) => (at < 4 ? 1 / deviation : PRODUCTS_SCALE / typical))
  const scaled = examples.map(one => ({
    ...one,
    figures: one.figures.map((value, at) => (value - (columns[at]?.mean ?? 0)) * (scales[at] ?? 0)),
  }))
  const [bias = 0, ...weights] = fitLogistic(scaled, new Array<number>(width).fill(PENALTY))
  const raw = weights.map((value, at) => value * (scales[at] ?? 0))
  const [termCoverage = 0, terms = 0, cosine = 0, lead = 0, ...rest] = raw
  const shift = raw.reduce((sum, value, at) => sum + value * (columns[at]?.mean ?? 0), 0)
  return { bias: bias - shift + SHIFT, termCoverage, terms, cosine, lead, products: rest }
}

function spread(list: readonly number[]): { mean: number; deviation: number } {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

function judge(file: string, meaning: Weights, list: readonly Case[], threshold: number): void {
  const answered = list.map(({ kind, found }) => ({
    kind,
    is:
      found !== null && confidence(found.query, found.ranked, { ...TUNING.confidence, meaning }) >= threshold,
  }))
  const share = (kind: Case['kind'], is: boolean) => {
    const of = answered.filter(one => one.kind === kind)
    return (of.filter(one => one.is === is).length / of.length).toFixed(3)
  }
  row([
    file.split('/').at(-1) ?? file,
    ...[threshold.toFixed(2), share('answer', false), share('none', true), share('taken-out', true)],
  ])
}

function rounded(weights: Weights): Weights {
  const round = (value: number) => Number(value.toPrecision(4))
  const { products, bias, ...others } = weights
  const plain = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, round(value)]))
  return { bias: Number(bias.toFixed(3)), ...plain, products: products.map(round) } as Weights
}
