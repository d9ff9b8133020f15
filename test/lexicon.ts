/** The lexicon that ships with the program, read once for all tests and for the commands they run. */

import { fileURLToPath } from 'node:url'
import { openLexicon } from '../adapters/shared/content.ts'

export const LEXICON = fileURLToPath(new URL('../lexicon', import.meta.url))

export const lexicon = openLexicon()
