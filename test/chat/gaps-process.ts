/** Counts a word and says whether it can be found in the memory of this process; run by `gaps.test.ts`. */

import { getHeapSnapshot } from 'node:v8'
import { Gaps } from '../../src/chat/gaps.ts'

const gaps = new Gaps()

/** The word and who asks, never written down here as a whole. */
const word = () => ['krza', 'lupi', 'novsk', 'a'].join('')
const person = (number: number) => ['jan', 'apod', 'lesi', String(number)].join('')

async function memoryHas(...needles: (() => string)[]): Promise<boolean[]> {
  globalThis.gc?.()
  const snapshot = getHeapSnapshot().setEncoding('utf8')
  const wanted = needles.map(needle => needle())
  const found = wanted.map(() => false)
  let end = ''
  for await (const chunk of snapshot) {
    const text = end + chunk
    for (const [at, needle] of wanted.entries()) found[at] ||= text.includes(needle)
    end = text.slice(-200)
  }
  return found
}

const ask = (asker: number) =>
  gaps.add({ words: [`${word()} a vse kolem`.slice(0, word().length)], person: person(asker) })

for (let asker = 1; asker <= 4; asker++) ask(asker)
;/o/.exec('slovo')
const [askedByFour, personOfFour] = await memoryHas(word, () => person(2))
ask(5)
;/o/.exec('slovo')
const [askedByFive, rest, personOfFive] = await memoryHas(
  word,
  () => `${word()} a vse`,
  () => person(2),
)
process.stdout.write(JSON.stringify({ askedByFour, personOfFour, askedByFive, rest, personOfFive }))
