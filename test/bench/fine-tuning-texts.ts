/**
 * Writes what the sentence model is fine-tuned on: passages and questions as the program gives them to the model, in ids of pieces.
 *
 *   npm run fine-tuning-texts -- --corpora DIR --to DIR [--held-out SITE,...]
 *
 * `passages.jsonl`: {site, code, ids}. `questions.jsonl`: {site, code, kind, ids}, of `packages/sentence-model/fine-tuning/questions.jsonl`;
 * those that the program decides before it looks for anything are left out. `held-out.jsonl`: the questions of sites that the model is not
 * taught with, in the format of the question sets; `npm run fit` takes them as `--pairs`.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadModel } from '@doslova/sentence-model'
import { Answerer } from '../../src/answer/answer.ts'
import { embeddedText } from '../../src/meaning/passage-text.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { readQuestion } from './meaning.ts'
import { indexSites, toolsOver } from './sites.ts'

const WRITTEN = fileURLToPath(
  new URL('../../packages/sentence-model/fine-tuning/questions.jsonl', import.meta.url),
)

/** What was written for a paragraph: its site, its code, and questions by their kind. */
type Written = Readonly<Record<string, string>> & { readonly site: string; readonly code: string }

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '.' },
    to: { type: 'string', default: '.' },
    'held-out': { type: 'string', default: '' },
  },
})

const model = loadModel()
const written = readFileSync(WRITTEN, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Written => JSON.parse(line))
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
const heldOut = values['held-out'].split(',')
write('held-out.jsonl', written.filter(({ site }) => heldOut.includes(site)).flatMap(setQuestionsOf))

/** One that its paragraph does not answer has none; where another one does, it counts as wrong all the same. */
function setQuestionsOf({ site, code, ...kinds }: Written): object[] {
  return Object.entries(kinds).map(([style, question]) => ({
    ...{ id: `${code} ${style}`, site, question, style },
    gold: style === 'nearMiss' ? [] : [{ code }],
  }))
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
