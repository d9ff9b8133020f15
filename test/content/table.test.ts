import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read, shownBody, withHead } from '../documents.ts'
import { holds, type Reading, readings, soup } from '../support.ts'

const table = (...rows: readonly string[]) =>
  `<table>${rows.map(row => `<tr>${row}</tr>`).join('\n')}</table>`

readings('a row of a table is read with the heads of its columns', shownBody, [
  [
    'Markdown',
    '| Investice | Rok | Cena |\n| --- | :-: | ---: |\n| Oprava bazénu | 2027 | 45 000 000 Kč |\n| Lávka | 2026 | 12 mil. Kč |',
    [
      'Investice: Oprava bazénu; Rok: 2027; Cena: 45 000 000 Kč',
      'Investice: Lávka; Rok: 2026; Cena: 12 mil. Kč',
    ],
  ],
  ['without outer bars', 'Stavba | Rok\n--- | ---\nMost | 2027', ['Stavba: Most; Rok: 2027']],
  [
    'with marks, references and breaks inside',
    '| Stavba | **Cena** |\n|---|---|\n| [Nový](/n) _most_<br>a lávka | 5&nbsp;mil. |',
    ['Stavba: Nový most a lávka; Cena: 5 mil.'],
  ],
  ['with a bar in a cell', '| Stavba | Cena |\n|---|---|\n| Most A\\|B | 5 |', ['Stavba: Most A|B; Cena: 5']],
  [
    'with lines between its rows',
    '| Stavba | Cena |\n|---|---|\n| Most | 5 |\n|------|-----|\n| Park | - |\n|======|=====|\n| Lávka | 6 |',
    ['Stavba: Most; Cena: 5', 'Stavba: Park; Cena: -', 'Stavba: Lávka; Cena: 6'],
  ],
  [
    'with an empty cell',
    '| Stavba | Rok | Cena |\n|---|---|---|\n| Most |  | 5 |',
    ['Stavba: Most; Cena: 5'],
  ],
  [
    'with fewer cells',
    '| Stavba | Rok | Cena |\n|---|---|---|\n| Most | 2027 |',
    ['Stavba: Most; Rok: 2027'],
  ],
  ['without a head over a cell', '| Stavba | |\n|---|---|\n| Most | 2027 |', ['Stavba: Most; 2027']],
  [
    'HTML',
    table('<th>Stavba</th><th>Cena</th>', '<td>Retenční nádrž</td><td>8 mil. Kč</td>'),
    ['Stavba: Retenční nádrž; Cena: 8 mil. Kč'],
  ],
  [
    'HTML over many lines, with paragraphs in its cells',
    '<table>\n <thead>\n <tr>\n  <th>Stavba</th>\n  <th> Cena : </th>\n </tr>\n</thead>\n<tbody>\n<tr>\n  <td><p>Most</p></td>\n  <td>\n    5 mil.\n  </td>\n</tr>\n</tbody>\n</table>',
    ['Stavba: Most; Cena: 5 mil.'],
  ],
  [
    'HTML with empty lines',
    '<table>\n\n<tr><th>Stavba</th><th>Cena</th></tr>\n\n<tr><td>Most</td><td>5</td></tr>\n\n</table>\n\nDost.',
    ['Stavba: Most; Cena: 5', 'Dost.'],
  ],
  ['HTML never closed', '<table><tr><th>Stavba<th>Cena<tr><td>Most<td>5', ['Stavba: Most; Cena: 5']],
  [
    'with bold heads',
    table('<td><b>Stavba</b></td><td><b>Stav</b></td>', '<td>Most</td><td>stojí</td>'),
    ['Stavba: Most; Stav: stojí'],
  ],
  [
    'with heads that only lack the figures of all other rows',
    table('<td>Stavba</td><td>Cena</td>', '<td>Most</td><td>5 mil.</td>', '<td>Lávka</td><td>2 mil.</td>'),
    ['Stavba: Most; Cena: 5 mil.', 'Stavba: Lávka; Cena: 2 mil.'],
  ],
])

describe('no cell is read with a head that is not its own', () => {
  test.each<Reading>([
    [
      'of a table that names no columns',
      table('<td>Nádrž</td><td>8 mil.</td>', '<td>Most</td><td>5 mil.</td>'),
      ['Nádrž; 8 mil.', 'Most; 5 mil.'],
    ],
    [
      'of a table that names its rows',
      table('<th>Stavba</th><td>Most</td>', '<th>Cena</th><td>5 mil.</td><td>6 mil.</td>'),
      ['Stavba: Most', 'Cena: 5 mil.; 6 mil.'],
    ],
    [
      'of a table that names columns and rows',
      table('<td></td><th>2026</th><th>2027</th>', '<th>Most</th><td>5</td><td>6</td>'),
      ['Most; 2026: 5; 2027: 6'],
    ],
    [
      'over several columns',
      table(
        '<th>Stavba</th><th>Rok</th><th>Cena</th>',
        '<td>Most</td><td colspan="2">zatím neznámé</td>',
        '<td colspan=3>Školství</td>',
      ),
      ['Stavba: Most; zatím neznámé', 'Školství'],
    ],
    [
      'beside several rows',
      table(
        '<th>Stavba</th><th>Rok</th><th>Cena</th>',
        '<td rowspan="2">Most</td><td>2026</td><td>5</td>',
        '<td>2027</td><td>6</td>',
        '<td>Park</td><td>2028</td><td>7</td>',
      ),
      [
        'Stavba: Most; Rok: 2026; Cena: 5',
        'Stavba: Most; Rok: 2027; Cena: 6',
        'Stavba: Park; Rok: 2028; Cena: 7',
      ],
    ],
    [
      'after a column that goes on from above',
      table(
        '<th>Stavba</th><th>Rok</th><th>Cena</th>',
        '<td>Most</td><td rowspan="2">2026</td><td>5</td>',
        '<td>Park</td><td>6</td>',
      ),
      ['Stavba: Most; Rok: 2026; Cena: 5', 'Stavba: Park; Cena: 6'],
    ],
    [
      'too long to be a name',
      table(`<th>${'Stavba '.repeat(20)}</th><th>Cena</th>`, '<td>Most</td><td>5 mil.</td>'),
      [`${'Stavba '.repeat(20).trim()}; Cena`, 'Most; 5 mil.'],
    ],
  ])('%s', (_, body, expected) => {
    expect(shownBody(body).slice(-expected.length)).toEqual(expected)
  })
})

const ROWS = '| Stavba | Rok |\n|---|---|\n| Most | 2027 |\n| Lávka | 2028 |\n'

readings('what stands above a table is said with its rows', shownBody, [
  [
    'a heading',
    `## Investice\n\n${ROWS}`,
    ['Investice » Stavba: Most; Rok: 2027', 'Investice » Stavba: Lávka; Rok: 2028'],
  ],
  [
    'an introducing sentence',
    `Postavíme:\n\n${ROWS}`,
    ['Postavíme:', '(Postavíme:) Stavba: Most; Rok: 2027', '(Postavíme:) Stavba: Lávka; Rok: 2028'],
  ],
  [
    'but not the sentence of a list before it',
    `Postavíme:\n\n- park\n\n${ROWS}`,
    ['Postavíme:', '(Postavíme:) park', 'Stavba: Most; Rok: 2027', 'Stavba: Lávka; Rok: 2028'],
  ],
  [
    'a caption, which is said with nothing else',
    '<table><caption>Vodní stavby</caption><tr><th>Stavba<th>Cena<tr><td>Nádrž<td>8 mil.</table>\n\nDost.',
    ['Vodní stavby » Stavba: Nádrž; Cena: 8 mil.', 'Dost.'],
  ],
  [
    'a first row of one cell',
    table('<th colspan="2">Rozpočet</th>', '<th>Stavba</th><th>Cena</th>', '<td>Most</td><td>5</td>'),
    ['Rozpočet » Stavba: Most; Cena: 5'],
  ],
])

describe('what stands above a table is said with its rows', () => {
  test.each<Reading>([
    ['the paragraph after it', `${ROWS}\nnavíc opravíme park.`, ['navíc opravíme park.']],
    ['an item', `- park\n\n${ROWS}`, ['Stavba: Most; Rok: 2027', 'Stavba: Lávka; Rok: 2028']],
  ])('it does not run into %s', (_, body, expected) => {
    expect(shownBody(body).slice(-expected.length)).toEqual(expected)
  })
})

readings('a table that only arranges a page is read cell by cell', shownBody, [
  ['of one row', table('<td>Kino hraje.</td><td>Park kvete.</td>'), ['Kino hraje.', 'Park kvete.']],
  ['of one column', table('<td>Kino hraje.</td>', '<td>Park kvete.</td>'), ['Kino hraje.', 'Park kvete.']],
  ['of one column in Markdown', '| Kino hraje. |\n|---|\n| Park kvete. |', ['Kino hraje.', 'Park kvete.']],
  [
    'with lists',
    table('<td>Kino hraje.</td><td>Dost.</td>', '<td><ul><li>škola</li></ul></td><td>Park.</td>'),
    ['Kino hraje.', 'Dost.', 'škola', 'Park.'],
  ],
  [
    'with paragraphs',
    table('<td>Kino.</td><td>Dost.</td>', '<td><p>Škola.</p><p>Most.</p></td><td>Park.</td>'),
    ['Kino.', 'Dost.', 'Škola.', 'Most.', 'Park.'],
  ],
  [
    'with headings',
    table('<td>Kino.</td><td>Dost.</td>', '<td><h3>Škola</h3></td><td>Park.</td>'),
    ['Kino.', 'Dost.', 'Škola » Park.'],
  ],
  [
    'with a table inside',
    table(
      `<td>Kino.</td><td>Dost.</td>`,
      `<td>${table('<th>Stavba</th><th>Rok</th>', '<td>Most</td><td>2027</td>')}</td><td>Park.</td>`,
    ),
    ['Kino.', 'Dost.', 'Stavba: Most; Rok: 2027', 'Park.'],
  ],
  [
    'with a caption',
    `<table><caption>Kultura</caption><tr><td>Kino.</td></tr></table>`,
    ['Kultura', 'Kino.'],
  ],
])

test('a row says its own lines and not those of the heads', () => {
  const document = read(withHead('| Stavba | Rok |\n|---|---|\n| Most | 2027 |\n'))
  expect(document.entries.map(({ span }) => document.line(span.from))).toEqual([6])
})

test('whatever a table is made of, its cells are said in their order and nothing else is', () => {
  const parts =
    '<table>¦</table>¦<tr>¦</tr>¦<td>¦</td>¦<th>¦<td colspan=2>¦<td rowspan=3>¦<caption>¦</caption>¦<p>¦<ul><li>¦most ¦5 ¦\n\n¦| a | b |\n|-|-|\n| c | d |\n'
  holds(
    fc.property(soup(parts), body => {
      // `read` cuts every entry again and compares.
      for (const { text, stretches } of read(withHead(body)).entries) {
        let at = 0
        for (const stretch of stretches) {
          at = text.indexOf(stretch, at)
          expect(at, text).toBeGreaterThanOrEqual(0)
          at += stretch.length
        }
      }
    }),
  )
})
