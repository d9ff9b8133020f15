/** Snapshot builder: makes one snapshot after another of the same folders, each time only of what has changed. */

import { type Library, LibraryReader } from '../content/library.ts'
import type { Passage } from '../model.ts'
import { type KnownDrafts, passagesOf } from '../passages/passage.ts'
import { headOf, type Keys, keyReader } from '../search/keys.ts'
import { traitsOf } from '../search/traits.ts'
import { Vocabulary } from '../search/vocabulary.ts'
import type { Lexicon } from './lexicon.ts'
import { type KeyIndex, type Snapshot, seasonOf, textsOf } from './snapshot.ts'

export interface SnapshotBuilderOptions {
  readonly folders: readonly string[]
  readonly lexicon: Lexicon
  /** Called after each file that is read. */
  readonly progress?: (files: number) => void
}

export interface Built {
  readonly snapshot: Snapshot
  /** Paths of files with an error, with their folder, that answer as they were before. */
  readonly kept: ReadonlySet<string>
}

export class SnapshotBuilder {
  private readonly lexicon: Lexicon
  private readonly library: LibraryReader
  private drafts: KnownDrafts = new WeakMap()
  private keys: ReadonlyMap<string, Keys> = new Map()
  private season = ''
  private last: Library | null = null

  constructor({ folders, lexicon, progress }: SnapshotBuilderOptions) {
    this.lexicon = lexicon
    const { gazetteer } = lexicon
    this.library = new LibraryReader(folders, { gazetteer, ...(progress && { progress }) })
  }

  /** The files as they are now, on the day `today`; null when they say the same as before. */
  build(today: Date): Built | null {
    const library = this.library.read()
    const season = seasonOf(today)
    if (this.last === library && season === this.season) return null
    if (season !== this.season) this.drafts = new WeakMap()
    this.season = season
    const { documents, problems, kept } = library
    const passages = passagesOf(documents, today, this.lexicon.thesaurus.analyzer.stopWords, this.drafts)
    const snapshot = { problems, passages, texts: textsOf(documents), index: this.indexOf(passages) }
    this.last = library
    return { snapshot, kept }
  }

  /** What `SearchIndex` makes of these passages. */
  private indexOf(passages: readonly Passage[]): KeyIndex {
    const keysOf = keyReader(this.lexicon.thesaurus)
    const vocabulary = new Vocabulary(passages.length, () => [])
    const known = new Map<string, Keys>()
    const keys = passages.map(passage => {
      const name = `${headOf(passage)}\0${passage.text}`
      const own = this.keys.get(name) ?? keysOf(passage)
      known.set(name, own)
      vocabulary.add(own)
      return own
    })
    this.keys = known
    return { traits: passages.map(traitsOf), frequencies: vocabulary.save(), keys }
  }
}
