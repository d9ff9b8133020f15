/** What stands in quotation marks, however they are written, and the parts between ellipses. */

import { partsOf, quotationsIn } from '../../src/text/quotation.ts'
import { type Reading, readings } from '../support.ts'

const QUOTATIONS: readonly Reading[] = [
  ['Czech marks', 'Řekl: „Opravíme most.“ A „park“.', ['Opravíme most.', 'park']],
  ['marks inside of marks', '„Opravíme „starý“ most.“', ['Opravíme „starý“ most.']],
  ['closed by the mark that opens in English', '„most“ a „park“', ['most', 'park']],
  ['closed as a keyboard does', '„most" a „park"', ['most', 'park']],
  ['closed in another way', '„most” a „park”', ['most', 'park']],
  ['English marks', 'Řekl “most” a “park”.', ['most', 'park']],
  ['pointed marks', '»most« a »park«', ['most', 'park']],
  ['pointed marks the other way', '«most» a «park»', ['most', 'park']],
  ['straight marks', 'Řekl "most" a "park".', ['most', 'park']],
  ['straight marks inside of Czech ones', '„Opravíme "starý" most.“', ['Opravíme "starý" most.']],
  ['over several lines', '„most\na park“', ['most\na park']],
  ['not closed before a blank line', '„most\n\n„park“', ['most', 'park']],
  ['not closed at all', 'a „most', ['most']],
  ['closed only', 'most“ a park', []],
  ['nothing between them', '„“ a „ “', []],
  ['none', 'Opravíme most.', []],
]

const PARTS: readonly Reading[] = [
  ['none left out', 'Opravíme most.', ['Opravíme most.']],
  ['an ellipsis', 'Opravíme … most.', ['Opravíme', 'most.']],
  ['points', 'Opravíme... most ..... dnes', ['Opravíme', 'most', 'dnes']],
  ['in brackets', 'Opravíme […] most (...) dnes [...]', ['Opravíme', 'most', 'dnes']],
  ['at both ends', '… most …', ['most']],
  ['two points are none', 'Opravíme.. most', ['Opravíme.. most']],
  ['nothing else', '…', []],
]

readings('quotations', quotationsIn, QUOTATIONS)
readings('parts of a quotation', partsOf, PARTS)
