/** The released Czech Snowball stemmer before SQLite's BM25, accents taken off behind it. */

import { spawnSync } from 'node:child_process'
import { fold } from '../../../src/czech/fold.ts'
import type { Passage } from '../../../src/model.ts'
import { rowsOf, type System, sqlite } from '../systems.ts'
import { hasPeer, here, PEERS } from './install.ts'

const PYTHON = 'snowball/bin/python'

export const hasSnowball = () => hasPeer(PYTHON)

/** Over the words of these passages and questions, stemmed once. */
export function snowball(passages: readonly Passage[], questions: readonly string[]): System {
  const texts = rowsOf(passages).flatMap(({ text, head }) => [text, head])
  const words = [
    ...new Set([...texts, ...questions].flatMap(text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])),
  ]
  const { stdout, status } = spawnSync(`${PEERS}${PYTHON}`, [here('stems.py')], {
    input: words.map(word => `${word}\n`).join(''),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error('the Snowball stemmer failed')
  const stems = stdout.split('\n')
  const known = new Map(words.map((word, index) => [word, fold(stems[index] ?? word)]))
  const stem = (word: string) => known.get(word.toLowerCase()) ?? fold(word.toLowerCase())
  return sqlite('FTS5, Snowball', passages, stem)
}
