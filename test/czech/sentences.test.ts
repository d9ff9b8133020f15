import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../src/czech/sentences.ts'
import { holds, soup } from '../support.ts'

/** Each row is one text, cut where its sentences end. */
const ROWS: readonly (readonly string[])[] = [
  ['Postavíme most.', 'Opravíme lávku.'],
  ['Chceme kino!', 'Chcete ho také?', 'Dostanete ho…', 'Příště.'],
  ['Jedna věta bez tečky'],
  ['Začali jsme v r. 2021 a skončíme brzy.', 'Hotovo bude 5. 6. 2023.'],
  ['Park otevřeme 31. května v 10. hodin.', 'Přijďte.'],
  ['Hrad je z 14. století.', 'Most také.'],
  ['Dům č. 5 stojí např. na rohu.', 'Dům č. 6 ne.'],
  ['Kupujeme lavičky, koše atd. pro celé město.', 'Potom stromy.'],
  ['Odbor řídí Ing. arch. Nováková.', 'Pomáhá jí J. Novák.'],
  ['Město dá 2 mil. Kč a kraj 3,5 mil. Kč.', 'Dost to není.'],
  ['Platí § 5 odst. 2 písm. b) zákona.', 'Výjimka není.'],
  ['Konec roku 2022.', 'Začátek roku 2023.'],
  ['Lamp je 150.', 'Laviček méně.'],
  ['„Nic.“', 'Tak to ne.'],
  ['„Kdy?“ ptají se lidé.', '„Brzy.“'],
  ['Opravíme chodník (i obrubník.)', 'Pak silnici.'],
  ['Více na kolin.example.cz a jinde.', 'Konec.'],
  ['Peníze jsou (viz rozpočet).', '– Rozdělíme je.'],
  ['Dvě věty. třetí s malým písmenem.'],
  ['Nejdřív škola.', '2 roky poté hřiště.'],
]

describe('sentences', () => {
  test.each(ROWS.map(row => [row.join(' '), row] as const))('%s', (text, row) => {
    expect(sentences(text).map(({ from, to }) => text.slice(from, to))).toEqual(row)
  })

  test('there are none in an empty text', () => {
    expect(sentences('')).toEqual([])
  })

  test('may stand on lines of their own', () => {
    const text = 'Postavíme most.\n\nOpravíme lávku.\n'
    expect(sentences(text).map(({ from, to }) => text.slice(from, to).trim())).toEqual([
      'Postavíme most.',
      'Opravíme lávku.',
    ])
  })

  const prose = soup('Most¦lávka¦č¦Kč¦5¦2022¦.¦!¦…¦ ¦  ¦\n¦„¦“¦)¦J')

  test('cover any text in order, without overlap, leaving out white space only', () => {
    holds(
      fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme' })), text => {
        let end = 0
        for (const { from, to } of sentences(text)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(text.slice(end, from).trim()).toBe('')
          end = to
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })
})
