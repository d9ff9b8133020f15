/** Library: all documents of the content folders, and every problem found on the way. A bad file never costs a good one. */

import type { Problem } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Document, Readings } from './document.ts'
import { FolderReader } from './folder-reader.ts'

export interface Library {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /** Paths of files with an error, with their folder, that stand here as they were before. */
  readonly stale: ReadonlySet<string>
}

export interface LoadOptions {
  readonly gazetteer: Gazetteer
  /** Called after each file that is read, for a progress line. */
  readonly progress?: (files: number) => void
}

/** Reads content folders in the given order. Throws nothing: what cannot be read is a problem. */
export function loadLibrary(roots: readonly string[], options: LoadOptions): Library {
  return new LibraryReader(roots, options).read()
}

/** Reads content folders again and again: only the files that have changed. */
export class LibraryReader {
  private readonly folders: readonly FolderReader[]
  private readonly readings: Readings = new Map()
  private files = 0
  private last: Library | null = null

  constructor(roots: readonly string[], { gazetteer, progress }: LoadOptions) {
    const onRead = () => progress?.(++this.files)
    this.folders = [...new Set(roots)].map(root => new FolderReader(root, { gazetteer, onRead }))
  }

  /**
   * The library as the files are now, the very same one when they say the same. A file that has an error now stands
   * as it was when it had none, and so does a folder that cannot be opened.
   */
  read(): Library {
    const before = this.folders.map(({ content }) => content)
    const contents = this.folders.map(folder => folder.read(this.readings))
    this.forget()
    if (this.last !== null && contents.every((content, at) => content === before[at])) return this.last
    this.last = {
      documents: contents.flatMap(({ documents }) => documents),
      problems: contents.flatMap(({ problems }) => problems),
      stale: new Set(contents.flatMap(({ stale }) => stale)),
    }
    return this.last
  }

  /** Readings of texts that stand nowhere any more. */
  private forget(): void {
    const texts = new Set(this.folders.flatMap(folder => folder.texts))
    for (const text of this.readings.keys()) if (!texts.has(text)) this.readings.delete(text)
  }
}
