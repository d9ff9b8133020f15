/** Lexicon: what the engine knows about Czech public life: places and concepts, read from the data files in `lexicon/`. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../czech/fold.ts'
import { stems } from '../czech/stem.ts'
import { Gazetteer } from '../places/gazetteer.ts'
import { Thesaurus } from '../search/thesaurus.ts'

export interface Lexicon {
  /** Where it was read from. */
  readonly folder: string
  readonly gazetteer: Gazetteer
  readonly thesaurus: Thesaurus
  /** Stems of common words: correct Czech, even where no text has them. */
  readonly commonWords: ReadonlySet<string>
}

/** Reads `places.txt`, `common-words.txt` and `thesaurus/*.txt` of `folder`. Throws when a line does not follow its format. */
export function readLexicon(folder: string): Lexicon {
  const concepts = join(folder, 'thesaurus')
  const files = readdirSync(concepts)
    .filter(name => name.endsWith('.txt'))
    .sort()
  return {
    folder,
    gazetteer: new Gazetteer(readFileSync(join(folder, 'places.txt'), 'utf8')),
    thesaurus: new Thesaurus(files.map(name => ({ name, text: readFileSync(join(concepts, name), 'utf8') }))),
    commonWords: readCommonWords(readFileSync(join(folder, 'common-words.txt'), 'utf8')),
  }
}

function readCommonWords(file: string): ReadonlySet<string> {
  const words = file.replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean)
  return new Set(words.map(word => stems(fold(word))[0] ?? ''))
}
