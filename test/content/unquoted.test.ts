import { describe, expect, test } from 'vitest'
import { unquotedFindings } from '../../src/content/unquoted.ts'
import { checked, read, shown, withHead } from '../documents.ts'

const found = (body: string, head = '') =>
  unquotedFindings(read(withHead(body, head))).map(({ rule, line, message }) => `${rule}:${line} ${message}`)

const STRUCK = 'is struck out and is not quoted.'
const CONDITIONAL =
  'stands between tags such as {% if %} and {% endif %}, so that a page may not show it; it is not quoted.'

describe('an editor hears of', () => {
  test.each([
    [
      'a struck-out promise',
      'Park.\n\n~~Postavíme lanovku.~~',
      [`text-struck-out:6 "Postavíme lanovku." ${STRUCK}`],
    ],
    [
      'one in HTML',
      '<del>Postavíme <b>lanovku</b>.</del>',
      [`text-struck-out:4 "Postavíme lanovku." ${STRUCK}`],
    ],
    [
      'several at the first of them',
      'Park.\n\n~~Lanovka~~ a ~~aquapark~~.',
      [`text-struck-out:6 "Lanovka" ${STRUCK} (1 more below.)`],
    ],
    [
      'a condition',
      'Park.\n\n{% if a %}<b>Věta</b> {{ b }} o baletu.{% endif %}',
      [`text-conditional:6 "Věta o baletu." ${CONDITIONAL}`],
    ],
    [
      'both',
      '{% if a %}Věta.{% endif %}\n\n~~Lanovka~~',
      [`text-struck-out:6 "Lanovka" ${STRUCK}`, `text-conditional:4 "Věta." ${CONDITIONAL}`],
    ],
    [
      'no more than the beginning of a long one',
      `~~${'Lanovka '.repeat(20)}a dost.~~`,
      [`text-struck-out:4 "${'Lanovka '.repeat(7)}Lano…" ${STRUCK}`],
    ],
    ['a note', '[^1]: Je ~~skoro~~ hotovo.', [`text-struck-out:4 "skoro" ${STRUCK}`]],
  ])('%s', (_, body, expected) => {
    expect(found(body)).toEqual(expected)
  })

  test('one in the head', () => {
    expect(found('Park.', 'perex: Bude ~~lanovka~~ park.\n')).toEqual([
      `text-struck-out:3 "lanovka" ${STRUCK}`,
    ])
  })

  test.each([
    ['no conditional tag without words', '{% for a in b %}<li class="x">{{ a }}</li>{% endfor %}'],
    ['no empty stroke', 'Park <del> </del> kvete.'],
    ['no comment', '{% comment %}Tajné.{% endcomment %}'],
  ])('%s', (_, body) => {
    expect(found(body)).toEqual([])
  })
})

const rules = (body: string) =>
  unquotedFindings(read(withHead(body))).map(({ rule, line }) => `${rule}:${line}`)

describe('a text into which a template prints is not quoted:', () => {
  test.each([
    ['a value in a sentence', 'Postavíme {{ site.data.pocet }} bytů.', [], ['text-patchy:4']],
    ['a value at its beginning', '{{ pocet }} bytů postavíme.', [], ['text-patchy:4']],
    ['a value at its end', 'Byty postavíme v roce {{ rok }}', [], ['text-patchy:4']],
    ['a value at the end of a line', 'Postavíme {{ pocet }}  \nbytů.', [], ['text-patchy:4']],
    ['a part of the page in a sentence', 'Postavíme {% include pocet.html %} bytů.', [], ['text-patchy:4']],
    [
      'a part of the page between its lines',
      'Postavíme\n{% include pocet.html %}\nbytů.',
      [],
      ['text-patchy:4'],
    ],
    ['an item', '- Park.\n- Postavíme {{ pocet }} bytů.', ['Park.'], ['text-patchy:5']],
    ['HTML', '<p>Postavíme {{ pocet }} bytů.</p><p>Park.</p>', ['Park.'], ['text-patchy:4']],
    [
      'a row of a table',
      '| Co | Kolik |\n|--|--|\n| Byty | {{ pocet }} nových |\n| Parky | 6 |',
      ['Co: Parky; Kolik: 6'],
      ['text-patchy:6'],
    ],
    [
      'an introduction, which introduces nothing then',
      'Odmítáme:\n\nDo roku {{ rok }} postavíme:\n\n- most',
      ['Odmítáme:', 'most'],
      ['text-patchy:6'],
    ],
    ['but not below a part of the page', '{% include obrazek.html %}\n\nPark.', ['Park.'], []],
    ['but not where it only sets a value', 'Postavíme{% assign a = 1 %} park.', ['Postavíme park.'], []],
    ['but not for the address of a link', 'Viz [náš plán]({{ a }}/plan).', ['Viz náš plán.'], []],
  ])('%s', (_, body, quoted, expected) => {
    expect(shown(read(withHead(body)))).toEqual(quoted)
    expect(rules(body)).toEqual(expected)
  })
})

describe('text that is lost because nothing closes', () => {
  test.each([
    ['a comment', '<!-- poznámka', 'text-unclosed:6'],
    ['a script', '<script> let a', 'text-unclosed:6'],
    ['a style', '<style> b {}', 'text-unclosed:6'],
    ['a comment of kramdown', '{::comment} poznámka', 'text-unclosed:6'],
  ])('%s is named', (_, opening, expected) => {
    const body = `Park.\n\n${opening}\n\nPostavíme lanovku.\n`
    expect(shown(read(withHead(body)))).toEqual(['Park.'])
    expect(rules(body)).toEqual([expected])
    expect(found(body)[0]).toMatch(/Postavíme lanovku." and all that follows is lost/)
  })

  test('one that is closed is not', () => {
    expect(rules('<!-- a --> <script>b</script><style>c</style>{::comment}d{:/comment}\n\nPark.')).toEqual([])
  })
})

describe('what a page hides or strikes out by HTML is not quoted:', () => {
  test.each([
    ['a struck-out style', '<p style="text-decoration: line-through">Lanovka.</p>', 'text-struck-out'],
    [
      'the same, longer',
      "<p style='color:red;text-decoration-line:line-through'>Lanovka.</p>",
      'text-struck-out',
    ],
    ['hidden', '<p hidden>Lanovka.</p>', 'text-hidden'],
    ['hidden without an end', '<p hidden>Lanovka.', 'text-hidden'],
    [
      'a style without display',
      '<div style="display:none"><div>Lanovka.</div> Lanovka.</div>',
      'text-hidden',
    ],
    ['a style without sight', '<span style="visibility: hidden">Lanovka.</span>', 'text-hidden'],
    ['a template', '<template>Lanovka.</template>', 'text-hidden'],
    ['noscript', '<noscript>Lanovka.</noscript>', 'text-hidden'],
    ['title', '<title>Lanovka.</title>', 'text-hidden'],
    ['iframe', '<iframe>Lanovka.</iframe>', 'text-hidden'],
    ['textarea', '<textarea>Lanovka.</textarea>', 'text-hidden'],
    ['options', '<select><option>Lanovka.<option>Lanovka.</select>', 'text-hidden'],
    ['a hidden table', '<table hidden><tr><td>a</td><td>Lanovka.</td></tr></table>', 'text-hidden'],
    ['a hidden item and its list', '<ul><li hidden>Lanovka <ul><li>a</li></ul></ul>', 'text-hidden'],
  ])('%s', (_, html, rule) => {
    const body = `${html}\n\n<p>Dobrý park.</p>\n`
    expect(shown(read(withHead(body)))).toEqual(['Dobrý park.'])
    expect(rules(body)).toEqual([`${rule}:4`])
  })

  test.each([
    ['a picture', '<img hidden>Park.'],
    ['a class of that name', '<p class="a hidden" title=\' hidden\'>Park.</p>'],
    ['an underline', '<p style="text-decoration: underline">Park.</p>'],
    ['a part below a button', '<button>Zobrazit</button>\n<div style="display:none">Park.</div>'],
    ['a part that a button may find', '<div id="park" hidden>Park.</div>'],
    ['a closed tag', '<span hidden/>Park.'],
  ])('but not for %s', (_, body) => {
    expect(read(withHead(body)).entries.map(({ text }) => text)).toEqual(['Park.'])
    expect(rules(body)).toEqual([])
  })
})

describe('the words of a value in quotes are said without its escapes:', () => {
  test.each([
    ['single quotes', "perex: 'Most pana O''Neilla stojí.'", ["Most pana O'Neilla stojí."], []],
    ['double quotes', 'perex: "Most \\"U mlýna\\" stojí."', ['Most "U mlýna" stojí.'], []],
    ['letters that are no letters of the file', 'perex: "Po\\u010dk\\u00e1me."', [], ['text-escaped:3']],
    ['a line break', 'perex: "Most.\\nPark."', [], ['text-escaped:3']],
  ])('%s', (_, head, quoted, expected) => {
    const document = read(withHead('', `${head}\n`))
    expect(shown(document)).toEqual(quoted)
    expect(unquotedFindings(document).map(({ rule, line }) => `${rule}:${line}`)).toEqual(expected)
  })
})

test('check says so, with the line', () => {
  const problems = checked([read(withHead('Park.\n\n~~Lanovka.~~'))])
  expect(problems.filter(({ rule }) => rule === 'text-struck-out')).toMatchObject([
    { severity: 'warning', file: '2022-kolin/text.md', line: 6 },
  ])
})

test('none of it is quoted', () => {
  const body =
    '~~Postavíme lanovku.~~ Lanovku stavět nebudeme.\n\n{% if a %}\n\nVěta o baletu.\n\n{% endif %}\n\nDost.'
  expect(shown(read(withHead(body)))).toEqual(['Lanovku stavět nebudeme.', 'Dost.'])
})
