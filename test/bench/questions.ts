/** What is asked in the benchmarks of platforms: as many different questions as needed, or the same few again and again. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadLibrary } from '../../src/content/library.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { readQuestions } from '../../src/evaluation/evaluation.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { seeded, zipf } from './chance.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** In the week before an election a few questions are on everybody's mind. */
const POPULAR = 150
const SEED = 20_261_120

export interface Asked {
  /** The same question never comes twice. */
  distinct(count: number): string[]
  /** Of 150 questions, the second is asked half as often as the first, the third a third as often (Zipf). */
  repeated(count: number): string[]
}

/** Reads `[--questions FILE]... [--rounds N] [--only MEASURE] [--short]`. */
export function readArguments() {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      short: { type: 'boolean', default: false },
    },
  })
  return {
    asked: readAsked(values.questions),
    rounds: Math.max(1, Number(values.rounds)),
    isShort: values.short,
    /** Runs the one that was asked for, or all of them. */
    async runAsked(measures: Readonly<Record<string, () => Promise<void>>>) {
      for (const [name, measure] of Object.entries(measures))
        if (values.only === undefined || values.only === name) await measure()
    },
  }
}

/** From files of questions, else from the headings of the shipped texts. */
export function readAsked(files: readonly string[]): Asked {
  const headings = shippedHeadings()
  const questions =
    files.length > 0
      ? files.flatMap(file => readQuestions(file)).map(({ turns }) => turns.at(-1) ?? '')
      : headings.map(heading => `Co ${heading}?`)
  const words = [...new Set(headings.join(' ').match(/\p{L}{4,}/gu))]
  const popular = questions.slice(0, POPULAR)
  return {
    distinct: count =>
      Array.from({ length: count }, (_, at) => {
        const word = words[Math.floor(at / questions.length) % words.length]
        return `${questions[at % questions.length]} ${word}`
      }),
    repeated: count => {
      const [random, placeOf] = [seeded(SEED), zipf(popular.length)]
      return Array.from({ length: count }, () => popular[placeOf(random())] ?? '')
    },
  }
}

function shippedHeadings(): string[] {
  const { gazetteer, thesaurus } = readLexicon(join(ROOT, 'lexicon'))
  const { documents } = loadLibrary([join(ROOT, 'content')], { gazetteer })
  return [
    ...new Set(
      passagesOf(documents, new Date(), thesaurus.analyzer.stopWords).flatMap(({ headings }) => headings),
    ),
  ]
}
