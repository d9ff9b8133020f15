/** What each process of the scale benchmark is told on standard input, and how it measures: by the time of processors. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Lexicon, readLexicon } from '../../src/engine/lexicon.ts'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { median, quantile } from './figures.ts'

export interface ScaleTask {
  readonly folders: readonly string[]
  /** File of questions. */
  readonly questions: string
  /** Passages. */
  readonly size: number
  /** Where the index and the vectors are kept. */
  readonly saveTo: string
  /** Whether meaning is looked at. */
  readonly meaning: boolean
  readonly peer: string
}

export interface Times {
  readonly p50: number
  readonly p99: number
}

/** Questions asked before any is measured. */
const WARMING = 20
const ROUNDS = 3

export function readTask(): ScaleTask {
  return JSON.parse(readFileSync(0, 'utf8')) as ScaleTask
}

/** The shipped lexicon, as a bot reads it at its second start. */
export function lexiconOf({ saveTo }: ScaleTask): Lexicon {
  return readLexicon(fileURLToPath(new URL('../../lexicon', import.meta.url)), saveTo)
}

export function report(measured: object): void {
  process.stdout.write(JSON.stringify(measured))
}

/** Milliseconds that processors spent on this process, all of its threads. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * The middle question and the slowest hundredth, in milliseconds of `clock`. All are asked three times, and of each the middle
 * time counts: what collects garbage beside one of them is none of its own.
 */
export async function timesOf(
  { questions: file }: ScaleTask,
  ask: (question: string) => unknown,
  clock = cpuMs,
): Promise<Times> {
  const questions = readQuestions(file).map(({ turns }) => turns.at(-1) ?? '')
  for (const question of questions.slice(0, WARMING)) await ask(question)
  const rounds = questions.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, question] of questions.entries()) {
      const started = clock()
      await ask(question)
      rounds[at]?.push(clock() - started)
    }
  }
  const times = rounds.map(median)
  return { p50: median(times), p99: quantile(times, 0.99) }
}
