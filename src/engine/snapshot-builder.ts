/** Snapshot builder: makes one snapshot after another of the same folders, each time only of what has changed. */

import { LibraryReader } from '../content/library.ts'
import type { Passage } from '../model.ts'
import { type KnownDrafts, passagesOf } from '../passages/passage.ts'
import type { SavedIndex } from '../search/index.ts'
import { headOf, type Keys, keyReader } from '../search/keys.ts'
import { MiniSearchFinder } from '../search/minisearch.ts'
import { traitsOf } from '../search/traits.ts'
import { Vocabulary } from '../search/vocabulary.ts'
import type { Lexicon } from './lexicon.ts'
import { type Snapshot, seasonOf, textsOf } from './snapshot.ts'

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
  private last: { readonly library: unknown; readonly built: Built } | null = null

  constructor({ folders, lexicon, progress }: SnapshotBuilderOptions) {
    this.lexicon = lexicon
    const { gazetteer } = lexicon
    this.library = new LibraryReader(folders, { gazetteer, ...(progress && { progress }) })
  }

  /**
   * The files as they are now, on the day `today`; the very same snapshot as before when they say the same; otherwise
   * `onChange` is called before most of the work.
   */
  build(today: Date, onChange: () => void = () => {}): Built {
    const library = this.library.read()
    const season = seasonOf(today)
    if (this.last?.library === library && season === this.season) return this.last.built
    onChange()
    if (season !== this.season) this.drafts = new WeakMap()
    this.season = season
    const { documents, problems, kept } = library
    const passages = passagesOf(documents, today, this.lexicon.thesaurus.analyzer.stopWords, this.drafts)
    const snapshot = { problems, passages, texts: textsOf(documents), index: this.indexOf(passages) }
    this.last = { library, built: { snapshot, kept } }
    return this.last.built
  }

  /** What `SearchIndex` would save of these passages. */
  private indexOf(passages: readonly Passage[]): SavedIndex {
    const keysOf = keyReader(this.lexicon.thesaurus)
    const vocabulary = new Vocabulary(passages.length, () => [])
    const finder = new MiniSearchFinder()
    const used = new Map<string, Keys>()
    for (const [id, passage] of passages.entries()) {
      const name = `${headOf(passage)}\0${passage.text}`
      const keys = this.keys.get(name) ?? keysOf(passage)
      used.set(name, keys)
      vocabulary.add(keys)
      finder.add(id, keys)
    }
    this.keys = used
    return { traits: passages.map(traitsOf), frequencies: vocabulary.save(), finder: finder.save() }
  }
}
