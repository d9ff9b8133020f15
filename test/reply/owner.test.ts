/** Whose a passage is said to be, how far it can be relied on, and that no year is said twice. */

import { describe, expect, test } from 'vitest'
import type { Passage } from '../../src/model.ts'
import { ownerOf, sourceLine, standingOf, titlesOf } from '../../src/reply/owner.ts'
import { passagesIn, read, withHead } from '../documents.ts'

function passageOf(head: string, body = 'Postavíme lávku přes řeku.', path = 'texty/text.md'): Passage {
  const passage = passagesIn(read(withHead(`${body}\n`, head), path)).at(-1)
  if (passage === undefined) throw new Error('no passage')
  return passage
}

const KOLIN = 'place: Kolín\nyear: 2022\nelection: komunální volby 2022\n'

describe('the source', () => {
  test.each<readonly [string, string, string]>([
    [
      `${KOLIN}garant: Květa Zkušební\n`,
      'Kolín · komunální volby 2022 · platný program · garant Květa Zkušební',
      'komunální volby · platný program · garant Květa Zkušební',
    ],
    [
      'place: Kolín\nyear: 2014\nelection: komunální volby 2014\n',
      'Kolín · komunální volby 2014',
      'komunální volby',
    ],
    ['place: Kolín\nyear: 2022\nstatus: draft\nelection: volby\n', 'Kolín 2022 · volby', 'volby'],
    ['place: Kolín\nyear: 2021\nkind: prevention\n', 'Kolín 2021', ''],
    ['place: Kolín\n', 'Kolín · program bez uvedeného roku', 'program bez uvedeného roku'],
    ['', 'program bez uvedeného roku', 'program bez uvedeného roku'],
  ])('of %j is told alone as %j, below its owner as %j', (head, alone, below) => {
    const { source } = passageOf(head)
    expect(sourceLine(source, null, [])).toBe(alone)
    expect(sourceLine(source, 'Kolín 2022', [])).toBe(below)
  })

  test('does not say the year that a title said', () => {
    const { source } = passageOf(KOLIN)
    expect(sourceLine(source, null, ['Priority 2022'])).toBe('Kolín · komunální volby · platný program')
    expect(sourceLine(source, null, ['Číslo 20221'])).toBe('Kolín · komunální volby 2022 · platný program')
  })
})

describe('the owner', () => {
  test.each<readonly [string, readonly string[], string]>([
    [KOLIN, [], 'Kolín 2022'],
    [KOLIN, ['Doprava'], 'Kolín 2022'],
    [KOLIN, ['Priority 2022'], 'Kolín'],
    [KOLIN, ['Do roku 2026'], 'Kolín 2022'],
    ['place: Kolín\n', [], 'Kolín'],
    ['year: 2021\nelection: volby do Poslanecké sněmovny 2021\n', [], 'celostátní program 2021'],
    ['year: 2022\nelection: komunální volby 2022\n', [], 'bez uvedeného místa 2022'],
    ['', [], 'bez uvedeného místa'],
  ])('of %j below %j is %j', (head, above, owner) => {
    expect(ownerOf(passageOf(head).source, above)).toBe(owner)
  })

  test('is no title of a text as well', () => {
    const passage = passageOf(KOLIN, '## Mosty\n\nPostavíme lávku.')
    const named = { ...passage, source: { ...passage.source, title: 'KOLÍN 2022' } }
    expect([titlesOf(passage), titlesOf(named)]).toEqual([['Zkušební text', 'Mosty'], ['Mosty']])
  })
})

describe('how far it can be relied on', () => {
  const told = (passage: Passage) => standingOf(passage)?.replaceAll('\u00a0', ' ') ?? null
  const internal = '## Jednací řád\n\nKlub volí předsedu.'

  test.each<readonly [string, string, string, string | null]>([
    ['a programme in force', KOLIN, 'Postavíme lávku.', null],
    ['one without a year', 'place: Kolín\n', 'Postavíme lávku.', null],
    [
      'one that is over',
      'place: Kolín\nyear: 2018\n',
      'Postavíme lávku.',
      'volební období skončilo v roce 2022',
    ],
    ['a draft', `${KOLIN}status: draft\n`, 'Postavíme lávku.', 'návrh, ještě neschválený'],
    ['what a party agreed for itself', KOLIN, internal, 'vnitřní dokument strany, ne slib'],
    ['a report', `${KOLIN}kind: prevention\n`, 'Obec zřídila hlídky.', 'údaj ze zprávy, ne slib'],
    [
      'a plan in a report',
      `${KOLIN}kind: prevention\n`,
      '## Stručný popis opatření\n\nObec chce zřídit hlídky.',
      'záměr ze zprávy, ne slib',
    ],
    ['a problem', KOLIN, '## Kontext\n\nLávka se rozpadá.', 'popis problému, ne slib'],
    ['a deed', KOLIN, '## Co jsme už udělali\n\nLávku jsme opravili.', 'popis hotového, ne slib'],
    ['what is planned after deeds', KOLIN, '## Co jsme už udělali\n\nLávku opravíme.', null],
    [
      'what is under a heading that only begins so',
      KOLIN,
      '## Problémové lokality\n\nLávka se rozpadá.',
      null,
    ],
    ['a promise beside it', KOLIN, '## Kontext\n\nLávku opravíme a osvětlíme.', null],
    [
      'a problem of a term that is over',
      'place: Kolín\nyear: 2018\n',
      '## Současný stav\n\nLávka se rozpadá.',
      'volební období skončilo v roce 2022 · popis problému, ne slib',
    ],
  ])('%s', (_, head, body, words) => {
    expect(told(passageOf(head, body))).toBe(words)
  })
})
