/** File store: texts of files that are elsewhere, fetched by their hashes when passages are held against them. */

import { createHash } from 'node:crypto'
import { type Cache, createCache } from '../cache.ts'
import type { Passage } from '../model.ts'
import { sourcesOf } from '../passages/sources.ts'
import { isVerbatim } from '../passages/verbatim.ts'
import type { PassageStore } from '../search/passage-store.ts'
import type { FileHash } from './catalogue.ts'

/** Texts in the cache: they are found by their hashes, so that they stay what they are. */
const CACHED = { ttlMs: 60 * 60_000, max: 300 }

export class FileStore {
  private readonly store: Pick<PassageStore, 'texts'>
  /** By folder and path. */
  private readonly hashes: ReadonlyMap<string, string>
  private readonly cache: Cache<string, { readonly text: string }> = createCache(CACHED)

  constructor(store: Pick<PassageStore, 'texts'>, files: readonly FileHash[]) {
    this.store = store
    this.hashes = new Map(files.map(([folder, file, hash]) => [nameOf(folder, file), hash]))
  }

  /** Those of passages that are cut from their files. Rejects where the texts cannot be had. */
  async standing<P extends Passage>(passages: readonly P[]): Promise<P[]> {
    const names = new Set(passages.flatMap(sourcesOf).map(({ folder, file }) => nameOf(folder, file)))
    const texts = await this.textsOf([...names])
    const read = (folder: string, file: string) => texts.get(nameOf(folder, file)) ?? null
    return passages.filter(passage => isVerbatim(passage, read))
  }

  forget(): void {
    this.cache.clear()
  }

  private async textsOf(names: readonly string[]): Promise<ReadonlyMap<string, { readonly text: string }>> {
    const hashes = [...new Set(names.flatMap(name => this.hashes.get(name) ?? []))]
    const known = new Map(
      hashes.flatMap(hash => {
        const cached = this.cache.get(hash)
        return cached === undefined ? [] : [[hash, cached] as const]
      }),
    )
    const missing = hashes.filter(hash => !known.has(hash))
    const fetched = missing.length === 0 ? new Map<string, string>() : await this.store.texts(missing)
    for (const [hash, text] of fetched) {
      // What is not the text of its hash is no text.
      if (hashOf(text) !== hash) continue
      known.set(hash, { text })
      this.cache.set(hash, { text })
    }
    return new Map(
      names.flatMap(name => {
        const text = known.get(this.hashes.get(name) ?? '')
        return text === undefined ? [] : [[name, text] as const]
      }),
    )
  }
}

/** The hash that a text is found by. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function nameOf(folder: string, file: string): string {
  return `${folder}\n${file}`
}
