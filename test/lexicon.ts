/** The lexicon that ships with the program, read once for all tests. */

import { fileURLToPath } from 'node:url'
import { readLexicon } from '../src/engine/lexicon.ts'

export const LEXICON = fileURLToPath(new URL('../lexicon', import.meta.url))

export const lexicon = readLexicon(LEXICON)
