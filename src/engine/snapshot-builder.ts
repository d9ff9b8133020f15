/** Snapshot builder: makes one snapshot after another of the same folders, each time only of what has changed. */

import { hash } from 'node:crypto'
import { type Library, LibraryReader } from '../content/library.ts'
import { embeddedText } from '../meaning/passage-text.ts'
import { SpellingCounts, Spellings } from '../meaning/spellings.ts'
import { TextHashes } from '../meaning/text-hashes.ts'
import type { Passage } from '../model.ts'
import { filed, type Sketch, sketchOf } from '../passages/near-duplicates.ts'
import { type KnownDrafts, passagesOf } from '../passages/passage.ts'
import { versionOf } from '../passages/version.ts'
import { tablesOf } from '../search/index.ts'
import { headOf, type Keys, keyReader } from '../search/keys.ts'
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
  readonly stale: ReadonlySet<string>
}

export class SnapshotBuilder {
  private readonly lexicon: Lexicon
  private readonly library: LibraryReader
  private drafts: KnownDrafts = new WeakMap()
  /** Passages of the last snapshot by a hash of what is indexed of them. */
  private known: ReadonlyMap<string, Indexed> = new Map()
  private readonly counts = new SpellingCounts()
  private season = ''
  private last: Library | null = null

  constructor({ folders, lexicon, progress }: SnapshotBuilderOptions) {
    this.lexicon = lexicon
    const { gazetteer } = lexicon
    this.library = new LibraryReader(folders, { gazetteer, ...(progress && { progress }) })
  }

  /** The files as they are now, on the day `today`; for whoever needs them once. */
  static snapshotOf(options: SnapshotBuilderOptions, today: Date): Snapshot {
    const builder = new SnapshotBuilder(options)
    return builder.made(builder.library.read(), today).snapshot
  }

  /** The files as they are now, on the day `today`; null when they say the same as before. */
  build(today: Date): Built | null {
    const library = this.library.read()
    return this.last === library && seasonOf(today) === this.season ? null : this.made(library, today)
  }

  private made(library: Library, today: Date): Built {
    const season = seasonOf(today)
    if (season !== this.season) this.drafts = new WeakMap()
    this.season = season
    const { documents, problems, stale } = library
    const passages = passagesOf(documents, today, this.lexicon.thesaurus.analyzer.stopWords, this.drafts)
    const read = { problems, passages, texts: textsOf(documents), version: versionOf(passages) }
    const snapshot = { ...read, ...this.indexed(passages) }
    this.last = library
    return { snapshot, stale }
  }

  /** Only what is new is analysed and counted, only what is gone is taken away. */
  private indexed(
    passages: readonly Passage[],
  ): Pick<Snapshot, 'index' | 'spellings' | 'sketches' | 'textHashes'> {
    const keysOf = keyReader(this.lexicon.thesaurus)
    const known = new Map<string, Indexed>()
    const indexed = passages.map(passage => {
      const name = hash('sha256', `${headOf(passage)}\0${passage.text}`, 'base64')
      const own = known.get(name) ?? this.known.get(name) ?? indexedOf(passage, keysOf)
      known.set(name, own)
      return own
    })
    for (const [name, own] of this.known) if (!known.has(name)) this.counts.add(wordsOf(own), -1)
    for (const [name, own] of known) if (!this.known.has(name)) this.counts.add(wordsOf(own))
    this.known = known
    const spellings = this.counts.save()
    return {
      index: tablesOf(
        passages,
        indexed.map(({ keys }) => keys),
      ),
      spellings: new Spellings(() => spellings),
      sketches: filed(indexed.map(({ sketch }) => sketch)),
      textHashes: TextHashes.of(passages.map(embeddedText)),
    }
  }
}

/** What is found out of a passage once. */
interface Indexed extends Pick<Passage, 'text' | 'headings'> {
  readonly keys: Keys
  readonly sketch: Sketch
}

function indexedOf(passage: Passage, keysOf: (passage: Passage) => Keys): Indexed {
  const { text, headings } = passage
  return { text, headings, keys: keysOf(passage), sketch: sketchOf(text) }
}

/** Words whose spellings are counted. */
function wordsOf({ text, headings }: Indexed): string {
  return [text, ...headings].join('\n')
}
