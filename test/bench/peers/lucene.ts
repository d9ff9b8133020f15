/** Lucene's Czech analysis and BM25, in a Java process that is asked line by line. */

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Passage } from '../../../src/model.ts'
import { rowsOf, type System } from '../systems.ts'
import { hasPeer, here, PEERS } from './install.ts'

export const hasLucene = () => hasPeer('lucene')

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

export function lucene(passages: readonly Passage[]): System {
  const child = spawn('java', ['-cp', `${PEERS}lucene/*`, here('Search.java')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  for (const { text, head } of rowsOf(passages)) child.stdin.write(`${oneLine(text)}\t${oneLine(head)}\n`)
  child.stdin.write('\n')
  let spent = 0
  return {
    name: 'Lucene Czech',
    find: async (question, limit) => {
      child.stdin.write(`${limit}\t${oneLine(question)}\n`)
      const { value, done } = await answers.next()
      if (done === true) throw new Error('Lucene ended')
      const [nanoseconds = '', ...found] = value.split(' ')
      spent += Number(nanoseconds) / 1e6
      return found.map(Number)
    },
    cpuMs: () => spent,
    close: () => child.stdin.end(),
  }
}
