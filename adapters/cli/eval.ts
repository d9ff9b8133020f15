/** `eval`: scores question files, each question over its own site. */

import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { after, askedAlone, NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import { Debate } from '../../src/debate/debate.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import {
  type Question,
  type Result,
  readQuestions,
  score,
  summarize,
} from '../../src/evaluation/evaluation.ts'
import { type SheetResult, scoreSheet } from '../../src/evaluation/sheets.ts'
import type { Answer } from '../../src/model.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { completeMeaning, openLexicon, openMeaning } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { printedRanks } from '../sheet/pages.ts'
import { printSheets, sheetsToJson } from './eval-sheets.ts'
import { openSettings, readOptions } from './session.ts'
import type { Output, Streams } from './streams.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  misses: { type: 'boolean' },
  content: { type: 'string', multiple: true },
  sites: { type: 'string' },
} as const

interface Report {
  readonly file: string
  readonly results: readonly Result[]
  readonly sheets: readonly SheetResult[]
}

export async function evaluate(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  if (positionals.length === 0) throw new UsageError('The file of questions is missing: doslova eval FILE...')
  const lexicon = openLexicon()
  const { meaning: settings, dataDir } = await openSettings(env)
  const meaning = openMeaning(settings, { saveTo: dataDir })
  const engines = new Map<string, Engine>()
  const engineOver = async (folders: readonly string[]) => {
    const key = folders.join(':')
    const known = engines.get(key)
    if (known !== undefined) return known
    const engine = new Engine({ folders, lexicon, today: new Date(), ...(meaning && { meaning }) })
    engines.set(key, engine)
    await completeMeaning(engine, errors)
    return engine
  }
  const reports: Report[] = []
  for (const file of positionals) {
    const results: Result[] = []
    const sheets: SheetResult[] = []
    for (const question of open(file)) {
      const engine = await engineOver(foldersOf(question, file, values))
      if (question.isTopic) sheets.push(await sheetOf(engine, question))
      else results.push(await ask(engine, lexicon, question))
    }
    reports.push({ file, results, sheets })
  }
  const misses = values.misses === true
  if (values.json === true) output.write(`${JSON.stringify(reports.map(toJson), null, 2)}\n`)
  else
    for (const report of reports) {
      if (report.results.length > 0) print(output, report, misses)
      if (report.sheets.length > 0) printSheets(output, report.file, report.sheets, misses)
    }
  return EXIT.ok
}

function open(file: string): Question[] {
  try {
    return readQuestions(file)
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

/** The folder of a question: given, or beside the file as `../corpora/<site>` and `../seeds`. */
function foldersOf(
  question: Question,
  file: string,
  given: { content?: string[]; sites?: string },
): readonly string[] {
  if (given.content !== undefined) {
    const absent = given.content.find(folder => !existsSync(folder))
    if (absent !== undefined) throw new UsageError(`The content folder ${absent} does not exist.`)
    return given.content
  }
  const beside = resolve(dirname(file), '..')
  const folder =
    question.site === null
      ? join(beside, 'seeds')
      : join(given.sites ?? join(beside, 'corpora'), question.site)
  if (!existsSync(folder))
    throw new UsageError(
      `${file}: ${question.id} asks over ${folder}, which does not exist. Use --sites or --content.`,
    )
  return [folder]
}

/** Asks all turns of a conversation; the answer to the last one is scored. */
async function ask(engine: Engine, { gazetteer }: Lexicon, question: Question): Promise<Result> {
  let conversation = NEW_CONVERSATION
  let answer: Answer | null = null
  for (const turn of question.turns) {
    const place = gazetteer.named(conversation.place ?? '')
    answer = await engine.answer(turn, { previous: conversation.previous, ...(place && { place }) })
    conversation = after(conversation, askedAlone(turn, conversation.place), answer)
  }
  if (answer === null) throw new UsageError(`${question.id} has no turns.`)
  return score(question, answer)
}

async function sheetOf(engine: Engine, question: Question): Promise<SheetResult> {
  const debate = new Debate(engine, engine.duplicates)
  const sheet = await debate.sheet(question.turns.join(' '))
  return scoreSheet(question, sheet, printedRanks(sheet))
}

function toJson({ file, results, sheets }: Report) {
  if (sheets.length > 0 && results.length === 0) return sheetsToJson(file, sheets)
  const styles = Object.groupBy(results, result => result.question.style)
  return {
    file,
    ...summarize(results),
    styles: Object.fromEntries(Object.entries(styles).map(([style, list]) => [style, summarize(list ?? [])])),
    questions: results.map(({ question, answer, rank, excerptRank, screenRank }) => ({
      id: question.id,
      outcome: answer.outcome,
      ...{ rank, excerptRank, screenRank },
    })),
  }
}

const COLUMNS = [
  ...(['hit1', 'hit3', 'hit5', 'mrr', 'excerpt1', 'excerpt3'] as const),
  ...(['onScreen1', 'onScreen3', 'lost', 'falseNoes'] as const),
] as const
const TITLES = [
  ...['hit@1', 'hit@3', 'hit@5', 'MRR', 'excerpt@1', 'excerpt@3'],
  ...['screen@1', 'screen@3', 'lost', 'false noes'],
]

function print(output: Output, { file, results }: Report, misses: boolean): void {
  const total = summarize(results)
  const write = (cells: readonly string[]) =>
    output.write(
      `${cells
        .map((cell, at) => cell.padEnd(at === 0 ? 16 : 10))
        .join(' ')
        .trimEnd()}\n`,
    )
  const row = (name: string, list: readonly Result[]) => {
    const summary = summarize(list)
    if (summary.answerable > 0)
      write([name, String(summary.answerable), ...COLUMNS.map(column => summary[column].toFixed(3))])
  }
  output.write(`\n${file}\n`)
  write(['style', 'questions', ...TITLES])
  row('all', results)
  for (const [style, list] of Object.entries(Object.groupBy(results, result => result.question.style)))
    row(style, list ?? [])
  if (total.unanswerable > 0)
    output.write(
      `false answers ${total.falseAnswers.toFixed(3)} of ${total.unanswerable} questions without an answer\n`,
    )
  if (misses) for (const result of results) printMiss(output, result)
}

function printMiss(output: Output, { question, answer, rank }: Result): void {
  const wrong = question.gold.length > 0 ? rank !== 1 : answer.outcome === 'found'
  if (!wrong) return
  output.write(
    `\n${question.id} [${question.style}] ${question.turns.join(' → ')}\n  ${answer.outcome}, rank ${rank ?? '-'}\n`,
  )
  if (answer.outcome === 'found') {
    for (const { passage, score: value, matched } of answer.hits.slice(0, 2)) {
      output.write(
        `  ${value.toFixed(2)} ${passage.code} ${passage.source.file} (${matched.join(', ')})\n       ${passage.text.slice(0, 160)}\n`,
      )
    }
  }
  const gold = question.gold[0]
  if (gold === undefined) return
  output.write(`  expected ${'code' in gold ? gold.code : `${gold.file}: ${gold.contains}`}\n`)
}
