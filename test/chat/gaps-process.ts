/** Counts a word and says whether it can be found in the memory of this process; run by `gaps.test.ts`. */

import { Gaps } from '../../src/chat/gaps.ts'
import { memoryHas } from '../heap.ts'

const gaps = new Gaps()

/** The word and who asks, never written down here as a whole. */
const word = () => ['krza', 'lupi', 'novsk', 'a'].join('')
const person = (number: number) => ['jan', 'apod', 'lesi', String(number)].join('')

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
