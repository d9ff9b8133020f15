/** A text that denies what a question takes for granted is shown, and not as the answer. */

import { describe, expect, test } from 'vitest'
import { lexicon } from '../lexicon.ts'
import { asking } from '../search/asking.ts'

const { thesaurus, frames, commonWords } = lexicon
const town = asking(
  {
    byty: 'Městské byty nebudeme prodávat, opravíme je a pronajmeme.',
    bazén: 'Bazén u řeky nezavřeme ani v zimě.',
    kino: 'Odmítáme prodej kina, chceme tam promítat dál.',
    tržnice: 'Tržnici prodáme v otevřené dražbě.',
  },
  { thesaurus, frames, commonWords },
)

const readingOf = (question: string) => {
  const answer = town.answer(question)
  const [near] = answer.near
  return { outcome: answer.outcome, near: near?.code, contradicted: answer.understood.contradicted }
}

describe('what a question takes for granted and the text denies', () => {
  test.each([
    ['proč chcete prodávat městské byty?', 'X-byty'],
    ['proč jste zavřeli bazén u řeky?', 'X-bazén'],
    ['slyšel jsem, že chcete prodat kino', 'X-kino'],
  ])('%s: %s', (question, near) => {
    expect(readingOf(question)).toEqual({ outcome: 'silent', near, contradicted: true })
  })
})

test.each(['proč chcete prodat tržnici?', 'budete prodávat městské byty?', 'bazén v zimě'])(
  'is answered where the text says it too, or nothing is taken for granted: %s',
  question => {
    expect(readingOf(question)).toMatchObject({ outcome: 'found', contradicted: false })
  },
)
