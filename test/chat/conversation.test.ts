/** What an answer leaves of a conversation. */

import { describe, expect, test } from 'vitest'
import { NOT_READ } from '../../src/answer/understood.ts'
import {
  askedAlone,
  type Conversation,
  after as conversationAfter,
  NEW_CONVERSATION,
} from '../../src/chat/conversation.ts'
import type { Answer } from '../../src/model.ts'

const BASE = { question: 'kola', understood: NOT_READ, near: [] } as const
const FOUND: Answer = { ...BASE, outcome: 'found', hits: [], fallback: null, speaksFor: null }
const SILENT: Answer = { ...BASE, outcome: 'silent', changing: false, places: [] }
const MISSING: Answer = {
  ...{ ...BASE, outcome: 'no-such-programme', missing: 'place', asked: 'Opava' },
  ...{ places: ['Opava'], available: [] },
}
const PLACE: Answer = { ...BASE, outcome: 'not-policy', reason: 'place', place: 'Kolín' }
const THANKS: Answer = { ...BASE, outcome: 'not-policy', reason: 'thanks' }
const FOREIGN: Answer = { ...BASE, outcome: 'not-policy', reason: 'foreign-language', language: 'de' }

const BEFORE: Conversation = { previous: ['byty'], place: 'Opava', last: askedAlone('byty', 'Opava') }
const asked = { ...askedAlone('kola', 'Opava'), previous: ['byty'] }

describe('after', () => {
  test('several questions, each is kept, and as many passages count as shown as were', () => {
    const parts = [
      { ...FOUND, question: 'kola?' },
      { ...SILENT, question: 'a hrady?' },
      { ...FOUND, question: 'a parky?' },
    ]
    const whole = askedAlone('kola? a hrady? a parky?')
    expect(conversationAfter(NEW_CONVERSATION, whole, { ...FOUND, question: whole.question, parts })).toEqual(
      {
        previous: ['kola?', 'a hrady?', 'a parky?'],
        place: null,
        last: { ...whole, step: 1 },
      },
    )
  })

  test('an answer, its question is kept, and what it depends on', () => {
    expect(conversationAfter(BEFORE, asked, FOUND)).toEqual({
      previous: ['byty', 'kola'],
      place: 'Opava',
      last: asked,
    })
    expect(conversationAfter(NEW_CONVERSATION, askedAlone('kola'), FOUND)).toEqual({
      previous: ['kola'],
      place: null,
      last: askedAlone('kola'),
    })
  })

  test.each([
    ['silence', SILENT],
    ['a missing programme', MISSING],
  ])('%s, its question is kept, and nothing was answered last', (_, answer) => {
    expect(conversationAfter(BEFORE, asked, answer)).toEqual({
      previous: ['byty', 'kola'],
      place: 'Opava',
      last: null,
    })
  })

  test.each([
    ['small talk', THANKS],
    ['another language', FOREIGN],
  ])('%s, all is as before', (_, answer) => {
    expect(conversationAfter(BEFORE, asked, answer)).toBe(BEFORE)
  })

  test('a place alone, it is the place from now on, and all else is as before', () => {
    expect(conversationAfter(BEFORE, askedAlone('Kolín'), PLACE)).toEqual({ ...BEFORE, place: 'Kolín' })
    expect(conversationAfter(NEW_CONVERSATION, askedAlone('Kolín'), PLACE)).toEqual({
      ...NEW_CONVERSATION,
      place: 'Kolín',
    })
  })

  test('many questions, the last six are kept', () => {
    const questions = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const end = questions.reduce(
      (conversation, question) => conversationAfter(conversation, askedAlone(question), FOUND),
      NEW_CONVERSATION,
    )
    expect(end.previous).toEqual(['c', 'd', 'e', 'f', 'g', 'h'])
    expect(end.last).toEqual(askedAlone('h'))
  })
})
