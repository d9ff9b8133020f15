/**
 * What each mechanism of the search gives.
 *
 *   npm run ablation -- --corpora DIR QUESTIONS... [--behaviours FILE]...
 *
 * The first table has the order of passages alone: everything without a mechanism, and plain stems with it alone, where
 * every question gets an answer. The second has everything without a mechanism as it is shipped, noes and all. Each
 * question is asked over its own site, a subfolder of `--corpora`; questions without a site are left out. The third
 * counts for files of behaviours how many hold, by kind.
 */

import { parseArgs } from 'node:util'
import { Frames } from '../../src/czech/frames.ts'
import { type Result, type Summary, summarize } from '../../src/evaluation/evaluation.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { type Behaviour, holds, indexesFor, readBehaviours, sitesOf } from './behaviours.ts'
import { row } from './figures.ts'
import { LEXICON } from './lexicon.ts'
import { answerWithout, NEVER_NO, type Replaced } from './replacing.ts'
import { ask, indexSites, questionsBySite, toolsOver } from './sites.ts'

type Change = (tuning: Tuning) => Tuning

/** Weights of one part of the tuning, set to others. */
function weights<Part extends keyof Tuning>(part: Part, change: Partial<Tuning[Part]>): Change {
  return tuning => ({ ...tuning, [part]: { ...tuning[part], ...change } })
}

/** How each mechanism that finds and orders passages is switched off. */
const OFF: Readonly<Record<string, Change>> = {
  'word families (root)': weights('levels', { root: 0, headRoot: 0 }),
  'titles and headings': weights('levels', { headStem: 0, headRoot: 0, headConcept: 0 }),
  'concepts of the thesaurus': weights('levels', { concept: 0, headConcept: 0, narrower: 0 }),
  'narrower concepts': weights('levels', { narrower: 0 }),
  'hints (shared words of concepts)': weights('association', { concepts: 0 }),
  'correction of typing errors': weights('typo', { candidates: 0 }),
  'verbs and plain words weigh less': weights('levels', {
    ...{ plainVerb: 1, plainWord: 1, weakWord: 1, unknownWord: 1 },
  }),
  'best sentence': weights('ranking', { sentence: 0 }),
  proximity: weights('ranking', { proximity: 0 }),
  BM25: weights('ranking', { bm25: 0 }),
  'wanted kind of answer': weights('ranking', { want: 0 }),
  meaning: weights('ranking', { meaning: 0, nearest: 0 }),
  'form of the text': weights('ranking', { commitment: 0, context: 0, internal: 0, short: 0, yearStep: 0 }),
}

interface Setting {
  readonly tuning: Tuning
  readonly frames: Frames
  readonly without: readonly Replaced[]
  readonly by: 'words' | 'meaning'
}

const SHIPPED: Setting = { tuning: TUNING, frames: LEXICON.frames, without: [], by: 'meaning' }
const without = (...names: Replaced[]): Setting => ({ ...SHIPPED, without: names })
const tuned = (change: Change): Setting => ({ ...SHIPPED, tuning: change(TUNING) })

/** How each mechanism that reads a question and decides about its answer is switched off. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  meaning: { ...SHIPPED, by: 'words' },
  'meaning in the order': tuned(weights('ranking', { meaning: 0, nearest: 0 })),
  'meaning in the confidence': tuned(weights('confidence', { meaning: null })),
  'words of the frame': { ...SHIPPED, frames: new Frames() },
  'asides: laws, years to come': without('law', 'years'),
  'asides: clauses on who asks': without('circumstance'),
  'order by words beside the subject': tuned(weights('ranking', { besides: 0 })),
  'noise removed': without('noise'),
  'very place first': without('scope'),
  'names never corrected': without('names'),
  'unknown names weigh in full': tuned(weights('levels', { unknownName: TUNING.levels.unknownWord })),
  'no answer on unsure words': without('sure'),
  'missing detail is no answer': without('missing'),
  'wanted detail, rank and all': { ...tuned(weights('ranking', { want: 0 })), without: ['missing'] },
  premise: without('premise'),
  'shares of plain words and verbs': tuned(weights('confidence', { verb: 1, word: 1, unknown: 1 })),
  'forms of follow-ups': without('reading'),
  'close passages': tuned(weights('answer', { policy: Number.POSITIVE_INFINITY })),
}

type Columns = Readonly<Record<string, keyof Summary>>

const ORDER: Columns = { 'hit@1': 'hit1', 'hit@3': 'hit3', 'hit@5': 'hit5', 'excerpt@1': 'excerpt1' }
const DECISION: Columns = {
  ...{ 'hit@1': 'hit1', 'hit@3': 'hit3', 'screen@1': 'onScreen1', lost: 'lost' },
  ...{ 'false noes': 'falseNoes', 'false answers': 'falseAnswers' },
}

const { values, positionals } = parseArgs({
  options: { corpora: { type: 'string' }, behaviours: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
})
const bySite = questionsBySite(positionals)
const indexes = indexSites(values.corpora ?? '.', bySite.keys())

if (positionals.length > 0) {
  await orderAlone()
  await asShipped()
}
if (values.behaviours.length > 0) await behaving(readBehaviours(values.behaviours))

/** Everything of `TUNING` that switching `off` changes, put back into `tuning`. */
function restore(tuning: Tuning, off: Change): Tuning {
  const bare = off(TUNING)
  const parts = Object.keys(TUNING) as (keyof Tuning)[]
  const restored = parts.map(part => {
    const full = TUNING[part] as Record<string, number>
    const less = bare[part] as Record<string, number>
    const changed = Object.keys(full).filter(name => full[name] !== less[name])
    return [part, { ...tuning[part], ...Object.fromEntries(changed.map(name => [name, full[name]])) }]
  })
  return Object.fromEntries(restored) as Tuning
}

async function measure({ tuning, frames, without, by }: Setting): Promise<Result[]> {
  const { Answerer } = await answerWithout(without)
  return [...indexes].flatMap(([site, index]) => {
    const answerer = new Answerer({ ...toolsOver(index, by), frames, tuning })
    return (bySite.get(site) ?? []).map(question => ask(answerer, index, question))
  })
}

/** Every question that has an answer gets one. */
async function orderAlone(): Promise<void> {
  const always: Change = weights('answer', { tail: 0, termCoverage: 0 })
  const nothing = Object.values(OFF).reduce<Change>((all, off) => tuning => off(all(tuning)), always)
  const line = async (name: string, tuning: Tuning) =>
    print(name, summarize(await measure({ ...SHIPPED, tuning, without: NEVER_NO })), ORDER)
  const asked = [...bySite.values()].flat().filter(({ gold }) => gold.length > 0)
  header(`${asked.length} questions with an answer`, ORDER)
  await line('everything', always(TUNING))
  for (const [name, off] of Object.entries(OFF)) await line(`without ${name}`, off(always(TUNING)))
  await line('stems alone', nothing(TUNING))
  for (const [name, off] of Object.entries(OFF))
    await line(`stems and ${name}`, restore(nothing(TUNING), off))
}

async function asShipped(): Promise<void> {
  const everything = summarize(await measure(SHIPPED))
  header(`${everything.answerable} and ${everything.unanswerable} without an answer`, DECISION)
  print('everything', everything, DECISION)
  for (const [name, setting] of Object.entries(SETTINGS))
    print(`without ${name}`, summarize(await measure(setting)), DECISION)
}

/** How many behaviours of each kind hold. */
async function behaving(behaviours: readonly Behaviour[]): Promise<void> {
  const overSites = indexesFor(behaviours, values.corpora ?? '.')
  const kinds = [...new Set(behaviours.map(({ kind }) => kind))]
  const line = async (name: string, { tuning, frames, without, by }: Setting) => {
    const { Answerer } = await answerWithout(without)
    const answerers = new Map(
      [...overSites].map(([sites, index]) => [
        sites,
        new Answerer({ ...toolsOver(index, by), frames, tuning }),
      ]),
    )
    const held = behaviours.map(behaviour => {
      const [answerer, index] = [answerers.get(sitesOf(behaviour)), overSites.get(sitesOf(behaviour))]
      const isAsked = answerer !== undefined && index !== undefined
      return { kind: behaviour.kind, good: isAsked ? holds(answerer, index, behaviour) : null }
    })
    const counts = kinds.map(kind => {
      const list = held.filter(each => each.kind === kind && each.good !== null)
      return `${list.filter(({ good }) => good).length}/${list.length}`
    })
    row([name, ...counts], 48, 13)
  }
  process.stdout.write('\n')
  row([`${behaviours.length} behaviours`, ...kinds], 48, 13)
  await line('everything', SHIPPED)
  for (const [name, setting] of Object.entries(SETTINGS)) await line(`without ${name}`, setting)
}

function header(title: string, columns: Columns): void {
  process.stdout.write('\n')
  row([title, ...Object.keys(columns)], 48, 11)
}

function print(name: string, summary: Summary, columns: Columns): void {
  row([name, ...Object.values(columns).map(column => summary[column].toFixed(3))], 48, 11)
}
