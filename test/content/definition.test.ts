import { shownBody } from '../documents.ts'
import { readings } from '../support.ts'

readings('the meaning of a term stands under it', shownBody, [
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
])

const LONG =
  'Kolaudace je slovo, které v programu vysvětlíme, protože ho každý občan ve městě jednou potřebuje znát.'

readings('no term and meaning', shownBody, [
  ['a colon without a space', 'Kolaudace\n:Povolí stavbu.', ['Kolaudace :Povolí stavbu.']],
  ['a colon in the line', 'Kolaudace : Povolí stavbu.', ['Kolaudace : Povolí stavbu.']],
  ['a whole paragraph before the colon', `${LONG}\n: Povolí stavbu.`, [`${LONG} : Povolí stavbu.`]],
])
