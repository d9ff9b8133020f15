/**
 * What was judged by hand against what is found in the passages of some folders.
 *
 *   npm run judged -- --table FILE --content DIR... [--meaning]
 *
 * Rows of a table have tabs between their cells: `figure CODE WORDS SAID`, WORDS being those of the passage from the figure
 * on and SAID such as `count 40 bytů at-least`, one row without either for a passage that has none; `term CODE SENTENCE
 * yes|no`, the beginning of a sentence that promises something by a date or does not; `named CODE PARTS`, of `law`,
 * `programme`, `institution`, `place`, or `-`; `holds CODE PARTS`, of these and `sum`, `share`, `count`, `date`, `term`;
 * `pair PROMISE FACT yes|no`, whether a fact belongs beside a promise.
 */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { concreteParts } from '../../src/figures/concrete.ts'
import type { Figure } from '../../src/figures/figure.ts'
import { figuresIn } from '../../src/figures/figures.ts'
import { namedIn } from '../../src/figures/named.ts'
import { promisedBy } from '../../src/figures/promises.ts'
import type { Passage } from '../../src/model.ts'
import { counterpartOf } from '../../src/search/counterpart.ts'
import { row } from './figures.ts'
import { LEXICON } from './lexicon.ts'
import { vectorsOf } from './meaning.ts'
import { indexOf } from './sites.ts'

const { values } = parseArgs({
  options: {
    table: { type: 'string' },
    content: { type: 'string', multiple: true },
    meaning: { type: 'boolean' },
  },
})
if (values.table === undefined) throw new Error('Say which table: --table FILE.')
const index = indexOf(values.content ?? ['content'])
/** The letters of a code stay where a paragraph stands in several sites that are read together. */
const lettersOf = (code: string) => code.slice(code.indexOf('-') + 1)
const byLetters = new Map([...index.passages].map(passage => [lettersOf(passage.code), passage]))
const tools = { index, ...LEXICON, ...(values.meaning && { vectors: vectorsOf(index) }) }
const rows = readFileSync(values.table, 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split('\t'))
const rowsOf = (kind: string) => rows.filter(cells => cells[0] === kind)

/** Prints how much of what is wanted is found, how much of what is found is wanted, and what differs. */
function compare(kind: string, wanted: ReadonlySet<string>, found: ReadonlySet<string>): void {
  if (wanted.size + found.size === 0) return
  const missed = [...wanted].filter(one => !found.has(one))
  const wrong = [...found].filter(one => !wanted.has(one))
  const right = wanted.size - missed.length
  row([kind, `found ${right} of ${wanted.size}`, `right ${right} of ${found.size}`], 10, 22)
  for (const one of missed) row(['  missed', one])
  for (const one of wrong) row(['  wrong', one])
}

function passageOf(code: string): Passage {
  const passage = byLetters.get(lettersOf(code))
  if (passage === undefined) throw new Error(`${values.table}: there is no passage ${code}.`)
  return passage
}

const saidOf = ({ kind, from, to, unit, bound }: Figure) =>
  [kind, from === to ? Math.round(from * 100) / 100 : `${from}–${to}`, unit, bound].join(' ')

function figures(): void {
  const wanted = new Set<string>()
  const found = new Set<string>()
  for (const [, code = '', words = '', said = ''] of rowsOf('figure')) {
    const { text } = passageOf(code)
    if (words !== '') wanted.add(`${code} ${text.indexOf(words)} ${said}`)
    for (const figure of figuresIn(text))
      if (figure.kind !== 'date') found.add(`${code} ${figure.at.from} ${saidOf(figure)}`)
  }
  compare('figures', wanted, found)
}

function terms(): void {
  const wanted = new Set<string>()
  const found = new Set<string>()
  for (const [, code = '', sentence = '', judged] of rowsOf('term')) {
    const passage = passageOf(code)
    const isFound = promisedBy(passage).some(({ deadline }) =>
      passage.text.startsWith(sentence, deadline.sentence.from),
    )
    if (judged === 'yes') wanted.add(`${code} ${sentence}`)
    if (isFound) found.add(`${code} ${sentence}`)
  }
  compare('terms', wanted, found)
}

/** Found and right of each mark: `obsahuje: částku, termín`. */
function held(): void {
  const wanted = new Map<string, Set<string>>()
  const found = new Map<string, Set<string>>()
  const put = (sets: Map<string, Set<string>>, part: string, code: string) =>
    sets.set(part, new Set([...(sets.get(part) ?? []), code]))
  for (const [, code = '', parts = ''] of rowsOf('holds')) {
    const { text, source } = passageOf(code)
    const home = { year: source.election?.year ?? source.year, place: source.place }
    for (const part of parts.split(' ')) if (part !== '-') put(wanted, part, code)
    for (const part of concreteParts(text, home)) put(found, part, code)
  }
  for (const part of new Set([...wanted.keys(), ...found.keys()]))
    compare(part, wanted.get(part) ?? new Set(), found.get(part) ?? new Set())
}

function named(): void {
  const wanted = new Set<string>()
  const found = new Set<string>()
  for (const [, code = '', parts = ''] of rowsOf('named')) {
    const { text, source } = passageOf(code)
    for (const part of parts.split(' ')) if (part !== '-') wanted.add(`${code} ${part}`)
    for (const part of namedIn(text, source.place)) found.add(`${code} ${part}`)
  }
  compare('named', wanted, found)
}

/** Of the pairs judged: those that belong together against those that are offered from either side. */
function pairs(): void {
  const wanted = new Set<string>()
  const found = new Set<string>()
  for (const [, promise = '', fact = '', judged] of rowsOf('pair')) {
    const isOffered = [
      [promise, fact],
      [fact, promise],
    ].some(
      ([one = '', other = '']) =>
        lettersOf(counterpartOf(passageOf(one), tools)?.code ?? '') === lettersOf(other),
    )
    if (judged === 'yes') wanted.add(`${promise} ${fact}`)
    if (isOffered) found.add(`${promise} ${fact}`)
  }
  compare('pairs', wanted, found)
}

figures()
terms()
named()
held()
pairs()
