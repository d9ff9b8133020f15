/** Change asked for with yes or no: a passage has to tell of it, or it is only the closest. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { changeOf, tellsOfChange } from '../../src/question/change.ts'
import { asking } from '../search/asking.ts'

function read(question: string): string | null {
  const list = words(question)
  const at = changeOf(list)
  return at === null ? null : (list[at]?.text ?? null)
}

describe('a change is asked for', () => {
  test.each([
    ['Zdražíte jízdné?', 'Zdražíte'],
    ['budete zdražovat autobusy', 'zdražovat'],
    ['nechcete snad prodat radnici?', 'prodat'],
    ['byty snad neprodáte', 'neprodáte'],
    ['zrusite vyhlasku o psech', 'zrusite'],
    ['hodláte příští rok bourat kino?', 'bourat'],
    ['postavíte kino?', 'postavíte'],
    ['budete stavět kino?', 'stavět'],
    ['chcete sloučit obě školy?', 'sloučit'],
    ['zrušíte kino nebo ne?', 'zrušíte'],
  ])('%s: %s', (question, verb) => {
    expect(read(question)).toBe(verb)
  })

  test.each([
    'o kolik zdražíte jízdné?',
    'co zakážete na náměstí?',
    'proč jste zavřeli kino?',
    'budete v kině?',
    'zastavíte se v kině?',
    'zákaz prodeje',
    'přidáte se k sousedům?',
    'zrušíte kino, nebo ho budete podporovat?',
    'snížit poplatky',
    '',
  ])('nothing: %s', question => {
    expect(read(question)).toBeNull()
  })
})

describe('a text tells of the kind of change', () => {
  const [raise, close, sell, build, shorten, add, limit, increase, join, mend] = words(
    'zdražíte neuzavřete prodáte postavíte zkrátíte přidáte omezíte zvýšíte sloučíte opravíte',
  ) as never[] as [never, never, never, never, never, never, never, never, never, never]
  test.each([
    ['Jízdné nezdražíme.', raise, true],
    ['Autobusy budou zdarma.', raise, true],
    ['Autobusy pojedou častěji.', raise, false],
    ['Bariéry odstraníme.', close, true],
    ['Koncert bude v kině.', close, false],
    ['Byty si město nechá, privatizaci zastavíme.', sell, true],
    ['Umožníme odkup bytů.', sell, true],
    ['Vznikne tu hřiště.', build, true],
    ['Zahájíme diskusi.', build, true],
    ['O hřiště pečujeme.', build, false],
    ['Veřejné stojany na kola', build, true],
    ['Veřejné stojany na kola', shorten, false],
    ['Vysazujeme lípy.', add, true],
    ['Lípy ošetříme.', add, false],
    ['Zajistíme kapacity.', add, true],
    ['Dopady zmírníme.', limit, true],
    ['Dopady zmírníme.', increase, false],
    ['Zbude jedna dávka.', join, true],
    ['Náměstí zrevitalizujeme.', mend, true],
    ['Vyřídíme to ve lhůtě.', shorten, true],
    ['Vyřídíme to ochotně.', shorten, false],
  ])('%s', (text, change, tells) => {
    expect(tellsOfChange(words(text), change)).toBe(tells)
  })
})

describe('a passage on the subject that says nothing of the change', () => {
  const { first, closest } = asking({
    autobusy: 'Autobusy budou jezdit i večer.',
    bazén: 'Vstupné do bazénu snížíme.',
    kino: 'Zrušení kina odmítáme.',
  })
  test.each([
    ['budete zdražovat autobusy?', 'silent', 'autobusy'],
    ['budou autobusy jezdit večer?', 'autobusy', null],
    ['zdražíte bazén?', 'bazén', null],
    ['zrušíte kino?', 'kino', null],
  ])('is closest and no answer: %s: %s, closest %s', (question, found, close) => {
    expect([first(question), closest(question)]).toEqual([found, close])
  })
})
