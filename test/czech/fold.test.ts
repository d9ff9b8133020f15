import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, words } from '../../src/czech/fold.ts'
import { anyText, holds } from '../support.ts'

describe('fold', () => {
  test.each([
    ['Řidič', 'ridic'],
    ['PŘÍLIŠ ŽLUŤOUČKÝ KŮŇ', 'prilis zlutoucky kun'],
    ['úpěl ďábelské ódy', 'upel dabelske ody'],
    ['Ľubomír Ščasný', 'lubomir scasny'],
    ['r\u030cidic\u030c', 'ridic'],
    ['v\u00a0Kolíně', 'v koline'],
    ['ﬁnance', 'finance'],
    ['H₂O', 'h2o'],
    ['plain ASCII', 'plain ascii'],
    ['„Ano“ – ne', '„ano“ – ne'],
    ['ß', 'ß'],
    ['', ''],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('is idempotent for every character that has a meaning', () => {
    const lines = (from: number) =>
      Array.from({ length: 0x400 }, (_, at) => `${String.fromCodePoint(from + at)}\n`).join('')
    const unstable: string[] = []
    for (let code = 0; code < 0x40000; code += 0x400) {
      const [once, twice] = [fold(lines(code)), fold(fold(lines(code)))]
      if (once !== twice) unstable.push(`from ${code.toString(16)}`)
    }
    expect(unstable).toEqual([])
  })

  test('is idempotent for any text', () => {
    holds(fc.property(anyText(), text => fold(fold(text)) === fold(text)))
  })

  test('does not care how an accent is written', () => {
    holds(
      fc.property(
        fc.stringMatching(/^[a-zA-ZěščřžýáíéúůďťňĚŠČŘŽÝÁÍÉÚŮĎŤŇ ]*$/),
        text => fold(text.normalize('NFD')) === fold(text.normalize('NFC')),
      ),
    )
  })
})

describe('words', () => {
  test.each([
    ['Nový most, nová lávka!', ['novy', 'most', 'nova', 'lavka']],
    ['Frýdek-Místek', ['frydek', 'mistek']],
    ['P+R u nádraží', ['p+r', 'u', 'nadrazi']],
    ['1.5 milionu', ['1.5', 'milionu']],
    ['9 794 193 korun', ['9794193', 'korun']],
    ['9.794.193 korun', ['9794193', 'korun']],
    ['9\u00a0794\u00a0193,- Kč', ['9794193', 'kc']],
    ['v roce 2021 tisíc', ['v', 'roce', '2021', 'tisic']],
    ['10. 6. 2022', ['10', '6', '2022']],
    ['o.p.s. a s.r.o.', ['o.p.s', 'a', 's.r.o']],
    ['rok 2020/2021', ['rok', '2020/2021']],
    ['Konec.Začátek', ['konec', 'zacatek']],
    ['pes+kočka', ['pes', 'kocka']],
    ['síť 5G', ['sit', '5g']],
    ['č.5', ['c', '5']],
    ['Dobrý den.', ['dobry', 'den']],
    ['slu\u00adžební by\u00adty', ['sluzebni', 'byty']],
    ['park\u200bování\u200b ko\u2060l\ufeff', ['parkovani', 'kol']],
    ['„Ano“', ['ano']],
    ['– … !', []],
    ['', []],
  ])('of %j are %j', (text, folded) => {
    expect(words(text).map(word => word.folded)).toEqual(folded)
  })

  test('tell where they stand and how they are written', () => {
    expect(words('Nový  Most.')).toEqual([
      { text: 'Nový', folded: 'novy', from: 0, to: 4 },
      { text: 'Most', folded: 'most', from: 6, to: 10 },
    ])
  })

  test('of any text are its own characters, in order, none twice', () => {
    holds(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        let end = 0
        for (const word of words(text)) {
          expect(word.from).toBeGreaterThanOrEqual(end)
          expect(text.slice(word.from, word.to)).toBe(word.text)
          end = word.to
        }
      }),
    )
  })

  test('of any text leave out no letter and no digit', () => {
    holds(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const kept = words(text)
          .map(word => word.text)
          .join('')
        expect(kept.match(/[\p{L}\p{N}]/gu)).toEqual(text.match(/[\p{L}\p{N}]/gu))
      }),
    )
  })
})
