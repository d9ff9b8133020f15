/**
 * Why right paragraphs are missed, and what the best possible order of the same candidates would reach.
 *
 *   npm run misses -- --corpora DIR QUESTIONS... [--list]
 *
 * With `--list`, each missed question has the rank of its right paragraph by words, by meaning and by both, and what
 * stands before it. Each question is asked over its own site, a subfolder of `--corpora`.
 */

import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Answerer } from '../../src/answer/answer.ts'
import { type Question, type Result, rankOf } from '../../src/evaluation/evaluation.ts'
import type { Passage } from '../../src/model.ts'
import type { Candidate, Found, SearchIndex } from '../../src/search/index.ts'
import type { Query } from '../../src/search/query.ts'
import { createRanker, type Ranked } from '../../src/search/rank.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { row } from './figures.ts'
import { ask, indexSites, questionsBySite, toolsOver } from './sites.ts'

/** Where the right paragraph ends up, from what is right to what cannot be mended by a better order. */
const KINDS = [
  ...['first', '2nd to 3rd', '4th to 10th', 'not shown', 'no, closest', 'no, detail', 'no, 2nd to 3rd'],
  ...['no, not shown', 'no candidate', 'no search'],
] as const
type Kind = (typeof KINDS)[number]

/** Ranks of the right paragraph, from 1; infinite where it is not there. */
interface Ranks {
  readonly words: number
  readonly meaning: number
  readonly both: number
}

interface Case {
  readonly result: Result
  readonly kind: Kind
  readonly ranks: Ranks
  readonly ranked: readonly Ranked[]
}

const NOTHING = {
  query: null,
  found: { candidates: [], evidence: [], nearest: new Set<number>(), similarityOf: () => null, skipped: [] },
  ranked: [],
}

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string', default: '.' }, list: { type: 'boolean', default: false } },
  allowPositionals: true,
})

row(['', 'questions', ...KINDS], 22, 15)
const all = positionals.flatMap(file => {
  const cases = casesOf(file)
  printKinds(basename(file), cases)
  return cases
})
printKinds('all', all)
process.stdout.write('\n')
row(['right among the first', '1', '3', '5'], 40, 8)
for (const [name, rank] of Object.entries(orders())) {
  const share = (limit: number) => (all.filter(one => rank(one) <= limit).length / all.length).toFixed(3)
  row([name, share(1), share(3), share(5)], 40, 8)
}
if (values.list) for (const one of all) if (one.kind !== 'first') printMiss(one)

function orders(): Readonly<Record<string, (one: Case) => number>> {
  const { POSITIVE_INFINITY: never } = Number
  return {
    'as shipped, noes and all': ({ result }) => result.rank ?? never,
    'shown, as answer or closest': ({ result }) => result.screenRank ?? never,
    'order by words, always answering': ({ ranks }) => ranks.words,
    'order by meaning, always answering': ({ ranks }) => ranks.meaning,
    'both, always answering': ({ ranks }) => ranks.both,
    'the better of words and meaning': ({ ranks }) => Math.min(ranks.words, ranks.meaning),
    'a perfect order of what is looked at': ({ ranks }) => (Number.isFinite(ranks.both) ? 1 : never),
  }
}

function casesOf(file: string): Case[] {
  const bySite = questionsBySite([file])
  return [...indexSites(values.corpora, bySite.keys())].flatMap(([site, index]) => {
    const examine = examiner(index)
    return (bySite.get(site) ?? []).filter(({ gold }) => gold.length > 0).map(examine)
  })
}

/** Asks questions over an index and sees what is looked at for the last turn. */
function examiner(index: SearchIndex): (question: Question) => Case {
  const tools = { ...toolsOver(index, 'meaning'), tuning: TUNING }
  const newest = Math.max(0, ...Array.from(index.passages, ({ source }) => source.year ?? 0))
  const ranker = createRanker(tools, newest)
  const ranking = { ...TUNING.ranking, meaning: 0 }
  const byWords = createRanker({ ...tools, tuning: { ...TUNING, ranking } }, newest)
  const seen: { query: Query; found: Found; ranked: readonly Ranked[] }[] = []
  const answerer = new Answerer(tools, (query, found) => {
    const ranked = ranker(query, found)
    if (ranked.length > 0) seen.push({ query, found, ranked })
    return ranked
  })
  return question => {
    seen.length = 0
    const result = ask(answerer, index, question)
    const { query, found, ranked } = seen.at(-1) ?? NOTHING
    const words = query === null ? [] : byWords(query, { ...found, nearest: new Set() })
    const cosineOf = ({ id }: Candidate) => found.similarityOf(id)?.cosine ?? 0
    const meaning = [...found.candidates].sort((a, b) => cosineOf(b) - cosineOf(a))
    const ranks = {
      words: rankIn(question, words),
      meaning: rankIn(question, meaning),
      both: rankIn(question, ranked),
    }
    return { result, kind: kindOf(result, ranks, ranked), ranks, ranked }
  }
}

function rankIn(question: Question, list: readonly { readonly passage: Passage }[]): number {
  const shown = list.map(({ passage }) => ({ passage, shown: passage.text }))
  return rankOf(question, shown) ?? Number.POSITIVE_INFINITY
}

function kindOf({ answer, rank, screenRank }: Result, { both }: Ranks, ranked: readonly Ranked[]): Kind {
  if (rank !== null) return rank === 1 ? 'first' : rank <= 3 ? '2nd to 3rd' : '4th to 10th'
  if (answer.outcome !== 'found' && screenRank !== null) {
    if (screenRank > 1) return 'no, 2nd to 3rd'
    return answer.understood.missing === null ? 'no, closest' : 'no, detail'
  }
  if (ranked.length === 0) return 'no search'
  if (!Number.isFinite(both)) return 'no candidate'
  return answer.outcome === 'found' ? 'not shown' : 'no, not shown'
}

function printKinds(name: string, cases: readonly Case[]): void {
  const counts = KINDS.map(kind => String(cases.filter(one => one.kind === kind).length))
  row([name, String(cases.length), ...counts], 22, 15)
}

function printMiss({ result: { question }, kind, ranks, ranked }: Case): void {
  const { words, meaning, both } = ranks
  process.stdout.write(`\n${question.id} ${question.style}: ${question.turns.join(' → ')}\n`)
  process.stdout.write(`  ${kind}; by words ${words}, by meaning ${meaning}, by both ${both}\n`)
  for (const { passage, score, why } of ranked.slice(0, Math.min(3, both))) {
    const reasons = Object.entries(why).map(([name, part]) => `${name} ${part.toFixed(2)}`)
    process.stdout.write(`  ${score.toFixed(2)} ${passage.code} ${reasons.join(', ')}\n`)
  }
}
