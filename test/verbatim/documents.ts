/** Documents made of words that are known beforehand, in every form that texts are written in. */

import fc from 'fast-check'

/** A piece of a file, and the texts that a reader of its page would quote from it. */
export interface Piece {
  readonly written: string
  readonly quoted: readonly string[]
}

const WORDS =
  'město ulice park škola most řeka náměstí lávka pěší kola zeleň úřad smlouva občan spolek kino jízdné byt voda vlak'.split(
    ' ',
  )

interface Style {
  /** What stands between two words. */
  readonly joints: readonly string[]
  /** A word with marks that a page does not print. */
  readonly marked: readonly ((word: string) => string)[]
}

const HTML: Style = {
  joints: [' ', ' ', '  ', '\n', '<br>', '<br />\n', '&nbsp;', '\u00a0'],
  marked: [
    word => `<b>${word}</b>`,
    word => `<span class="a">${word}</span>`,
    word => `<a href="/a">${word}</a>`,
    word => `${word}<!-- tajné -->`,
    word => `<del>škrtnuté slovo</del> ${word}`,
    word => `<s>škrtnuté</s> ${word}`,
    word => `${word}{% assign tajne = 1 %}`,
    word => `{% if tajne %}jen někdy{% endif %} ${word}`,
    word => word.replace('e', '&#101;'),
  ],
}
const MARKDOWN: Style = {
  joints: [...HTML.joints, '  \n', '\\\n'],
  marked: [
    ...HTML.marked,
    word => `**${word}**`,
    word => `_${word}_`,
    word => `[${word}](/a)`,
    word => `\`${word}\``,
    word => `~~škrtnuté slovo~~ ${word}`,
    word => `${word}[^1]`,
    word => `${word}{: .trida}`,
  ],
}
const ONE_LINE: Style = { ...MARKDOWN, joints: [' ', '  ', '&nbsp;', '<br>'] }

/** A sentence and how it is written. Its first word stays plain: a line of marks alone would be a heading. */
function sentence({ joints, marked }: Style, indent = ''): fc.Arbitrary<readonly [string, string]> {
  const word = fc.record({
    word: fc.constantFrom(...WORDS),
    joint: fc.constantFrom(...joints),
    mark: fc.option(fc.constantFrom(...marked), { freq: 3 }),
  })
  return fc.array(word, { minLength: 3, maxLength: 9 }).map(words => {
    const written = words.map(({ word, joint, mark }) => {
      const line = joint.endsWith('\n') || mark === null
      return (line ? word : mark(word)).replace(/^/, joint.replace(/\n$/, `\n${indent}`))
    })
    return [`Nový${written.join('')}.`, `Nový ${words.map(({ word }) => word).join(' ')}.`]
  })
}

const several = (style: Style, indent = '') =>
  fc.array(sentence(style, indent), { minLength: 1, maxLength: 3 })

function piece(
  parts: fc.Arbitrary<readonly (readonly [string, string])[]>,
  write: (parts: readonly string[]) => string,
): fc.Arbitrary<Piece> {
  return parts.map(list => ({
    written: write(list.map(([written]) => written)),
    quoted: list.map(([, quoted]) => quoted),
  }))
}

const lines = (start: string, parts: readonly string[], end = '') =>
  parts.map(part => `${start}${part}${end}`).join('\n')

interface Figures {
  readonly written: readonly string[][]
  readonly quoted: readonly string[]
}

/** A table of two or three columns, some cells empty, as written and as its rows are read. */
function figures(style: Style): fc.Arbitrary<Figures> {
  const cell = fc.option(sentence(style), { freq: 4, nil: ['', ''] as const })
  const heads = ['Stavba', 'Rok:', 'Cena bez daně']
  return fc.integer({ min: 2, max: 3 }).chain(columns =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 })
      .filter(rows => rows.flat().some(([written]) => written !== ''))
      .map(rows => ({
        written: [heads.slice(0, columns), ...rows.map(row => row.map(([written]) => written))],
        quoted: rows
          .map(row =>
            row
              .flatMap(([, text], at) => (text === '' ? [] : `${heads[at]?.replace(':', '')}: ${text}`))
              .join('; '),
          )
          .filter(text => text !== ''),
      })),
  )
}

const pipes = (row: readonly string[]) => `| ${row.join(' | ')} |`

const MARKDOWN_TABLE = figures(ONE_LINE).map(
  ({ written: [head = [], ...rows], quoted }): Piece => ({
    written: [pipes(head), pipes(head.map(() => '---')), ...rows.map(pipes)].join('\n'),
    quoted,
  }),
)

const HTML_TABLE = figures(HTML).map(({ written, quoted }): Piece => {
  const row = (cells: readonly string[], at: number) => {
    const tag = at === 0 ? 'th' : 'td'
    return `<tr>\n${cells.map(cell => `  <${tag}>${cell}</${tag}>`).join('\n')}\n</tr>`
  }
  return { written: `<table>\n${written.map(row).join('\n')}\n</table>`, quoted }
})

const PIECE: fc.Arbitrary<Piece> = fc.oneof(
  piece(several(MARKDOWN), parts => parts.join('\n\n')),
  piece(several(MARKDOWN, '  '), parts => lines('- ', parts)),
  piece(several(MARKDOWN, '   '), parts => lines('1. ', parts)),
  piece(several(MARKDOWN, '      '), parts => lines('- [ ] ', parts)),
  piece(several(MARKDOWN, '> '), parts => parts.map(part => `> ${part}`).join('\n\n')),
  piece(several(HTML), parts => lines('<p>', parts, '</p>')),
  piece(several(HTML), parts => `<div>${lines('<div>', parts, '</div>')}</div>`),
  piece(several(HTML), parts => `<ul>\n${lines('<li>', parts, '</li>')}\n</ul>`),
  piece(several(HTML), parts => `<dl><dt>Pojem</dt>\n${lines('<dd>', parts, '</dd>')}\n</dl>`),
  // Markdown that a page prints with its bullets, as it stands inside HTML.
  piece(
    several({ ...HTML, joints: [' ', '\n'] }),
    parts => `<dl><dt>Pojem</dt><dd>\n${lines('- ', parts)}</dd>\n</dl>`,
  ),
  piece(several({ ...ONE_LINE, joints: [' ', '&nbsp;'] }), parts => `Pojem\n${lines(': ', parts)}`),
  piece(several({ ...ONE_LINE, joints: [' ', '\n  '] }), parts => lines('[^1]: ', parts)),
  MARKDOWN_TABLE,
  HTML_TABLE,
  fc.constantFrom(
    { written: '## Nadpis', quoted: [] },
    { written: '~~Škrtnutý odstavec.~~', quoted: [] },
    { written: '<p><del>Škrtnutý odstavec.</del></p>', quoted: [] },
    { written: '{% for a in b %}\n\nVěta z cyklu.\n\n{% endfor %}', quoted: [] },
    { written: 'Postavíme {{ page.pocet }} domů.', quoted: [] },
    { written: '<p>Postavíme {{ page.pocet }} domů.</p>', quoted: [] },
    { written: '<p hidden>Skrytá věta.</p>', quoted: [] },
    { written: '<div style="display: none">Skrytá věta.</div>', quoted: [] },
    { written: '{% comment %} Tajná věta. {% endcomment %}', quoted: [] },
    { written: '<!-- Tajná věta. -->', quoted: [] },
    { written: '*[HTML]: HyperText Markup', quoted: [] },
    { written: '{: .trida}', quoted: [] },
  ),
)

/** The body of a file, and its texts in order. */
export const BODY: fc.Arbitrary<Piece> = fc.array(PIECE, { minLength: 1, maxLength: 6 }).map(pieces => ({
  written: pieces.map(({ written }) => `${written}\n`).join('\n'),
  quoted: pieces.flatMap(({ quoted }) => quoted),
}))
