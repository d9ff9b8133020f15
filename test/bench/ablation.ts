/**
 * What each mechanism of the search gives: everything without it, and plain stems with it alone.
 *
 *   npm run ablation -- --corpora DIR QUESTIONS...
 *
 * Questions without a site are left out. Abstention is off, so that only the order of passages is measured.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Engine } from '../../src/engine/engine.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { type Result, readQuestions, score, summarize } from '../../src/evaluation/evaluation.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { row } from './figures.ts'

type Change = (tuning: Tuning) => Tuning

const levels =
  (change: Partial<Tuning['levels']>): Change =>
  tuning => ({ ...tuning, levels: { ...tuning.levels, ...change } })
const ranking =
  (change: Partial<Tuning['ranking']>): Change =>
  tuning => ({ ...tuning, ranking: { ...tuning.ranking, ...change } })
const typo =
  (change: Partial<Tuning['typo']>): Change =>
  tuning => ({ ...tuning, typo: { ...tuning.typo, ...change } })
const association =
  (change: Partial<Tuning['association']>): Change =>
  tuning => ({ ...tuning, association: { ...tuning.association, ...change } })

/** How each mechanism is switched off. */
const OFF: Readonly<Record<string, Change>> = {
  'word families (root)': levels({ root: 0, headRoot: 0 }),
  'titles and headings': levels({ headStem: 0, headRoot: 0, headConcept: 0 }),
  'concepts of the thesaurus': levels({ concept: 0, headConcept: 0, narrower: 0 }),
  'narrower concepts': levels({ narrower: 0 }),
  'hints (shared words of concepts)': association({ concepts: 0 }),
  'correction of typing errors': typo({ candidates: 0 }),
  'verbs and plain words weigh less': levels({ plainVerb: 1, plainWord: 1, weakWord: 1, unknownWord: 1 }),
  'best sentence': ranking({ sentence: 0 }),
  proximity: ranking({ proximity: 0 }),
  BM25: ranking({ bm25: 0 }),
  'wanted kind of answer': ranking({ want: 0 }),
  'form of the text': ranking({ commitment: 0, context: 0, short: 0, yearStep: 0 }),
}

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string' } },
  allowPositionals: true,
})
const lexicon = readLexicon(join(fileURLToPath(new URL('../../', import.meta.url)), 'lexicon'))
const questions = positionals
  .flatMap(file => readQuestions(file))
  .filter(({ gold, site }) => gold.length > 0 && site !== null)
const always: Change = tuning => ({
  ...tuning,
  answer: { ...tuning.answer, confidence: 0, tail: 0, termCoverage: 0 },
})
const nothing = Object.values(OFF).reduce<Change>((all, off) => tuning => off(all(tuning)), always)

/** Everything of `TUNING` that switching `off` changes, put back into `tuning`. */
function restore(tuning: Tuning, off: Change): Tuning {
  const without = off(TUNING)
  const parts = Object.keys(TUNING) as (keyof Tuning)[]
  const restored = parts.map(part => {
    const full = TUNING[part] as Record<string, number>
    const bare = without[part] as Record<string, number>
    const changed = Object.keys(full).filter(name => full[name] !== bare[name])
    return [part, { ...tuning[part], ...Object.fromEntries(changed.map(name => [name, full[name]])) }]
  })
  return Object.fromEntries(restored) as Tuning
}

async function measure(name: string, tuning: Tuning): Promise<void> {
  const engines = new Map<string, Engine>()
  const results: Result[] = []
  for (const question of questions) {
    const folder = join(values.corpora ?? '.', question.site ?? '')
    const engine =
      engines.get(folder) ?? new Engine({ folders: [folder], lexicon, today: new Date(), tuning })
    engines.set(folder, engine)
    results.push(score(question, await engine.answer(question.turns.at(-1) ?? '')))
  }
  const { hit1, hit3, hit5, excerpt1 } = summarize(results)
  print([name, ...[hit1, hit3, hit5, excerpt1].map(value => value.toFixed(3))])
}

function print(cells: readonly string[]): void {
  row(cells, 48, 10)
}

print([`${questions.length} questions`, 'hit@1', 'hit@3', 'hit@5', 'excerpt@1'])
await measure('everything', always(TUNING))
for (const [name, off] of Object.entries(OFF)) await measure(`without ${name}`, off(always(TUNING)))
await measure('stems alone', nothing(TUNING))
for (const [name, off] of Object.entries(OFF))
  await measure(`stems and ${name}`, restore(nothing(TUNING), off))
