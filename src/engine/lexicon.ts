/** Lexicon: what the engine knows about Czech public life: places, concepts, stop words and frames, read from the data files in `lexicon/`. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { areSame, type Stamps, stampsOf } from '../content/file-stamp.ts'
import { fold } from '../czech/fold.ts'
import { Frames } from '../czech/frames.ts'
import { stems } from '../czech/stem.ts'
import { StopWords } from '../czech/stopwords.ts'
import { Surnames } from '../czech/surnames.ts'
import { Spellings } from '../meaning/spellings.ts'
import { Gazetteer } from '../places/gazetteer.ts'
import { Analyzer } from '../search/analysis.ts'
import { Thesaurus } from '../search/thesaurus.ts'
import { readTerms } from '../search/thesaurus-file.ts'
import { filesKey } from './files-key.ts'
import { readWords, saveWords, type Words } from './lexicon-file.ts'

export interface Lexicon {
  /** Where it was read from. */
  readonly folder: string
  readonly gazetteer: Gazetteer
  readonly thesaurus: Thesaurus
  /** Words that only frame a question. */
  readonly frames: Frames
  /** Stems of common words: correct Czech, even where no text has them. */
  readonly commonWords: ReadonlySet<string>
  /** Names of people that a question may write with a small letter. */
  readonly surnames: Surnames
  /** How its lists write their words. */
  readonly listed: Spellings
}

/**
 * Reads `places.txt`, `common-words.txt`, `stopwords.txt`, `frames.txt`, `surnames.txt` and `party.txt` where there are any, and
 * `thesaurus/*.txt` of `folder`. Throws when a line does not follow its format. What was made of them is kept in the folder
 * `saveTo`, where there is one and it can be written, and taken from there as long as no file changes.
 */
export function readLexicon(folder: string, saveTo: string | null = null): Lexicon {
  const readIfAny = (name: string) => (existsSync(join(folder, name)) ? read(folder, name) : '')
  const stopWords = new StopWords({ stopwords: read(folder, 'stopwords.txt'), party: readIfAny('party.txt') })
  const analyzer = new Analyzer(stopWords)
  const { terms, ...words } = savedWords(folder, analyzer, saveTo)
  const surnames = new Surnames(readIfAny('surnames.txt'))
  return { folder, thesaurus: new Thesaurus(terms, analyzer), surnames, ...words }
}

/** A lexicon whose files may be edited while it is in use. */
export class LexiconFolder {
  private readonly folder: string
  private read: { readonly lexicon: Lexicon; readonly stamps: Stamps } | null = null

  constructor(folder: string) {
    this.folder = folder
  }

  /** As its files are now: the same one as before when none has changed. Otherwise it takes and throws what `readLexicon` does. */
  current(saveTo: string | null = null): Lexicon {
    const stamps = stampsOf(this.folder)
    if (this.read === null || !areSame(stamps, this.read.stamps))
      this.read = { lexicon: readLexicon(this.folder, saveTo), stamps }
    return this.read.lexicon
  }
}

function savedWords(folder: string, analyzer: Analyzer, saveTo: string | null): Words {
  if (saveTo === null) return wordsOf(folder, analyzer)
  const key = filesKey([folder])
  const saved = readWords(saveTo, key)
  if (saved !== null) return saved
  const words = wordsOf(folder, analyzer)
  saveWords(saveTo, key, words)
  return words
}

function wordsOf(folder: string, analyzer: Analyzer): Words {
  const names = readdirSync(join(folder, 'thesaurus'))
    .filter(name => name.endsWith('.txt'))
    .sort()
  const files = names.map(name => ({ name, text: read(folder, join('thesaurus', name)) }))
  const common = withoutRemarks(read(folder, 'common-words.txt'))
  return {
    terms: readTerms(files, analyzer),
    gazetteer: Gazetteer.read(read(folder, 'places.txt')),
    frames: Frames.read(read(folder, 'frames.txt')),
    commonWords: stemsOf(common),
    listed: Spellings.of([common, ...files.map(({ text }) => withoutRemarks(text))]),
  }
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

function withoutRemarks(file: string): string {
  return file.replace(/^#.*$/gm, '')
}

function stemsOf(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(/\s+/)
      .filter(Boolean)
      .map(word => stems(fold(word))[0] ?? ''),
  )
}
