import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { root, stems } from '../../src/czech/stem.ts'
import { holds } from '../support.ts'

const stemsOf = (word: string) => stems(fold(word))
const rootsOf = (word: string) => stemsOf(word).map(root)

/** Forms of one word: each row has to share a stem. */
const WORDS = [
  'kamera kamery kameře kameru kamerou kamer kamerám kamerách kamerami',
  'škola školy škole školu školou škol školám školách školami',
  'Praha Prahy Praze Prahu Prahou',
  'ruka ruky ruce ruku rukou',
  'domek domku domkem domky domků domkům domcích',
  'obec obce obci obcí obcím obcích obcemi',
  'silnice silnici silnicí silnic silnicím silnicích silnicemi',
  'město města městu městě městem měst městům městech',
  'rozpočet rozpočtu rozpočtem rozpočty rozpočtů',
  'bezpečnost bezpečnosti bezpečností',
  'strážník strážníka strážníkovi strážníkem strážníci strážníků strážníkům strážníky',
  'bezpečný bezpečná bezpečné bezpečného bezpečnému bezpečnou bezpečných bezpečnými bezpečnější',
  'parkovat parkujeme parkuje parkoval parkovali',
  'parkoviště parkovišti parkovištěm parkovišť',
  'dítě dítěte děti dětí dětem dětmi dětech',
  'chodník chodníku chodníky chodníků chodnících',
  'stavět stavíme staví stavěli',
  'lékař lékaře lékaři lékařů lékařům',
  'knihovna knihovny knihovně knihovnu knihoven knihovnách',
  'prevence prevenci prevencí',
  'voda vody vodě vodu vodou vod',
  'univerzita univerzity univerzitě univerzitu univerzitou univerzitách',
  'kvalita kvality kvalitě kvalitu kvalitou',
  'člověk lidé lidí lidem lidmi',
  'pes psa psi psů',
  'firma firmy firmě firmu firem firmám',
  'školka školky školce školku školek školkách',
  'asistent asistenta asistenti asistentů asistentům asistenty',
]

/** Different words that begin alike. */
const APART: readonly (readonly [string, string])[] = [
  ['park', 'parkovat'],
  ['škola', 'školka'],
  ['voda', 'vodič'],
  ['soud', 'soused'],
  ['hrad', 'hradba'],
  ['volba', 'volný'],
  ['pivo', 'pivovar'],
  ['obec', 'obecný'],
  ['město', 'místo'],
  ['kraj', 'krajina'],
  ['kámen', 'kamera'],
  ['problém', 'program'],
  ['zákon', 'zákaz'],
]

/** Words made of one another: each row has to share a root. */
const FAMILIES = [
  'škola školní školský',
  'bezpečnost bezpečný',
  'město městský',
  'kraj krajský',
  'doprava dopravní',
  'parkovat parkování parkoviště',
  'kultura kulturní',
  'sport sportovní',
  'kamera kamerový',
  'knihovna knihovník',
]

const shared = (lists: readonly (readonly string[])[]) =>
  (lists[0] ?? []).filter(stem => lists.every(list => list.includes(stem)))

describe('stems', () => {
  test.each(WORDS)('are shared by %s', row => {
    expect(shared(row.split(' ').map(stemsOf))).not.toEqual([])
  })

  test.each(APART)('of %s and %s are different', (one, other) => {
    expect(shared([stemsOf(one), stemsOf(other)])).toEqual([])
  })

  test.each(['5g', '2020', 'p5', 'a', 'mu'])('of %s are the word itself', word => {
    expect(stems(word)).toEqual([word])
  })

  test('of an address are the address itself', () => {
    const address = 'a'.repeat(41)
    expect(stems(address)).toEqual([address])
  })

  test('of any word are one or two, never empty, the same each time', () => {
    holds(
      fc.property(fc.stringMatching(/^[a-z]{1,45}$/), word => {
        const found = stems(word)
        expect([1, 2]).toContain(found.length)
        expect(found.every(stem => stem.length > 0)).toBe(true)
        expect(stems(word)).toEqual(found)
      }),
    )
  })
})

describe('root', () => {
  test.each(FAMILIES)('is shared by %s', row => {
    expect(shared(row.split(' ').map(rootsOf))).not.toEqual([])
  })

  test('of any stem is never empty', () => {
    holds(fc.property(fc.stringMatching(/^[a-z]{1,20}$/), stem => root(stem).length > 0))
  })
})
