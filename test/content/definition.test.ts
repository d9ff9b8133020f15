import { describe, expect, test } from 'vitest'
import { shownBody } from '../documents.ts'

type Row = readonly [name: string, body: string, shown: readonly string[]]

describe('the meaning of a term stands under it', () => {
  test.each<Row>([
    ['in the next line', 'Kolaudace\n: Povolí užívat stavbu.', ['Kolaudace » Povolí užívat stavbu.']],
    ['after an empty line', 'Kolaudace\n\n: Povolí užívat stavbu.', ['Kolaudace » Povolí užívat stavbu.']],
    [
      'with others',
      'Kolaudace\n: Povolí užívat stavbu.\n: Koná se na místě.',
      ['Kolaudace » Povolí užívat stavbu.', 'Kolaudace » Koná se na místě.'],
    ],
    [
      'over two lines',
      'Kolaudace\n: Povolí užívat\n  stavbu i dvůr.',
      ['Kolaudace » Povolí užívat stavbu i dvůr.'],
    ],
    [
      'beside another term',
      'Kolaudace\n: Povolí stavbu.\n\nDemolice\n: Zbourá ji.',
      ['Kolaudace » Povolí stavbu.', 'Demolice » Zbourá ji.'],
    ],
    ['with marks', '**Kolaudace**\n: Povolí _užívat_ stavbu.', ['Kolaudace » Povolí užívat stavbu.']],
  ])('%s', (_, body, expected) => {
    expect(shownBody(body)).toEqual(expected)
  })
})

describe('no term and meaning', () => {
  const LONG =
    'Kolaudace je slovo, které v programu vysvětlíme, protože ho každý občan ve městě jednou potřebuje znát.'

  test.each<Row>([
    ['a colon without a space', 'Kolaudace\n:Povolí stavbu.', ['Kolaudace :Povolí stavbu.']],
    ['a colon in the line', 'Kolaudace : Povolí stavbu.', ['Kolaudace : Povolí stavbu.']],
    ['a whole paragraph before the colon', `${LONG}\n: Povolí stavbu.`, [`${LONG} : Povolí stavbu.`]],
  ])('%s', (_, body, expected) => {
    expect(shownBody(body)).toEqual(expected)
  })
})
