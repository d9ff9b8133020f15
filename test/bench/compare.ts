/**
 * Our search beside others on the same passages and questions: quality by style, and time for a question.
 *
 *   npm run compare -- --corpora DIR QUESTIONS... [--svg FILE]
 *
 * Every question is asked over its own site, a subfolder of `--corpora`. Other systems cannot say no, so ours is made
 * to answer always.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Question, rankOf } from '../../src/evaluation/evaluation.ts'
import type { Passage } from '../../src/model.ts'
import { TUNING } from '../../src/search/tuning.ts'
import { groupedBars } from './chart.ts'
import { quantile, row } from './figures.ts'
import { LEXICON } from './lexicon.ts'
import { installPeers } from './peers/install.ts'
import { hasLucene, lucene } from './peers/lucene.ts'
import { hasSnowball, snowball } from './peers/snowball.ts'
import { engineWithout, NEVER_NO } from './replacing.ts'
import { questionsBySite } from './sites.ts'
import { miniSearch, orama, type System, sqlite } from './systems.ts'

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string' }, svg: { type: 'string' } },
  allowPositionals: true,
})
const ALWAYS = { ...TUNING, answer: { ...TUNING.answer, tail: 0, termCoverage: 0 } }
const DEPTH = 5

const { Engine } = await engineWithout(NEVER_NO)
installPeers()
const bySite = questionsBySite(positionals)
const questions = [...bySite.values()].flat().filter(isAsked)
const ranks = new Map<string, Map<Question, number | null>>()
const times = new Map<string, number[]>()

for (const [site, asked] of bySite) {
  const folders = [join(values.corpora ?? '.', site)]
  const engine = new Engine({ folders, lexicon: LEXICON, today: new Date(), tuning: ALWAYS })
  for (const system of await systemsOver(engine, asked.filter(isAsked))) {
    await ask(system, [...engine.passages], asked.filter(isAsked))
    system.close?.()
  }
}
report()

/** Those with an answer, asked alone. */
function isAsked({ gold, turns }: Question): boolean {
  return gold.length > 0 && turns.length === 1
}

/** Lucene and Snowball are left out where `peers/install.sh` does not get them. */
async function systemsOver(
  engine: InstanceType<typeof Engine>,
  asked: readonly Question[],
): Promise<System[]> {
  const passages = [...engine.passages]
  const at = new Map(passages.map(({ code }, index) => [code, index]))
  const ours: System = {
    name: 'Doslova',
    find: async question => {
      const answer = await engine.answer(question)
      return answer.outcome === 'found' ? answer.hits.map(hit => at.get(hit.passage.code) ?? -1) : []
    },
  }
  return [
    ours,
    miniSearch('MiniSearch', passages, {}),
    miniSearch('MiniSearch fuzzy', passages, { fuzzy: 0.2, prefix: true }),
    sqlite('SQLite FTS5', passages),
    await orama(passages),
    ...(hasSnowball()
      ? [
          snowball(
            passages,
            asked.map(({ turns }) => turns.at(-1) ?? ''),
          ),
        ]
      : []),
    ...(hasLucene() ? [lucene(passages)] : []),
  ]
}

async function ask(system: System, passages: readonly Passage[], asked: readonly Question[]): Promise<void> {
  const known = ranks.get(system.name) ?? new Map()
  const spent = times.get(system.name) ?? []
  ranks.set(system.name, known)
  times.set(system.name, spent)
  for (const { turns } of asked) await system.find(turns.at(-1) ?? '', DEPTH)
  for (const question of asked) {
    const started = performance.now()
    const found = await system.find(question.turns.at(-1) ?? '', DEPTH)
    spent.push(performance.now() - started)
    const shown = found.flatMap(index => {
      const passage = passages[index]
      return passage === undefined ? [] : [{ passage, shown: passage.text }]
    })
    known.set(question, rankOf(question, shown))
  }
}

function hit(name: string, asked: readonly Question[], depth: number): number {
  const known = ranks.get(name)
  return (
    asked.filter(question => (known?.get(question) ?? Number.POSITIVE_INFINITY) <= depth).length /
    asked.length
  )
}

function report(): void {
  const styles = [...Map.groupBy(questions, question => question.style)].filter(
    ([, asked]) => asked.length >= 5,
  )
  const print = (cells: readonly string[]) => row(cells, 18, 13)
  print(['', 'hit@1', 'hit@3', 'hit@5', 'p50 ms', 'p99 ms', ...styles.map(([style]) => style)])
  for (const name of ranks.keys()) {
    const spent = times.get(name) ?? []
    print([
      name,
      ...[1, 3, 5].map(depth => hit(name, questions, depth).toFixed(3)),
      quantile(spent, 0.5).toFixed(2),
      quantile(spent, 0.99).toFixed(2),
      ...styles.map(([, asked]) => hit(name, asked, 1).toFixed(2)),
    ])
  }
  if (values.svg === undefined) return
  const groups = [['all', questions] as const, ...styles].map(([label, asked]) => ({
    label: `${label} (${asked.length})`,
    values: [...ranks.keys()].map(name => hit(name, asked, 1)),
  }))
  writeFileSync(
    values.svg,
    groupedBars('Right paragraph first (hit@1), by style of question', [...ranks.keys()], groups),
  )
}
