/**
 * Two questions in one message: how often what is shown in full has the right paragraph of each, beside the same read as one question.
 *
 *   npm run several-questions -- --corpora DIR QUESTIONS...
 *
 * Each question of a site is joined with another one of it, the same in every run. Read as one, the first three passages count.
 */

import { parseArgs } from 'node:util'
import { Answerer } from '../../src/answer/answer.ts'
import { type Question, rankOf } from '../../src/evaluation/evaluation.ts'
import type { Answer, Hit } from '../../src/model.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { seeded } from './chance.ts'
import { row } from './figures.ts'
import { indexSites, lastAnswer, questionsBySite, toolsOver } from './sites.ts'

type Pair = readonly [Question, Question]

/** What is shown to two questions, and which of them should have an answer. */
interface Shown {
  readonly pair: Pair
  readonly isApart: boolean
  /** Whether the right paragraph of each is among what is shown. */
  readonly right: readonly boolean[]
  /** Whether one of them that no text answers got an answer of its own. */
  readonly isFalse: boolean
}

const SEED = 12
const AS_ONE = 3
const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string', default: '.' } },
  allowPositionals: true,
})

const answerers = new Map<SearchIndex, Answerer>()
const bySite = questionsBySite(positionals)
const pairs = [...indexSites(values.corpora, bySite.keys())].flatMap(([site, index]) =>
  pairsOf(bySite.get(site) ?? []).map(pair => ({ pair, index })),
)
row(['two with an answer', 'messages', 'apart', 'both right', 'one right', 'none right'], 34, 12)
for (const [name, join] of Object.entries({ 'as it is shipped': joined, 'read as one question': asOne })) {
  const shown = pairs.map(({ pair, index }) => ask(pair, index, join))
  printBoth(
    name,
    shown.filter(({ pair }) => pair.every(hasAnswer)),
  )
  printMixed(
    name,
    shown.filter(({ pair }) => pair.filter(hasAnswer).length === 1),
  )
}

/** Questions of one sentence, each with the next one of a shuffled list. */
function pairsOf(questions: readonly Question[]): Pair[] {
  const random = seeded(SEED)
  const list = questions
    .filter(({ turns: [turn = '', ...others] }) => others.length === 0 && /^[^?]+\?$/.test(turn.trim()))
    .map(question => ({ question, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ question }) => question)
  return list.flatMap((question, at): Pair[] => {
    const next = list[at + 1]
    return next === undefined ? [] : [[question, next]]
  })
}

function hasAnswer({ gold }: Question): boolean {
  return gold.length > 0
}

function joined(pair: Pair): string {
  return pair.map(({ turns }) => turns[0]?.trim()).join(' ')
}

function asOne(pair: Pair): string {
  return joined(pair).replace('?', ',')
}

function ask(pair: Pair, index: SearchIndex, join: (pair: Pair) => string): Shown {
  const answer = lastAnswer(answererOver(index), index, [join(pair)])
  const { parts } = answer
  const shown = (parts ?? [answer]).flatMap(part => hitsOf(part).slice(0, parts === undefined ? AS_ONE : 1))
  const passages = shown.map(({ passage }) => ({ passage, shown: passage.text }))
  const right = pair.map(question => rankOf(question, passages) !== null)
  const isFalse =
    parts === undefined
      ? answer.outcome === 'found' && !right.includes(true)
      : parts.some((part, at) => part.outcome === 'found' && pair[at] !== undefined && !hasAnswer(pair[at]))
  return { pair, isApart: parts !== undefined, right, isFalse }
}

function answererOver(index: SearchIndex): Answerer {
  const answerer = answerers.get(index) ?? new Answerer({ ...toolsOver(index, 'meaning'), tuning: TUNING })
  answerers.set(index, answerer)
  return answerer
}

function hitsOf(answer: Answer): readonly Hit[] {
  return answer.outcome === 'found' ? answer.hits : []
}

function printBoth(name: string, shown: readonly Shown[]): void {
  const count = (wanted: number) =>
    shown.filter(({ right }) => right.filter(Boolean).length === wanted).length
  const apart = shown.filter(({ isApart }) => isApart).length
  row([name, ...[shown.length, apart, count(2), count(1), count(0)].map(String)], 34, 12)
}

function printMixed(name: string, shown: readonly Shown[]): void {
  const right = shown.filter(one => one.right.includes(true)).length
  const wrong = shown.filter(({ isFalse }) => isFalse).length
  process.stdout.write(
    `  ${name}, one without an answer: ${shown.length} messages, right ${right}, answered falsely ${wrong}\n`,
  )
}
