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
import { confidence, type Figures, figuresOf } from '../../src/answer/confidence.ts'
import { type Question, rankOf } from '../../src/evaluation/evaluation.ts'
import { observed } from '../../src/meaning/embedder.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import type { Query } from '../../src/search/query.ts'
import { createRanker, type Ranked } from '../../src/search/rank.ts'
import type { Similarity } from '../../src/search/similarity.ts'
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
const PENALTY_OF_READ = 5
/** Figures that both models look at: each is scaled to a standard deviation of 1, further ones together where they are many. */
const OWN = 4
/** Added to the bias so that the threshold of the confidence, .55, stands where false noes are near one in eight; */
const SHIFT = 0.85
/** the same of those that are read. */
const SHIFT_OF_READ = 1.05

const THRESHOLDS = [0.45, 0.5, 0.55, 0.6, 0.65, 0.7]

/** Weights of both models. */
type Weights = Pick<typeof TUNING.confidence, 'meaning' | 'read'>

interface Case {
  readonly file: string
  readonly kind: 'answer' | 'none' | 'taken-out'
  readonly weight: number
  /** Null where something else than the confidence says no. */
  readonly found: Found | null
}

interface Found {
  readonly query: Query
  readonly ranked: readonly Ranked[]
  /** What a model said that read the first passage; null where meaning alone is sure. */
  readonly relevance: number | null
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
    found = { query, ranked, relevance: null }
    return ranked
  })
  return (question, without) => {
    found = null
    gold = without
    const work = answerer.answering(question.turns.at(-1) ?? '')
    const { outcome } = withModel(
      observed(work, (_, relevance) => {
        if (found !== null) found = { ...found, relevance }
      }),
      index,
    )
    return outcome === 'found' ? found : null
  }
}

function weightsFrom(all: readonly Case[]): Weights {
  return { meaning: meaningFrom(all), read: readFrom(all) }
}

/** The model of what meaning alone says. */
function meaningFrom(all: readonly Case[]): Weights['meaning'] {
  const examples = all.flatMap(one => exampleOf(one, ({ similarity }) => [...similarity.products()]))
  const { bias, weights } = fitted(examples, PENALTY, SHIFT)
  const [termCoverage = 0, terms = 0, cosine = 0, lead = 0, ...products] = weights
  return { bias, termCoverage, terms, cosine, lead, products }
}

/** The model of what is said by who has read the first passage, of those that are read. */
function readFrom(all: readonly Case[]): Weights['read'] {
  const examples = all.flatMap(one => {
    const relevance = one.found?.relevance ?? null
    return relevance === null ? [] : exampleOf(one, () => [relevance])
  })
  const { bias, weights } = fitted(examples, PENALTY_OF_READ, SHIFT_OF_READ)
  const [termCoverage = 0, terms = 0, cosine = 0, lead = 0, relevance = 0] = weights
  return { bias, termCoverage, terms, cosine, lead, relevance }
}

/** What all models look at, and more. None where nothing was found, or words alone were looked at. */
function exampleOf(
  { kind, weight, found }: Case,
  more: (figures: Figures & { readonly similarity: Similarity }) => readonly number[],
): Example[] {
  const figures = found === null ? null : figuresOf(found.query, found.ranked, TUNING.confidence)
  if (figures === null || figures.similarity === null) return []
  const { termCoverage, terms, lead, similarity } = figures
  const own = [termCoverage, terms, similarity.cosine, lead]
  return [
    {
      figures: [...own, ...more({ ...figures, similarity })],
      ...{ isPositive: kind === 'answer', weight },
    },
  ]
}

function fitted(examples: readonly Example[], penalty: number, shift: number) {
  const width = examples[0]?.figures.length ?? 0
  const columns = Array.from({ length: width }, (_, at) => spread(examples.map(one => one.figures[at] ?? 0)))
  const further = columns.slice(OWN)
  const typical = further.reduce((sum, { deviation }) => sum + deviation, 0) / further.length
  const common = further.length === 1 ? 1 / typical : PRODUCTS_SCALE / typical
  const scales = columns.map(({ deviation }, at) => (at < OWN ? 1 / deviation : common))
  const scaled = examples.map(one => ({
    ...one,
    figures: one.figures.map((value, at) => (value - (columns[at]?.mean ?? 0)) * (scales[at] ?? 0)),
  }))
  const [bias = 0, ...rest] = fitLogistic(scaled, new Array<number>(width).fill(penalty))
  const weights = rest.map((value, at) => value * (scales[at] ?? 0))
  const means = weights.reduce((sum, value, at) => sum + value * (columns[at]?.mean ?? 0), 0)
  return { bias: bias - means + shift, weights }
}

function spread(list: readonly number[]): { mean: number; deviation: number } {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

function judge(file: string, weights: Weights, list: readonly Case[], threshold: number): void {
  const tuned = { ...TUNING.confidence, ...weights }
  const answered = list.map(({ kind, found }) => ({
    kind,
    is: found !== null && confidence(found.query, found.ranked, tuned, found.relevance) >= threshold,
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
  return JSON.parse(JSON.stringify(weights, (_, value) => (typeof value === 'number' ? round(value) : value)))
}
