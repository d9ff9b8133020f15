/** Streets by their adjective alone: an answer names them, in any form. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { isStreet } from '../../src/question/street.ts'
import { asking } from './asking.ts'

const STOP = new Set(['a', 'bude', 'na', 'v', 'po'])

function streets(question: string): string[] {
  const list = words(question).map(word => ({ ...word, stop: STOP.has(word.folded) }))
  return list.filter((_, at) => isStreet(list, at, question)).map(({ text }) => text)
}

describe('an adjective without a noun behind it', () => {
  test.each([
    ['most na lipské', ['lipské']],
    ['tramvaj v olšanské bude', ['olšanské']],
    ['semafor na palackého, prosím', ['palackého']],
    ['most na lipské straně', []],
    ['lipské mosty', []],
    ['školy v praze', []],
    ['', []],
  ])('%s: %j', (question, found) => {
    expect(streets(question)).toEqual(found)
  })
})

describe('a passage that names another one', () => {
  const { first, closest } = asking({
    lipská: 'Lipskou ulici opravíme i s mostem.',
    mlýn: 'Semafor a přechod u mlýna postavíme.',
  })
  test.each([
    ['most na lipské', 'lipská', null],
    ['semafor na lipské', 'silent', 'mlýn'],
    ['semafor u mlýna', 'mlýn', null],
  ])('is closest and no answer: %s: %s, closest %s', (question, found, close) => {
    expect([first(question), closest(question)]).toEqual([found, close])
  })
})
