/** What a model reads of a question: its subject, and nothing that could turn an answer round. */

import { describe, expect, test } from 'vitest'
import { questionText, wholeQuestionText } from '../../src/answer/question-text.ts'
import { aloneOf, readingsOf } from '../../src/answer/reading.ts'
import { createRanker, evidenceOf } from '../../src/search/rank.ts'
import { lexicon } from '../lexicon.ts'
import { asking } from '../search/asking.ts'

const { thesaurus, frames, commonWords } = lexicon
/** Words of nearly thirty letters that a passage has. */
const LONG_WORDS = Array.from('bcčdďfghjklmnprsštvz', letter => `${letter}okolobhospodařovatelnostního`)
const { query, answer, tools } = asking(
  {
    kola: 'Cyklostezku u řeky osvětlíme.',
    skoly: 'Školy a školky opravíme.',
    ohne: 'Omezení pyrotechniky v parku zachováme.',
    hasici: 'Hasičskou zbrojnici postavíme hasičům.',
    knihy: 'Knihovnické služby knihovna rozšíří.',
    pole: LONG_WORDS.join(', '),
  },
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
    const long = LONG_WORDS.join(' ')
    expect(read(long)).toHaveLength(400)
    expect(wholeQuestionText(aloneOf(query(long)))).toHaveLength(400)
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

describe('beside a passage a model reads', () => {
  test.each([
    ['Osvětlíte cyklostesku u řeky?', 'Osvětlíte cyklostezku u řeky'],
    ['Osvětlíte CYKLOSTESKU u řeky?', 'Osvětlíte Cyklostezku u řeky'],
    ['Osvětlíte cyklostezky u řeky?', 'Osvětlíte cyklostezky u řeky'],
    ['Osvětlíte cyklotrasu u řeky?', 'Osvětlíte cyklotrasu u řeky'],
    ['Zakážete v parku ohnostorje?', 'Zakážete v parku ohnostorje'],
    ['Postavíte zbrojnici hasyčům?', 'Postavíte zbrojnici hasičům'],
    ['Rozšíříte služby knihvny?', 'Rozšíříte služby knihovna'],
    ['Rozšíříte služby knihovníků?', 'Rozšíříte služby knihovníků'],
  ])('of %j a misspelt word as the passage has it, if it has that word: %j', (question, text) => {
    const asked = query(question)
    const [best] = createRanker(tools, 0)(asked, tools.index.candidates(evidenceOf(asked)))
    expect(wholeQuestionText(aloneOf(asked), best)).toBe(text)
  })
})
