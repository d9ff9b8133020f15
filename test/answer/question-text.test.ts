/** What a model reads of a question: its subject, and nothing that could turn an answer round. */

import { describe, expect, test } from 'vitest'
import { questionText } from '../../src/answer/question-text.ts'
import { aloneOf, readingsOf } from '../../src/answer/reading.ts'
import { lexicon } from '../lexicon.ts'
import { asking } from '../search/asking.ts'

const { thesaurus, frames, commonWords } = lexicon
const { query, answer } = asking(
  { kola: 'Cyklostezku u řeky osvětlíme.', skoly: 'Školy a školky opravíme.' },
  { thesaurus, frames, commonWords },
)
const read = (question: string) => questionText(aloneOf(query(question)))

describe('a model reads', () => {
  test.each([
    ['cyklostezka u řeky', 'cyklostezka u řeky'],
    ['Opravíte školy?', 'Opravíte školy'],
    ['školy, prosím, cyklostezka', 'školy cyklostezka'],
    ['', ''],
    ['???', ''],
  ])('of %j the words of its subject: %j', (question, text) => {
    expect(read(question)).toBe(text)
  })

  test.each([
    'co slibujete o školách',
    'štve mě, že školách',
    'prosím vás, školách',
    'školách xyzzy qwrtp',
    'školách https://example.cz/a?b=c',
    'školách podle zákona č. 128/2000 Sb.',
    'školách do roku 2035',
    'školách, děkuji předem',
  ])('nothing but the subject of %j', question => {
    expect(read(question)).toBe('školách')
  })

  test('no more than a model can read while somebody waits', () => {
    expect(read('školy '.repeat(300)).length).toBeLessThanOrEqual(400)
    expect(read(Array.from({ length: 200 }, (_, at) => `škola${at}`).join(' ')).length).toBeLessThanOrEqual(
      400,
    )
  })

  test('of a follow-up the subject so far too', () => {
    const before = {
      query: query('osvětlení cyklostezky'),
      answer: answer('osvětlení cyklostezky'),
      rejected: new Set<string>(),
    }
    const [joined] = readingsOf(query('a kdy u řeky?'), before)
    expect(questionText(joined)).toBe('osvětlení cyklostezky řeky')
  })
})
