/** Surnames: forms written by hand, without accents. */

import { expect, test } from 'vitest'
import { Surnames } from '../../src/czech/surnames.ts'

/** Surname, its forms. */
const ROWS: readonly (readonly [string, string])[] = [
  ['Rybář', 'rybar rybare rybari rybarovi rybarem rybarova rybarove rybarovou rybaruv rybarovy'],
  ['Dub', 'dub duba dubu dubovi dubem dubove dubova dubovou'],
  ['Marek', 'marek marka markovi markem markova markove'],
  ['Moravec', 'moravec moravce moravcem moravcova'],
  ['Lípa', 'lipa lipy lipovi lipu lipou lipove lipova lipovou lipuv'],
  ['Zelený', 'zeleny zeleneho zelenemu zelenym zelena zelene zelenou'],
  ['Krejčí', 'krejci'],
  ['Petrů', 'petru'],
  ['Sovová', 'sovova sovove sovovou'],
]

test.each(ROWS)('%s', (surname, forms) => {
  const surnames = Surnames.of(`# poznámka\n${surname.toLowerCase()}`)
  expect(forms.split(' ').filter(form => !surnames.has(form))).toEqual([])
  expect(
    ['poznamka', 'ryba', 'dubit', 'mor', 'lip', 'zelen', 'petr', 'sova'].filter(word => surnames.has(word)),
  ).toEqual([])
})
