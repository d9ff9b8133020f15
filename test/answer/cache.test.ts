/** Answer cache: answers kept for the next one who asks the same are those that would be found anew. */

import { describe, expect, test } from 'vitest'
import { Answerer, type Context } from '../../src/answer/answer.ts'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { asking, type Texts } from '../search/asking.ts'

const TEXTS: Texts = {
  bytyBrno: { text: 'Byty v Brně postavíme u parku.', place: 'Brno', year: 2022 },
  bytyPraha: { text: 'Byty u nádraží postavíme na Žižkově.', place: 'Praha', year: 2022 },
  bytySenioři: { text: 'Byty pro seniory budou bez schodů.', place: 'Brno', year: 2022 },
  kluby: { text: 'Kluby otevřeme ve čtvrtích.', place: 'Brno', year: 2022 },
  klubySenioři: { text: 'Kluby pro seniory rozšíříme do čtvrtí.', place: 'Brno', year: 2022 },
}

const { tools, answer: findAnew } = asking(TEXTS)
const place = (name: string) => ({ place: tools.gazetteer.named(name) as NonNullable<Context['place']> })

function caching() {
  const cache = createAnswerCache()
  const answerer = new Answerer({ ...tools, cache })
  const ask = (question: string, context?: Context) => answerer.answer(question, context)
  return { ask, cache }
}

type Asked = readonly [question: string, context?: Context]

describe('whatever was asked by others, the answer is the same as if nothing was kept', () => {
  test.each<[string, Asked, Asked]>([
    ['the same again', ['byty'], ['byty']],
    ['in another place', ['byty', place('Brno')], ['byty', place('Praha')]],
    ['in any place', ['byty', place('Praha')], ['byty']],
    ['a follow-up, then alone', ['a pro seniory?', { previous: ['byty'] }], ['a pro seniory?']],
    ['alone, then a follow-up', ['a pro seniory?'], ['a pro seniory?', { previous: ['byty'] }]],
    [
      'after another question',
      ['a seniorům?', { previous: ['byty'] }],
      ['a seniorům?', { previous: ['kluby'] }],
    ],
    ['after the same but for a line', ['byty\na seniorům?'], ['a seniorům?', { previous: ['byty'] }]],
    ['a place that looks like a question', ['Brno', { previous: ['byty'] }], ['byty', place('Brno')]],
    ['a greeting', ['ahoj'], ['ahoj', { previous: ['byty'] }]],
    ['nothing to be found', ['raketoplány'], ['raketoplány']],
  ])('%s', (_, before, asked) => {
    const { ask } = caching()
    ask(...before)
    expect(ask(...asked)).toEqual(findAnew(...asked))
    expect(ask(...before)).toEqual(findAnew(...before))
  })
})

describe('what is found once is not looked for again', () => {
  test.each<[string, Asked, Asked]>([
    ['the same question', ['byty'], ['byty']],
    ['of somebody who asked for something else before', ['byty'], ['byty', { previous: ['kluby'] }]],
    [
      'the same follow-up',
      ['a seniorům?', { previous: ['kluby', 'byty'] }],
      ['a seniorům?', { previous: ['byty'] }],
    ],
  ])('%s', (_, before, asked) => {
    const { ask, cache } = caching()
    const first = ask(...before)
    const { size } = cache.subjects
    expect(ask(...asked)).toBe(first)
    expect(cache.subjects.size).toBe(size)
  })

  test('but a question that is too long is not kept', () => {
    const { ask, cache } = caching()
    ask('byty '.repeat(1_000))
    expect([cache.subjects.size, cache.queries.size]).toEqual([0, 0])
  })
})
