/** What somebody tells of himself is part of the subject. */

import type { circumstancesIn as read } from '../../../src/question/circumstance.ts'

export const circumstancesIn: typeof read = () => ({ words: new Set(), places: new Set() })
