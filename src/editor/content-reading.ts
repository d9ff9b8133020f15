/** Content reading: the files as an editor sees them, what is wrong with them, how they are cut, and what has changed. */

import { checkDocuments } from '../content/check.ts'
import type { Document } from '../content/document.ts'
import { type Library, LibraryReader } from '../content/library.ts'
import type { Lexicon } from '../engine/lexicon.ts'
import type { Passage, Problem } from '../model.ts'
import { type KnownDrafts, passagesOf } from '../passages/passage.ts'
import { copiesOf, standingAt } from '../passages/sources.ts'
import { changesBetween, type FileChanges, type Standing } from './content-changes.ts'

/** One text, and how much of it answers. */
export interface TextSummary {
  readonly folder: string
  readonly file: string
  readonly title: string
  readonly place: string | null
  readonly year: number | null
  readonly passages: number
  readonly errors: number
  readonly warnings: number
}

/** What changes are counted from: the save before the last one, or when somebody began to look. */
export type Since = 'save' | 'start'

export interface ContentReadingOptions {
  readonly folders: readonly string[]
  readonly lexicon: Lexicon
}

/** A version of the content. */
interface Version {
  readonly library: Library
  readonly standings: readonly Standing[]
}

export class ContentReading {
  private readonly lexicon: Lexicon
  private readonly library: LibraryReader
  private readonly drafts: KnownDrafts = new WeakMap()
  private current: Version | null = null
  private before: readonly Standing[] = []
  private start: readonly Standing[] = []
  private found: readonly Problem[] = []

  constructor({ folders, lexicon }: ContentReadingOptions) {
    this.lexicon = lexicon
    this.library = new LibraryReader(folders, { gazetteer: lexicon.gazetteer })
  }

  /** Reads the files that have changed. */
  read(today: Date): void {
    const library = this.library.read()
    if (library === this.current?.library) return
    const { gazetteer, thesaurus } = this.lexicon
    const { stopWords } = thesaurus.analyzer
    const passages = passagesOf(library.documents, today, stopWords, this.drafts)
    const standings = standingsOf(passages)
    if (this.current === null) this.start = standings
    this.before = this.current?.standings ?? standings
    this.current = { library, standings }
    const checked = checkDocuments(library.documents, { gazetteer, stopWords, today })
    this.found = [...library.problems, ...checked]
  }

  /** Errors first, otherwise in the order of the files. */
  problems(): readonly Problem[] {
    return this.found.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  }

  /** All texts in the order in which they were read. */
  texts(): readonly TextSummary[] {
    const counts = Map.groupBy(this.current?.standings ?? [], nameOf)
    const problems = Map.groupBy(this.found, nameOf)
    return (this.current?.library.documents ?? []).map(({ folder, file, title, origin }: Document) => {
      const own = problems.get(nameOf({ folder, file })) ?? []
      const errors = own.filter(({ severity }) => severity === 'error').length
      return {
        ...{ folder, file, title, place: origin.place?.name ?? null, year: origin.year },
        ...{ passages: counts.get(nameOf({ folder, file }))?.length ?? 0 },
        ...{ errors, warnings: own.length - errors },
      }
    })
  }

  /** The passages of a text in their order, each as it stands there. */
  passagesOf(folder: string, file: string): readonly Passage[] {
    return (this.current?.standings ?? [])
      .filter(standing => standing.folder === folder && standing.file === file)
      .map(({ passage }) => passage)
  }

  changes(since: Since): readonly FileChanges[] {
    return changesBetween(since === 'save' ? this.before : this.start, this.current?.standings ?? [])
  }

  /** Changes count from now on. */
  mark(): void {
    this.start = this.current?.standings ?? []
    this.before = this.start
  }
}

function nameOf({ folder, file }: { readonly folder: string; readonly file: string }): string {
  return `${folder}\n${file}`
}

/** Each passage at each of its places, in the order of their files. */
function standingsOf(passages: readonly Passage[]): Standing[] {
  return passages
    .flatMap(passage =>
      copiesOf(passage).map((copy, at) => ({
        ...{ folder: copy.folder, file: copy.file },
        passage: at === 0 ? passage : standingAt(passage, copy),
      })),
    )
    .sort((a, b) => offsetOf(a.passage) - offsetOf(b.passage))
}

function offsetOf({ slices }: Passage): number {
  return slices[0]?.from ?? 0
}
