/** Whether answers stay the same: in another process and order, and when a question is typed without accents and capitals. */

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fold } from '../../../src/czech/fold.ts'
import type { Question } from '../../../src/evaluation/evaluation.ts'
import { FILE as VECTORS, vectorsOf } from '../meaning.ts'
import { indexOf } from '../sites.ts'

export interface AnswerFigures {
  readonly asked: number
  /** Have the same answer, byte for byte, in another process that is asked in another order. */
  readonly repeated: number
  /** Have the same outcome and first passage without accents and capitals. */
  readonly plain: number
  /** The others. */
  readonly unlike: readonly string[]
}

interface Told {
  readonly outcome: string
  readonly passages: readonly { readonly code: string }[]
}

const MAIN = fileURLToPath(new URL('../../../adapters/cli/main.ts', import.meta.url))

export function measureAnswers(
  corpora: string,
  bySite: ReadonlyMap<string, readonly Question[]>,
): AnswerFigures {
  let [asked, repeated, plain] = [0, 0, 0]
  const unlike: string[] = []
  for (const [site, all] of bySite) {
    const questions = all.filter(({ turns }) => turns.length === 1).map(({ turns }) => turns[0] ?? '')
    const folder = join(corpora, site)
    vectorsOf(indexOf([folder]))
    const first = answersOf(folder, questions)
    const second = answersOf(folder, questions.toReversed()).reverse()
    const folded = answersOf(folder, questions.map(fold))
    asked += questions.length
    for (const [at, question] of questions.entries()) {
      if (first[at] === second[at]) repeated++
      if (essence(first[at]) === essence(folded[at])) plain++
      else unlike.push(question)
    }
  }
  return { asked, repeated, plain, unlike }
}

/** What a process of its own prints for each question. */
function answersOf(folder: string, questions: readonly string[]): string[] {
  const data = mkdtempSync(join(tmpdir(), 'doslova-figures-'))
  copyFileSync(VECTORS, join(data, basename(VECTORS)))
  const { stdout, status } = spawnSync(process.execPath, [MAIN, 'ask', '--lines'], {
    input: questions.map(question => `${JSON.stringify({ question })}\n`).join(''),
    env: { PATH: process.env.PATH, CONTENT_DIRS: folder, DATA_DIR: data },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  rmSync(data, { recursive: true })
  if (status !== 0) throw new Error(`ask ended with ${status}.`)
  return stdout.trimEnd().split('\n')
}

function essence(line = '{}'): string {
  const { outcome, passages = [] } = JSON.parse(line) as Told
  return `${outcome} ${passages[0]?.code ?? ''}`
}
