/**
 * Replies below an answer: how many of those that ask are taken for questions, and how many that do not.
 *
 *   sh bin/node test/bench/addressed.ts
 *
 * `addressed/tuned.txt` was looked at while the rules were made, `addressed/unseen.txt` was not. A line is `+` for what
 * asks or `-`, `a` for whoever got the answer or `o` for others, and the words. Not a test: it judges nothing.
 */

import { readFileSync } from 'node:fs'
import { asksBelowAnswer } from '../../src/chat/addressed.ts'
import { row } from './figures.ts'

row(['replies', 'ask', 'answered', 'talk', 'answered'])
for (const name of ['tuned', 'unseen']) {
  const lines = readFileSync(new URL(`./addressed/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const answered = lines.filter(line => asksBelowAnswer(line.slice(3), line[1] === 'a'))
  const count = (all: readonly string[], sign: string) => all.filter(line => line.startsWith(sign)).length
  const cells = ['+', '-'].flatMap(sign => [count(lines, sign), count(answered, sign)])
  row([name, ...cells.map(String)])
}
