/** What the engine knows about Czech public life: places and concepts, read from the data files in `config/`. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Gazetteer } from './places/gazetteer.ts'
import { Thesaurus } from './search/thesaurus.ts'

export interface Lexicon {
  /** Where it was read from. */
  readonly folder: string
  readonly gazetteer: Gazetteer
  readonly thesaurus: Thesaurus
}

/** Reads `places.txt` and `thesaurus/*.txt` of `folder`. Throws when a line does not follow its format. */
export function readLexicon(folder: string): Lexicon {
  const concepts = join(folder, 'thesaurus')
  const files = readdirSync(concepts)
    .filter(name => name.endsWith('.txt'))
    .sort()
  return {
    folder,
    gazetteer: new Gazetteer(readFileSync(join(folder, 'places.txt'), 'utf8')),
    thesaurus: new Thesaurus(files.map(name => ({ name, text: readFileSync(join(concepts, name), 'utf8') }))),
  }
}
