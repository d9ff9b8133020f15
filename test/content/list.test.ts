/** What a colon at the end of a paragraph introduces, and what introduces an item. */

import { describe, expect, test } from 'vitest'
import { introductionsOf } from '../../src/content/list.ts'
import { read, withHead } from '../documents.ts'
import { readings } from '../support.ts'

const entriesOf = (body: string) => read(withHead(body)).entries

/** `Postavíme: • lávku • most`, a dash for each level below, three dots where something is missing. */
function lists(body: string): string[] {
  return entriesOf(body).flatMap(({ text, list }) => {
    if (list === null) return []
    const items = list.items.map(item => `${'–'.repeat(item.level)}• ${item.text}`)
    return [[text, ...items, ...(list.isWhole ? [] : ['…'])].join(' ')]
  })
}

/** What introduces each entry, with bars between. */
function introductions(body: string): string[] {
  return entriesOf(body).map(({ text, lead }) =>
    [...introductionsOf(lead).map(({ text, refersBack }) => (refersBack ? `… ${text}` : text)), text].join(
      ' | ',
    ),
  )
}

readings('a colon introduces', lists, [
  ['the list below', 'Postavíme:\n\n- lávku,\n- most.', ['Postavíme: • lávku, • most.']],
  ['a list without a gap', 'Postavíme:\n- lávku,\n- most.', ['Postavíme: • lávku, • most.']],
  [
    'a list of HTML, whose text ends with a line break',
    '<div>\nPostavíme:\n<ul>\n<li> lávku,</li>\n<li> most.</li>\n</ul>\n</div>',
    ['Postavíme: • lávku, • most.'],
  ],
  [
    'the lists in the list',
    'Postavíme:\n\n- v centru:\n  - lávku,\n  - most,\n- tunel.',
    ['Postavíme: • v centru: –• lávku, –• most, • tunel.', 'v centru: • lávku, • most,'],
  ],
  [
    'the rows of a table',
    'Ceny:\n\n| Stavba | Cena |\n|---|---|\n| Lávka | 5 |\n',
    ['Ceny: • Stavba: Lávka; Cena: 5'],
  ],
  ['nothing that is a paragraph', 'Postavíme:\n\nLávku.', ['Postavíme: …']],
  ['nothing below a heading', 'Postavíme:\n\n## Doprava\n\n- lávku', ['Postavíme: …']],
  ['nothing at the end', 'Postavíme:', ['Postavíme: …']],
  ['no list where there is no colon', 'Postavíme toto.\n\n- lávku', []],
  [
    'a list of which an item is filled in by a template',
    'Postavíme:\n\n- lávku za {{ page.cena }} korun,\n- most.',
    ['Postavíme: • most. …'],
  ],
])

test('a very long list is kept in part', () => {
  const items = Array.from({ length: 60 }, (_, at) => `- bod ${at + 1}`).join('\n')
  const [entry] = entriesOf(`Postavíme:\n\n${items}`)
  expect(entry?.list?.items).toHaveLength(40)
  expect(entry?.list?.isWhole).toBe(false)
})

readings('an item is introduced', introductions, [
  [
    'by all the lists that it stands in',
    'Nepodpoříme:\n\n- v dopravě:\n  - mýtné,',
    ['Nepodpoříme:', 'Nepodpoříme: | v dopravě:', 'Nepodpoříme: | v dopravě: | mýtné,'],
  ],
  [
    'by the last sentence',
    'Město roste. Postavíme:\n\n- lávku',
    ['Město roste. Postavíme:', 'Postavíme: | lávku'],
  ],
  [
    'with the noun of its pronoun',
    'Město roste. Byty jsou drahé. Na ně dáme:\n\n- pozemky',
    ['Město roste. Byty jsou drahé. Na ně dáme:', 'Byty jsou drahé. Na ně dáme: | pozemky'],
  ],
  [
    'with a sign that the noun of its pronoun stands before it',
    'Byty jsou drahé.\n\nNa ně dáme:\n\n- pozemky',
    ['Byty jsou drahé.', 'Na ně dáme:', '… Na ně dáme: | pozemky'],
  ],
  [
    'without one below the heading that has its noun',
    'Město roste.\n\n## Byty\n\nNa ně dáme:\n\n- pozemky',
    ['Město roste.', 'Na ně dáme:', 'Na ně dáme: | pozemky'],
  ],
  [
    'with who wants it',
    'Radnice navrhuje změny. Půjde o toto:\n\n- zbourání nádraží',
    ['Radnice navrhuje změny. Půjde o toto:', 'Radnice navrhuje změny. Půjde o toto: | zbourání nádraží'],
  ],
  [
    'with our refusal',
    'Plán odmítáme. Má tři části. Jsou v něm:\n\n- sklady',
    ['Plán odmítáme. Má tři části. Jsou v něm:', 'Plán odmítáme. Má tři části. Jsou v něm: | sklady'],
  ],
  [
    'with a condition',
    'Pokud vyhrajeme, začneme hned. Priority jsou:\n\n- školy',
    [
      'Pokud vyhrajeme, začneme hned. Priority jsou:',
      'Pokud vyhrajeme, začneme hned. Priority jsou: | školy',
    ],
  ],
])

describe('lists inside of each other', () => {
  const nested = (depth: number) =>
    `Nepodpoříme:\n\n${Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- bod ${at + 1}:`).join('\n')}\n`

  test('are named as long as there are few of them', () => {
    const chains = entriesOf(nested(12)).map(({ lead }) => introductionsOf(lead).length)
    expect(chains[5]).toBe(5)
    expect(Math.max(...chains)).toBe(6)
  })
})
