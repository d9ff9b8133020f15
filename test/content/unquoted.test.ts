import { describe, expect, test } from 'vitest'
import { checkDocuments } from '../../src/content/check.ts'
import { unquotedFindings } from '../../src/content/unquoted.ts'
import { gazetteer, read, shown, withHead } from '../documents.ts'

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

test('check says so, with the line', () => {
  const problems = checkDocuments([read(withHead('Park.\n\n~~Lanovka.~~'))], gazetteer)
  expect(problems.filter(({ rule }) => rule === 'text-struck-out')).toMatchObject([
    { severity: 'warning', file: '2022-kolin/text.md', line: 6 },
  ])
})

test('none of it is quoted', () => {
  const body =
    '~~Postavíme lanovku.~~ Lanovku stavět nebudeme.\n\n{% if a %}\n\nVěta o baletu.\n\n{% endif %}\n\nDost.'
  expect(shown(read(withHead(body)))).toEqual(['Lanovku stavět nebudeme.', 'Dost.'])
})
