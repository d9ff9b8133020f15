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
import { PlacesFile } from '../places/places-file.ts'
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
  const party = readIfAny(folder, 'party.txt')
  const stopWords = new StopWords({ stopwords: read(folder, 'stopwords.txt'), party })
  const analyzer = new Analyzer(stopWords)
  const { terms, ...words } = savedWords(folder, analyzer, saveTo)
  return { folder, thesaurus: new Thesaurus(terms, analyzer), ...words }
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
  const key = saveTo === null ? '' : filesKey([folder])
  const saved = saveTo === null ? null : readWords(saveTo, key)
  if (saved !== null) return saved
  const places = new PlacesFile(read(folder, 'places.txt'))
  const words = wordsOf(folder, analyzer, places)
  if (saveTo !== null) saveWords(saveTo, key, words, places)
  return words
}

function wordsOf(folder: string, analyzer: Analyzer, places: PlacesFile): Words {
  const names = readdirSync(join(folder, 'thesaurus'))
    .filter(name => name.endsWith('.txt'))
    .sort()
  const files = names.map(name => ({ name, text: read(folder, join('thesaurus', name)) }))
  const common = withoutRemarks(read(folder, 'common-words.txt'))
  return {
    terms: readTerms(files, analyzer),
    gazetteer: new Gazetteer(places),
    frames: Frames.read(read(folder, 'frames.txt')),
    commonWords: stemsOf(common),
    surnames: Surnames.of(readIfAny(folder, 'surnames.txt')),
    listed: Spellings.of([common, ...files.map(({ text }) => withoutRemarks(text))]),
  }
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

function readIfAny(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? read(folder, name) : ''
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
