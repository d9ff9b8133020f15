/** Premise of a question: what it takes for granted that somebody did or wants to do. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { premiseOf } from '../../src/question/premise.ts'
import { asking } from '../search/asking.ts'

function read(question: string): string | null {
  const list = words(question)
  const at = premiseOf(list)
  return at === null ? null : (list[at]?.text ?? null)
}

describe('a question takes for granted', () => {
  test.each([
    ['Proč jste zavřeli jídelny?', 'zavřeli'],
    ['proc jste v lete zavreli bazen', 'zavreli'],
    ['Je pravda, že chcete zrušit tramvaje?', 'zrušit'],
    ['proč plánujete prodat obecní byty', 'prodat'],
    ['prečo ste zatvorili jedáleň', 'zatvorili'],
    ['říkali, že hodláte kácet', 'kácet'],
  ])('%s: %s', (question, deed) => {
    expect(read(question)).toBe(deed)
  })

  test.each([
    'Zavřeli jste jídelny?',
    'chcete zrušit tramvaje?',
    'proč jste nezavřeli jídelny',
    'proč nechcete stavět',
    'proč je jídelna zavřená',
    'proč',
    '',
  ])('nothing: %s', question => {
    expect(read(question)).toBeNull()
  })
})

describe('a passage that does not say what is taken for granted', () => {
  const { first, closest } = asking({
    bazén: 'Bazén u školy opravíme.',
    tržnice: 'Tržnici jsme zavřeli.',
    podnik: 'Podnik zdražil jízdenky.',
    nástupiště: 'Prodloužení nástupiště zaplatíme.',
    zpravodaj: 'Prosazujeme oddělení redakce zpravodaje.',
    sklo: 'Oddělit sklo je snadné, oddělili ho všude.',
  })

  test.each([
    ['proč jste zavřeli bazén u školy?', 'silent', 'bazén'],
    ['proč chcete zbourat bazén u školy?', 'silent', 'bazén'],
    ['proč jste zdražili jízdenky?', 'silent', 'podnik'],
    ['jízdenky zdražil podnik', 'podnik', null],
    ['proč jste zavřeli tržnici?', 'tržnice', null],
    ['proč chcete opravit bazén?', 'bazén', null],
    ['bazén u školy', 'bazén', null],
    // What we want may be said with a noun; what we did, only as a deed.
    ['proč chcete prodlužovat nástupiště?', 'nástupiště', null],
    ['proč jste prodlužovali nástupiště?', 'silent', 'nástupiště'],
    ['proč chcete oddělit redakci zpravodaje?', 'zpravodaj', null],
    ['proč jste oddělili redakci zpravodaje?', 'silent', 'zpravodaj'],
  ])('is no answer: %s: %s, closest %s', (question, found, close) => {
    expect([first(question), closest(question)]).toEqual([found, close])
  })
})
