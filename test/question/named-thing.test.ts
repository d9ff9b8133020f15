/** Things that a name tells from others of their kind. */

import { describe, expect, test } from 'vitest'
import { namedThingsIn } from '../../src/question/named-thing.ts'
import { ALL, asking } from '../search/asking.ts'
import { analyzer } from '../stopwords.ts'

test.each([
  ['Opravíte Libeňský most?', ['Libeňský most']],
  ['kdo platí opravu Karlova mostu', ['Karlova mostu']],
  ['kino u Motolského potoka a Štefánikově ulici', ['Motolského potoka', 'Štefánikově ulici']],
  ['opravíte městský most', []],
  ['Karlův Týn', []],
  ['Praha, most', []],
])('%s: %j', (question, named) => {
  const found = namedThingsIn(analyzer.tokensOf(question), question)
  expect(found.map(({ name, thing }) => `${name.text} ${thing.text}`)).toEqual(named)
})

describe('another thing of the same kind', () => {
  const outcome = (text: string, question: string) =>
    asking({ text }, { tuning: ALL }).answer(question).outcome

  test.each([
    ['Zahájili jsme opravu Barrandovského mostu.', 'Opravíte Libeňský most?'],
    ['Opravíme Palackého a Jiráskův most, Jiráskův most celý.', 'kdo zaplatí opravu Karlova mostu'],
  ])('"%s" does not answer "%s"', (text, question) => {
    expect(outcome(text, question)).not.toBe('found')
  })

  test.each([
    ['Zahájili jsme opravu Barrandovského mostu.', 'Opravujete Barrandovský most?'],
    ['Opravíme Barrandovský most a v Libni další most.', 'Opravíte Libeňský most?'],
    ['Opravíme mosty. Barrandovský most bude první.', 'Opravíte Libeňský most?'],
    ['Oprava Barrandovského mostu uleví Libeňskému.', 'Opravíte Libeňský most?'],
    ['Zahájili jsme opravu Barrandovského mostu.', 'opravujete mosty'],
  ])('"%s" may answer "%s"', (text, question) => {
    expect(outcome(text, question)).toBe('found')
  })
})
