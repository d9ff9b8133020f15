/** How a question was read, as it is told to others. */

import { describe, expect, test } from 'vitest'
import { NOT_READ, understoodOf } from '../../src/answer/understood.ts'
import { Frames } from '../../src/czech/frames.ts'
import type { Understood } from '../../src/model.ts'
import { answerJson } from '../../src/reply/json.ts'
import { type Asking, asking } from '../search/asking.ts'

const CONTENT = { version: '0123456789ab', date: '2026-11-20' }
const frames = Frames.read('[ptaní]\nhrad: dotaz\n[slibování]\nsloveso: slibovat\n')
const town: Asking = asking(
  {
    kola: { text: 'Cyklostezku u řeky osvětlíme.', place: 'Brno', year: 2022 },
    bazén: { text: 'Bazén opravíme roku 2002 podruhé.', place: 'Brno', year: 2018 },
  },
  { frames },
)

describe('understood', () => {
  test.each<[string, Partial<Understood>]>([
    ['dotaz: co slibujete o cyklostezce', { subject: ['cyklostezce'] }],
    ['cyklostezka v Brně', { subject: ['cyklostezka'], place: 'Brno' }],
    ['cyklostezka v roce 2022', { subject: ['cyklostezka'], years: [2022, 2022] }],
    ['cyklostezka od roku 2018', { years: [2018, 9999] }],
    ['cyklostezka do roku 2018', { years: [0, 2018] }],
    ['cyklostezka do roku 2030', { subject: ['cyklostezka'], years: null, asides: ['2030'] }],
    ['cyklostezka podle zákona č. 13/1997 Sb.', { subject: ['cyklostezka'], asides: ['13/1997'] }],
    ['žirafa u cyklostezky', { subject: ['cyklostezky'], unknown: ['žirafa'] }],
    ['bazén 2002', { subject: ['bazén'], years: null, asides: [] }],
    ['kolik stojí cyklostezka', { wanted: 'number', missing: 'number' }],
    ['kdy bude bazén', { wanted: 'date', missing: null }],
    ['v kolik otevírá bazén', { wanted: 'date' }],
  ])('%s: %j', (question, understood) => {
    const answer = town.answer(question)
    expect(answer.understood).toMatchObject(understood)
    expect(answerJson(answer, CONTENT)).toMatchObject({ understood: answer.understood, content: CONTENT })
  })

  test('is nothing of a message that is not read', () => {
    expect(town.answer('kola '.repeat(1_000)).understood).toEqual(NOT_READ)
  })

  test('has a missing detail only when it is told', () => {
    const query = town.query('kolik stojí cyklostezka')
    expect(understoodOf(query).missing).toBeNull()
    expect(understoodOf(query, { missing: 'number' }).missing).toBe('number')
  })
})
