/** The shipped lexicon, read once for all that is measured. */

import { fileURLToPath } from 'node:url'
import { readLexicon } from '../../src/engine/lexicon.ts'

export const LEXICON = readLexicon(fileURLToPath(new URL('../../lexicon', import.meta.url)))
