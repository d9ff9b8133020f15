/** Real sites, where they are at hand: whose their passages are. */

import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { holdsElection } from '../../src/content/origin.ts'
import type { Passage } from '../../src/model.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { copiesOf, standingAt } from '../../src/passages/sources.ts'
import { isVerbatim } from '../../src/passages/verbatim.ts'
import { gazetteer, TODAY } from '../documents.ts'
import { stopWords } from '../stopwords.ts'

const SITES = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url))
const sites = existsSync(SITES)
  ? readdirSync(SITES, { withFileTypes: true }).filter(entry => entry.isDirectory())
  : []

function passagesOfSites(...names: readonly string[]): Passage[] {
  const folders = names.map(name => `${SITES}${name}`)
  return passagesOf(loadLibrary(folders, { gazetteer }).documents, TODAY, stopWords)
}

/** The site's own: those that may answer whatever place is asked for. */
const own = (name: string) => passagesOfSites(name).filter(({ leftover }) => leftover === null)

describe.skipIf(sites.length === 0)('on real sites', () => {
  test.each(sites.map(({ name }) => name))(
    'no place has an election that it does not hold (R1): %s',
    name => {
      const wrong = passagesOfSites(name)
        .flatMap(copiesOf)
        .filter(({ place, election }) => place !== null && !holdsElection(gazetteer.named(place), election))
      expect(wrong.map(({ file, place, election }) => [file, place, election])).toEqual([])
    },
  )

  test('a copied campaign of a borough is no answer (R1)', () => {
    expect(own('kralovehradecky.pirati.cz')).toEqual([])
    expect(own('praha7.pirati.cz')).toEqual([])
    const owners = new Set(passagesOfSites('kralovehradecky.pirati.cz').map(({ source }) => source.place))
    expect([...owners]).toEqual(['Praha 1'])
  })

  test('a report is told from the programme (R2)', () => {
    const passages = own('tabor.pirati.cz')
    const reported = passages.filter(({ source }) => source.file.includes('plneni'))
    const kindOf = (words: string) => reported.find(({ text }) => text.includes(words))?.kind
    expect(kindOf('strategického plánu')).toBe('prevention')
    expect(kindOf('startovacích bytů')).toBe('program')
    expect(
      passages.filter(passage => !reported.includes(passage)).every(({ kind }) => kind === 'program'),
    ).toBe(true)
  })

  test('an abbreviated town on the site of a subject is that town (R3)', () => {
    const passages = passagesOfSites('sucho.pirati.cz').filter(({ source }) => source.file.includes('tnv'))
    expect(passages.length).toBeGreaterThan(0)
    for (const { leftover, source } of passages)
      expect([leftover, source.place]).toEqual(['other-place', 'Týn nad Vltavou'])
  })

  test('pages that are switched off speak for nobody who published the same (R4)', () => {
    const copies = own('plzensky.pirati.cz').flatMap(copiesOf)
    const off = copies.filter(({ file }) => file.includes('# '))
    expect(off.length).toBeGreaterThan(0)
    for (const { status, link } of off) expect([status, link]).toEqual(['draft', null])
    expect(own('plzensky.pirati.cz').filter(({ source }) => source.status === 'draft')).toEqual([])
  })

  test('no name of a guarantor is made of a uid (R6)', () => {
    const { documents } = loadLibrary([`${SITES}praha1.pirati.cz`], { gazetteer })
    const unsigned = documents.filter(({ data, page }) => data.garant && !/garant/i.test(page.body.join(' ')))
    expect(unsigned.length).toBeGreaterThan(0)
    for (const { origin } of unsigned) expect(origin.guarantor).toBeNull()
  })

  test('every copy is cut from its own file', () => {
    const copied = passagesOfSites(
      'stredocesky.pirati.cz',
      'olomoucky.pirati.cz',
      'plzensky.pirati.cz',
    ).filter(({ also }) => also.length > 0)
    expect(copied.length).toBeGreaterThan(50)
    for (const passage of copied)
      for (const copy of copiesOf(passage))
        expect(isVerbatim(standingAt(passage, copy)), copy.file).toBe(true)
  })

  test('the original of a copied campaign is that which names its own place', () => {
    const passages = passagesOfSites('olomoucky.pirati.cz', 'stredocesky.pirati.cz')
    const both = passages.filter(passage =>
      new Set(copiesOf(passage).map(({ place }) => place)).has('Olomoucký kraj'),
    )
    expect(both.length).toBeGreaterThan(20)
    expect(new Set(both.map(({ source }) => source.place))).toEqual(new Set(['Středočeský kraj']))
  })
})
