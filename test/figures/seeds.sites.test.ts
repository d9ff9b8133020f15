/** The two seeds on prevention, where they are at hand: every sum and count against a table that was written by hand. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Figure } from '../../src/figures/figure.ts'
import { figuresIn } from '../../src/figures/figures.ts'

const SEEDS = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url))
const FILES = existsSync(SEEDS) ? readdirSync(SEEDS) : []

/** Seed, line, the words from the figure on, kind, value, unit and bound. */
const TABLE = readFileSync(new URL('prevention.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(row => {
    const [seed = '', line = '', place = '', ...rest] = row.split('\t')
    return { seed, line: Number(line), place, said: rest.join(' ') }
  })

function linesOf(seed: string): readonly string[] {
  const name = FILES.find(file => file.startsWith(seed))
  return name === undefined ? [] : readFileSync(`${SEEDS}${name}`, 'utf8').split('\n')
}

const saidOf = ({ kind, from, to, unit, bound }: Figure) =>
  [kind, from === to ? from : `${from}–${to}`, unit, bound].join(' ')

describe.skipIf(FILES.length === 0)('figures of the seeds', () => {
  const found = [...new Set(TABLE.map(({ seed }) => seed))].flatMap(seed =>
    linesOf(seed).flatMap((text, at) =>
      figuresIn(text)
        .filter(({ kind }) => kind !== 'date')
        .map(figure => ({ key: `${seed}:${at + 1}:${figure.at.from}`, said: saidOf(figure) })),
    ),
  )
  const wanted = TABLE.map(({ seed, line, place, said }) => {
    const at = linesOf(seed)[line - 1]?.indexOf(place) ?? -1
    return { key: `${seed}:${line}:${at}`, said }
  })

  test('the table points into the seeds', () => {
    expect(TABLE.filter((_, at) => wanted[at]?.key.endsWith(':-1'))).toEqual([])
  })

  test.each([
    ['every one is found', wanted, found],
    ['every one found is right', found, wanted],
  ])('%s, but for one in fifty', (_, some, others) => {
    const known = new Set(others.map(({ key, said }) => `${key} ${said}`))
    const missed = some.map(({ key, said }) => `${key} ${said}`).filter(one => !known.has(one))
    expect(missed.slice(Math.floor(some.length * 0.02))).toEqual([])
  })
})
