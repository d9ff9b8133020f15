import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slice } from '../../src/model.ts'
import { collapse, cut, narrow, withoutStart } from '../../src/text/cut.ts'
import { holds, slicesOf } from '../support.ts'

describe('cut', () => {
  test.each([
    ['one piece', 'Více kol do města.', ['Více kol'], 'Více kol'],
    ['marks stay outside', 'Více **kol** a _aut_.', ['Více ', 'kol', ' a ', 'aut', '.'], 'Více kol a aut.'],
    ['pieces meet without a space', 'Více k**ol**', ['Více k', 'ol'], 'Více kol'],
    ['white space collapses', 'Více \t\n  kol', ['Více \t\n  kol'], 'Více kol'],
    ['white space of two pieces is one space', 'Více ** kol', ['Více ', ' kol'], 'Více kol'],
    ['no-break space becomes a space', 'v\u00a0Kolíně', ['v\u00a0Kolíně'], 'v Kolíně'],
    ['line ends of Windows', 'Více\r\nkol', ['Více\r\nkol'], 'Více kol'],
    ['edges are trimmed', ' \n Více kol\n', [' \n Více kol\n'], 'Více kol'],
    ['a named reference', '&bdquo;Kola&ldquo;', ['&bdquo;', 'Kola', '&ldquo;'], '„Kola“'],
    ['a numbered reference', '5 &#8211; 6', ['5 ', '&#8211;', ' 6'], '5 – 6'],
    ['a hexadecimal reference', 'Kola&#x201c;', ['Kola', '&#x201c;'], 'Kola“'],
    ['a reference to a space', 'v&nbsp;Kolíně', ['v', '&nbsp;', 'Kolíně'], 'v Kolíně'],
    ['a reference nobody knows stays', 'A&neznama;B', ['A', '&neznama;', 'B'], 'A&neznama;B'],
    ['an ampersand of its own stays', 'R&D centrum', ['R&D centrum'], 'R&D centrum'],
    ['a break is a space', 'Kola<br>a auta', ['Kola', '<br>', 'a auta'], 'Kola a auta'],
    [
      'a break in any spelling',
      'Kola<BR class="x" />auta',
      ['Kola', '<BR class="x" />', 'auta'],
      'Kola auta',
    ],
    ['nothing', 'Více kol', [], ''],
  ])('%s', (_, file, parts, text) => {
    expect(cut(file, slicesOf(file, parts))).toBe(text)
  })
})

test.each([
  ['  Ano  ', 'Ano'],
  ['Ano\n\nne', 'Ano ne'],
  ['Ano\u00a0\u2009\tne', 'Ano ne'],
  ['\uFEFFAno', 'Ano'],
  ['Ano\u200bne', 'Ano\u200bne'],
  ['', ''],
])('collapse %j', (text, collapsed) => {
  expect(collapse(text)).toBe(collapsed)
})

describe('separators', () => {
  const FILE = '| Stavba | Cena |\n|---|---|\n| Nový most | 5 mil. |'
  const [stavba, cena, most, price] = slicesOf(FILE, ['Stavba', 'Cena', 'Nový most', '5 mil.']) as [
    Slice,
    Slice,
    Slice,
    Slice,
  ]
  const ROW: Slice[] = [
    stavba,
    { ...most, before: ': ' },
    { ...cena, before: '; ' },
    { ...price, before: ': ' },
  ]

  test('stand before their slices', () => {
    expect(cut(FILE, ROW)).toBe('Stavba: Nový most; Cena: 5 mil.')
  })

  test('are two, and nothing else is ever put in', () => {
    const forged = { ...most, before: ' zdarma: ' } as unknown as Slice
    expect(cut(FILE, [stavba, forged])).toBe('StavbaNový most')
  })

  test.each([
    ['Nový most', 'Nový most'],
    ['most; Cena', 'most; Cena'],
    ['Stavba: Nový most; Cena: 5 mil.', 'Stavba: Nový most; Cena: 5 mil.'],
    ['Nový most; ', 'Nový most'],
    [': Nový', 'Nový'],
    ['a: N', 'a: N'],
  ])('belong to a range with what is on both sides: %j', (wanted, text) => {
    const from = cut(FILE, ROW).indexOf(wanted)
    expect(cut(FILE, narrow(FILE, ROW, from, from + wanted.length))).toBe(text)
  })
})

describe('withoutStart', () => {
  test.each([
    ['- Nový most', 1, 'Nový most'],
    ['-Nový\n', 1, 'Nový'],
    ['-', 1, ''],
  ])('%j without %i', (file, letters, text) => {
    expect(cut(file, withoutStart(file, slicesOf(file, [file]), letters))).toBe(text)
  })

  test('keeps the line end, which parts the last word from the next line', () => {
    const file = '- Zveme na\nzasedání'
    const [line, next] = slicesOf(file, ['- Zveme na\n', 'zasedání']) as [Slice, Slice]
    expect(cut(file, [...withoutStart(file, [line], 1), next])).toBe('Zveme na zasedání')
  })

  test('keeps a break', () => {
    const file = '- Zveme na<br>zasedání'
    const [line, tag, next] = slicesOf(file, ['- Zveme na', '<br>', 'zasedání']) as [Slice, Slice, Slice]
    expect(cut(file, [...withoutStart(file, [line, tag], 1), next])).toBe('Zveme na zasedání')
  })
})

describe('narrow', () => {
  const FILE = 'Opravíme **nový\n  most** přes potok. A lávku.'
  const PARTS = ['Opravíme ', 'nový\n  most', ' přes potok. A lávku.']

  test.each([
    'Opravíme nový most přes potok.',
    'A lávku.',
    'Opravíme',
    'nový most',
    'ý mo',
    'me n',
    'most přes',
    '.',
    'Opravíme nový most přes potok. A lávku.',
  ])('finds %j again', wanted => {
    const slices = slicesOf(FILE, PARTS)
    const from = cut(FILE, slices).indexOf(wanted)
    const narrowed = narrow(FILE, slices, from, from + wanted.length)
    expect(cut(FILE, narrowed)).toBe(wanted)
  })

  test('never reaches outside the slices it was given', () => {
    const narrowed = narrow(FILE, slicesOf(FILE, PARTS), 5, 17)
    expect(narrowed.map(({ from, to }) => FILE.slice(from, to)).join('')).not.toContain('*')
  })

  test('gives nothing for an empty range', () => {
    expect(narrow(FILE, slicesOf(FILE, PARTS), 4, 4)).toEqual([])
  })

  test('gives the right words for any range of any text', () => {
    const letters = fc.stringMatching(/^[a-zěščřžýáíéúů.,„“ \n\t\u00a0]{0,8}$/)
    const pieces = fc.array(fc.record({ text: letters, quoted: fc.boolean() }), { maxLength: 12 })
    holds(
      fc.property(pieces, fc.nat(), fc.nat(), (parts, a, b) => {
        const { file, slices } = assemble(parts)
        const text = cut(file, slices)
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        expect(cut(file, narrow(file, slices, from, to))).toBe(collapse(text.slice(from, to)))
      }),
    )
  })
})

/** A file whose quoted parts are slices and whose other parts are skipped. */
function assemble(parts: readonly { text: string; quoted: boolean }[]): { file: string; slices: Slice[] } {
  const slices: Slice[] = []
  let file = ''
  for (const { text, quoted } of parts) {
    if (quoted) slices.push({ from: file.length, to: file.length + text.length })
    file += text
  }
  return { file, slices }
}
