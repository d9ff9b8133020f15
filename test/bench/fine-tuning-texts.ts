/**
 * Writes what the sentence model is fine-tuned on: passages and questions as the program gives them to the model, in ids of pieces.
 *
 *   npm run fine-tuning-texts -- --corpora DIR --to DIR [--held-out SITE,...]
 *
 * `passages.jsonl`: {site, code, ids}. `questions.jsonl`: {site, code, kind, ids}, of `packages/sentence-model/fine-tuning/questions.jsonl`;
 * those that the program decides before it looks for anything are left out. `pairs.jsonl`, for the cross-encoder: {site, code, kind, ids,
 * wrong}, of these and of `contrasts.jsonl`; `kind` is `answered` or `missed`, `wrong` the codes of other passages that are found first. `held-out.jsonl`: the questions of sites that the model is not
 * taught with, in the format of the question sets; `npm run fit` takes them as `--pairs`.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadModel } from '@doslova/sentence-model'
import { Answerer } from '../../src/answer/answer.ts'
import { wholeQuestionText } from '../../src/answer/question-text.ts'
import { aloneOf } from '../../src/answer/reading.ts'
import { embeddedText } from '../../src/meaning/passage-text.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { createRanker } from '../../src/search/rank.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { readQuestion, withModel } from './meaning.ts'
import { indexSites, toolsOver } from './sites.ts'

const FOLDER = fileURLToPath(new URL('../../packages/sentence-model/fine-tuning', import.meta.url))
/** Nothing is read beside a question: what is found first is the same. */
const UNREAD: Tuning = { ...TUNING, confidence: { ...TUNING.confidence, unsure: { from: 1, to: 0 } } }
/** So many passages beside the right one are looked at. */
const WRONG = 8

interface OfParagraph {
  readonly site: string
  readonly code: string
}

/** What was written for a paragraph: questions by their kind. */
type Written = Readonly<Record<string, string>> & OfParagraph

/** Questions that it answers, and questions like them that it does not. */
interface Contrast extends OfParagraph {
  readonly answered: readonly string[]
  readonly missed: readonly string[]
}

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '.' },
    to: { type: 'string', default: '.' },
    'held-out': { type: 'string', default: '' },
  },
})

const model = loadModel()
const written = linesOf<Written>('questions.jsonl')
const contrasts = Map.groupBy(linesOf<Contrast>('contrasts.jsonl'), ({ site }) => site)
const bySite = Map.groupBy(written, ({ site }) => site)
const sites = [...indexSites(values.corpora, bySite.keys())]

write(
  'passages.jsonl',
  sites.flatMap(([site, { passages }]) =>
    Array.from(passages, passage => ({
      ...{ site, code: passage.code },
      ids: model.tokens(`passage: ${embeddedText(passage)}`),
    })),
  ),
)
write(
  'questions.jsonl',
  sites.flatMap(([site, index]) => questionsOf(bySite.get(site) ?? [], index)),
)
write(
  'pairs.jsonl',
  sites.flatMap(([site, index]) => [
    ...pairsOf(bySite.get(site) ?? [], index),
    ...contrastsOf(contrasts.get(site) ?? [], index),
  ]),
)
const heldOut = values['held-out'].split(',')
write('held-out.jsonl', written.filter(({ site }) => heldOut.includes(site)).flatMap(setQuestionsOf))

/** One that its paragraph does not answer has none; where another one does, it counts as wrong all the same. */
function setQuestionsOf({ site, code, ...kinds }: Written): object[] {
  return Object.entries(kinds).map(([style, question]) => ({
    ...{ id: `${code} ${style}`, site, question, style },
    gold: style === 'nearMiss' ? [] : [{ code }],
  }))
}

function linesOf<Line>(name: string): Line[] {
  const lines = readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n')
  return lines.map((line): Line => JSON.parse(line))
}

/** With what is found first for each, whatever the confidence says. */
function pairsOf(list: readonly Written[], index: SearchIndex): object[] {
  const tools = { ...toolsOver(index, 'meaning'), tuning: UNREAD }
  let found: readonly string[] = []
  const ranker = createRanker(
    tools,
    Math.max(0, ...Array.from(index.passages, ({ source }) => source.year ?? 0)),
  )
  const answerer = new Answerer(tools, (query, all) => {
    const ranked = ranker(query, all)
    found = ranked.map(({ passage }) => passage.code)
    return ranked
  })
  return list.flatMap(({ site, code, ...kinds }) =>
    Object.entries(kinds).map(([kind, question]) => {
      found = []
      withModel(answerer.answering(question), index)
      const wrong = found.filter(other => other !== code).slice(0, WRONG)
      return {
        ...{ site, code, kind: kind === 'nearMiss' ? 'missed' : 'answered' },
        ...{ ids: wholeIdsOf(question, answerer, index), wrong },
      }
    }),
  )
}

function contrastsOf(list: readonly Contrast[], index: SearchIndex): object[] {
  const answerer = new Answerer({ ...toolsOver(index, 'meaning'), tuning: TUNING })
  return list.flatMap(({ site, code, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, questions]) =>
      questions.map(question => ({
        ...{ site, code, kind, ids: wholeIdsOf(question, answerer, index), wrong: [] },
      })),
    ),
  )
}

function wholeIdsOf(question: string, answerer: Answerer, index: SearchIndex): number[] {
  return model.tokens(readQuestion(wholeQuestionText(aloneOf(answerer.read(question))), index))
}

function questionsOf(list: readonly Written[], index: SearchIndex): object[] {
  const answerer = new Answerer({ ...toolsOver(index, 'meaning'), tuning: TUNING })
  return list.flatMap(({ site, code, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, question]) => {
      const { value, done } = answerer.answering(question).next()
      if (done === true || typeof value !== 'string') return []
      return [{ site, code, kind, ids: model.tokens(readQuestion(value, index)) }]
    }),
  )
}

function write(name: string, lines: readonly object[]): void {
  writeFileSync(join(values.to, name), lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  console.log(`${name}: ${lines.length}`)
}
