/** Lexicon: what the engine knows about Czech public life: places, concepts, stop words and frames, read from the data files in `lexicon/`. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../czech/fold.ts'
import { Frames } from '../czech/frames.ts'
import { stems } from '../czech/stem.ts'
import { StopWords } from '../czech/stopwords.ts'
import { Gazetteer } from '../places/gazetteer.ts'
import { Analyzer } from '../search/analysis.ts'
import { Thesaurus } from '../search/thesaurus.ts'

export interface Lexicon {
  /** Where it was read from. */
  readonly folder: string
  readonly gazetteer: Gazetteer
  readonly thesaurus: Thesaurus
  /** Words that only frame a question. */
  readonly frames: Frames
  /** Stems of common words: correct Czech, even where no text has them. */
  readonly commonWords: ReadonlySet<string>
  /** The texts of the lists of words, read anew: nobody but a model needs their letters. */
  readonly wordLists: () => readonly string[]
}

/**
 * Reads `places.txt`, `common-words.txt`, `stopwords.txt`, `frames.txt`, `party.txt` where there is one, and
 * `thesaurus/*.txt` of `folder`. Throws when a line does not follow its format.
 */
export function readLexicon(folder: string): Lexicon {
  const concepts = join(folder, 'thesaurus')
  const files = readdirSync(concepts)
    .filter(name => name.endsWith('.txt'))
    .sort()
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const party = existsSync(join(folder, 'party.txt')) ? read('party.txt') : ''
  const analyzer = new Analyzer(new StopWords({ stopwords: read('stopwords.txt'), party }))
  return {
    folder,
    gazetteer: new Gazetteer(read('places.txt')),
    thesaurus: Thesaurus.read(
      files.map(name => ({ name, text: readFileSync(join(concepts, name), 'utf8') })),
      analyzer,
    ),
    frames: new Frames(read('frames.txt')),
    commonWords: readCommonWords(read('common-words.txt')),
    wordLists: () =>
      ['common-words.txt', ...files.map(name => join('thesaurus', name))].map(name =>
        withoutRemarks(read(name)),
      ),
  }
}

function withoutRemarks(file: string): string {
  return file.replace(/^#.*$/gm, '')
}

function readCommonWords(file: string): ReadonlySet<string> {
  const words = withoutRemarks(file).split(/\s+/).filter(Boolean)
  return new Set(words.map(word => stems(fold(word))[0] ?? ''))
}
