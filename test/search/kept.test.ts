/** Answers that are kept for the next one who asks the same are those that would be found anew. */

import { describe, expect, test } from 'vitest'
import { Answerer, type Context } from '../../src/answer.ts'
import type { Answer } from '../../src/model.ts'
import type { Query } from '../../src/search/query.ts'
import { asking, type Texts } from './asking.ts'

const TEXTS: Texts = {
  bytyBrno: { text: 'Byty v Brně postavíme u parku.', place: 'Brno', year: 2022 },
  bytyPraha: { text: 'Byty u nádraží postavíme na Žižkově.', place: 'Praha', year: 2022 },
  bytySenioři: { text: 'Byty pro seniory budou bez schodů.', place: 'Brno', year: 2022 },
  kluby: { text: 'Kluby otevřeme ve čtvrtích.', place: 'Brno', year: 2022 },
  klubySenioři: { text: 'Kluby pro seniory rozšíříme do čtvrtí.', place: 'Brno', year: 2022 },
}

const { tools, answer: findAnew } = asking(TEXTS)
const place = (name: string) => ({ place: tools.gazetteer.named(name) as NonNullable<Context['place']> })

function keeping() {
  const kept = { queries: new Map<string, Query>(), answers: new Map<string, Answer>() }
  const answerer = new Answerer({ ...tools, kept })
  const ask = (question: string, context?: Context) => answerer.answer(question, context)
  return { ask, kept }
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
    const { ask } = keeping()
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
    const { ask, kept } = keeping()
    const first = ask(...before)
    expect(ask(...asked)).toBe(first)
    expect(kept.answers.size).toBe(1)
  })

  test('but a question that is too long is not kept', () => {
    const { ask, kept } = keeping()
    ask('byty '.repeat(1_000))
    expect([kept.answers.size, kept.queries.size]).toEqual([0, 0])
  })
})
