/** Questions file: what an editor wants to be asked at each change, with what should be answered, in a text that people edit too. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeAtomically } from '../../../src/atomic-file.ts'
import type { AnswerSummary, State } from '../../../src/editor/answer-summary.ts'
import { MAX_QUESTION } from '../../../src/search/tuning.ts'
import { messageOf } from '../../../src/text/error-message.ts'
import { makeFolder } from '../../shared/folder.ts'

export interface WatchedQuestion {
  readonly question: string
  /** What an editor confirmed; null for what nobody has looked at. */
  readonly expected: AnswerSummary | null
}

/** Questions of a file that are asked, and bytes of it that are read. */
const MOST_QUESTIONS = 500
const MOST_BYTES = 1 << 20

const HEAD = `# Otázky, které hlídá stránka pro redakci. Jedna na řádku; co se na ni má odpovědět, stojí za tabulátorem
# (odpověď KÓD, nejblíž KÓD, nebo ne). Řádky se znakem # na začátku jsou poznámky.
`

const WORDS: Readonly<Record<State, string>> = { answer: 'odpověď', closest: 'nejblíž', no: 'ne' }
const STATES = new Map(Object.entries(WORDS).map(([state, word]) => [word, state as State]))

export class QuestionsFile {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** The questions as they stand in the file now; none where there is no file. Throws where it cannot be read. */
  read(): WatchedQuestion[] {
    return questionsIn(this.text())
  }

  /** Adds a question, or says anew what is expected of it. */
  set(question: string, expected: AnswerSummary | null): void {
    const asked = oneLine(question)
    if (asked === '' || asked.startsWith('#')) return
    const line = lineOf({ question: asked, expected })
    const lines = this.lines()
    const at = lines.findIndex(other => questionIn(other)?.question === asked)
    if (at >= 0) lines[at] = line
    else if (questionsIn(lines.join('\n')).length < MOST_QUESTIONS) lines.push(line)
    this.write(lines)
  }

  remove(question: string): void {
    const asked = oneLine(question)
    this.write(this.lines().filter(line => questionIn(line)?.question !== asked))
  }

  private lines(): string[] {
    const lines = this.text().split('\n')
    while (lines.at(-1)?.trim() === '') lines.pop()
    return lines
  }

  private text(): string {
    if (!existsSync(this.path)) return HEAD
    if (statSync(this.path).size > MOST_BYTES)
      throw new Error(`soubor ${this.path} je na seznam otázek moc velký.`)
    return readFileSync(this.path, 'utf8')
  }

  private write(lines: readonly string[]): void {
    makeFolder(dirname(this.path))
    writeAtomically(this.path, `${lines.join('\n')}\n`)
  }
}

/** Why a list cannot be read or written, in Czech. */
export function fileProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? messageOf(error) : `soubor nejde přečíst nebo zapsat (${code}).`
}

function questionsIn(text: string): WatchedQuestion[] {
  const questions = text.split('\n').flatMap(line => questionIn(line) ?? [])
  const first = new Map(questions.toReversed().map(one => [one.question, one]))
  return [...first.values()].reverse().slice(0, MOST_QUESTIONS)
}

function questionIn(line: string): WatchedQuestion | null {
  if (line.trim() === '' || line.trimStart().startsWith('#')) return null
  const [asked = '', expected = ''] = line.split('\t', 2)
  return { question: oneLine(asked), expected: summaryIn(expected) }
}

function summaryIn(text: string): AnswerSummary | null {
  const [word = '', code = ''] = text.trim().split(/\s+/)
  const state = STATES.get(word)
  if (state === undefined || (state !== 'no' && code === '')) return null
  return { state, code: state === 'no' ? null : code }
}

function lineOf({ question, expected }: WatchedQuestion): string {
  if (expected === null) return question
  return `${question}\t${[WORDS[expected.state], expected.code].filter(Boolean).join(' ')}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION)
}
