/** Scoring of question sets: how often the right paragraph comes first, and how often a no is right. */

import { readFileSync } from 'node:fs'
import type { Answer, Passage } from '../model.ts'
import { sourcesOf } from '../passages/sources.ts'
import { shownOf } from '../reply/quote.ts'

/** One acceptable paragraph: a file, and 15 to 90 characters that stand in it; or the code of its passage. */
type Place = { readonly file: string; readonly contains: string } | { readonly code: string }

/** With `alt`, others that are as good. */
export type Gold = Place & { readonly alt?: readonly Place[] }

export interface Question {
  readonly id: string
  /** Folder of the site to ask, or null for the folder of texts without a site. */
  readonly site: string | null
  /** Turns of a conversation; the last one is scored. */
  readonly turns: readonly string[]
  readonly type: string
  readonly style: string
  readonly gold: readonly Gold[]
  /** Asks for a sheet with all of its gold, not for an answer. */
  readonly isTopic: boolean
}

export interface Result {
  readonly question: Question
  readonly answer: Answer
  /** Rank of the first gold passage, from 1, or null. */
  readonly rank: number | null
  /** The same for what is shown of it. */
  readonly excerptRank: number | null
  /** The same over what is on the screen: the answer, or else the passages that are shown as close ones. */
  readonly screenRank: number | null
}

export interface Summary {
  readonly answerable: number
  readonly hit1: number
  readonly hit3: number
  readonly hit5: number
  readonly mrr: number
  readonly excerpt1: number
  readonly excerpt3: number
  /** Share of answerable questions whose right paragraph is shown first, as the answer or as the closest one. */
  readonly onScreen1: number
  readonly onScreen3: number
  /** Share of answerable questions whose right paragraph is not among the first three shown. */
  readonly lost: number
  /** Share of answerable questions that got no answer. */
  readonly falseNoes: number
  readonly unanswerable: number
  /** Share of unanswerable questions that got an answer. */
  readonly falseAnswers: number
}

/** Reads one question a line. Throws with file and line when a line is no question, or the file cannot be read. */
export function readQuestions(path: string): Question[] {
  const questions: Question[] = []
  for (const [index, line] of readLines(path).entries()) {
    if (line.trim() !== '') questions.push(readQuestion(line, `${path}:${index + 1}`))
  }
  return questions
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    throw new Error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? error}).`)
  }
}

function readQuestion(line: string, where: string): Question {
  const row = parseRow(line)
  if (row === null) throw new Error(`${where}: this line is not a JSON object.`)
  const single = row.question ?? row.topic
  const turns = Array.isArray(row.turns) ? row.turns.map(String) : single == null ? [] : [String(single)]
  const gold = row.gold ?? row.must_include
  if (turns.length === 0 || !Array.isArray(gold) || !gold.every(isGold)) {
    throw new Error(
      `${where}: expected "question" or "turns", and "gold" as a list of {"file", "contains"} or {"code"}.`,
    )
  }
  const followUp = Array.isArray(row.turns)
  return {
    id: String(row.id ?? where),
    site: typeof row.site === 'string' ? row.site : null,
    turns,
    type: String(row.type ?? (followUp ? 'follow-up' : 'program')),
    style: String(row.style ?? (followUp ? 'follow-up' : 'plain')),
    gold,
    isTopic: row.topic !== undefined,
  }
}

function parseRow(line: string): Record<string, unknown> | null {
  try {
    const row: unknown = JSON.parse(line)
    return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function isGold(value: unknown): value is Gold {
  if (typeof value !== 'object' || value === null) return false
  const { file, contains, code, alt = [] } = value as Record<string, unknown>
  if (!Array.isArray(alt) || !alt.every(isGold)) return false
  return typeof code === 'string' || (typeof file === 'string' && typeof contains === 'string')
}

/** Marks and markup that do not count when gold and passage are compared. */
function normalize(text: string): string {
  return text
    .replace(/<[^>]+>/g, ' ')
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Rank, from 1, of the first passage that is gold, looking at `shown` of each; null when none is. */
export function rankOf(
  question: Pick<Question, 'gold'>,
  list: readonly { passage: Passage; shown: string }[],
): number | null {
  const rank = list.findIndex(({ passage, shown }) => {
    const files = sourcesOf(passage).map(source => source.file)
    const text = normalize(shown)
    return question.gold.some(gold =>
      'code' in gold
        ? gold.code === passage.code
        : files.includes(gold.file) && text.includes(normalize(gold.contains)),
    )
  })
  return rank < 0 ? null : rank + 1
}

export function score(question: Question, answer: Answer): Result {
  const hits = answer.outcome === 'found' ? answer.hits : []
  const shown = answer.outcome === 'found' ? hits : answer.near.map(({ hit }) => hit)
  return {
    question,
    answer,
    rank: rankOf(
      question,
      hits.map(({ passage }) => ({ passage, shown: passage.text })),
    ),
    excerptRank: rankOf(
      question,
      hits.map(hit => ({ passage: hit.passage, shown: shownOf(hit.passage, hit).join(' ') })),
    ),
    screenRank: rankOf(
      question,
      shown.map(({ passage }) => ({ passage, shown: passage.text })),
    ),
  }
}

export function summarize(results: readonly Result[]): Summary {
  const answerable = results.filter(({ question }) => question.gold.length > 0)
  const unanswerable = results.filter(({ question }) => question.gold.length === 0)
  const share = (list: readonly Result[], test: (result: Result) => boolean) =>
    list.length === 0 ? 0 : list.filter(test).length / list.length
  const isAmong = (limit: number, rank: number | null) => rank !== null && rank <= limit
  return {
    answerable: answerable.length,
    hit1: share(answerable, ({ rank }) => isAmong(1, rank)),
    hit3: share(answerable, ({ rank }) => isAmong(3, rank)),
    hit5: share(answerable, ({ rank }) => isAmong(5, rank)),
    mrr:
      answerable.length === 0
        ? 0
        : answerable.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0) / answerable.length,
    excerpt1: share(answerable, ({ excerptRank }) => isAmong(1, excerptRank)),
    excerpt3: share(answerable, ({ excerptRank }) => isAmong(3, excerptRank)),
    onScreen1: share(answerable, ({ screenRank }) => isAmong(1, screenRank)),
    onScreen3: share(answerable, ({ screenRank }) => isAmong(3, screenRank)),
    lost: share(answerable, ({ screenRank }) => !isAmong(3, screenRank)),
    falseNoes: share(answerable, ({ answer }) => answer.outcome !== 'found'),
    unanswerable: unanswerable.length,
    falseAnswers: share(unanswerable, ({ answer }) => answer.outcome === 'found'),
  }
}
