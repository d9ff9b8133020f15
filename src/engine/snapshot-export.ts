/** Snapshot export: a snapshot as passages for a store elsewhere, and the catalogue that is known here of them. */

import type { PassageVectors } from '../meaning/vectors.ts'
import { sectionKey, sectionSizes } from '../passages/section.ts'
import { keyReader } from '../search/keys.ts'
import type { StoredPassage } from '../search/passage-store.ts'
import { traitsOf } from '../search/traits.ts'
import { type FileHash, packCatalogue, type StoredVersion } from './catalogue.ts'
import { newestDay } from './content-age.ts'
import { hashOf } from './file-store.ts'
import type { Lexicon } from './lexicon.ts'
import { lexiconKey } from './lexicon-key.ts'
import type { Snapshot } from './snapshot.ts'

export interface ExportOptions {
  readonly lexicon: Lexicon
  /** Of all passages, with the id of their model; null for words alone. */
  readonly vectors: { readonly model: string; readonly of: PassageVectors } | null
}

/** Every passage with what is found out of it once. */
export function* storedPassages(
  { passages }: Snapshot,
  { lexicon, vectors }: ExportOptions,
): Generator<StoredPassage> {
  const keysOf = keyReader(lexicon.thesaurus)
  const sizes = sectionSizes(passages)
  let id = 0
  for (const passage of passages) {
    yield {
      ...{ id, passage, traits: traitsOf(passage), keys: keysOf(passage) },
      vector: vectors?.of.vectorOf(id) ?? null,
      isAlone: sizes.get(sectionKey(passage)) === 1,
    }
    id++
  }
}

/** The packed catalogue of that version of an index. */
export function catalogueOf(
  { passages, texts, index, spellings, version }: Snapshot,
  stored: StoredVersion,
  { lexicon, vectors }: ExportOptions,
): Uint8Array<SharedArrayBuffer> {
  const files = texts.map(({ folder, file, text }): FileHash => [folder, file, hashOf(text)])
  const content = { version, date: newestDay(index.table.files) }
  const answering = [...passages].flatMap(({ standalone, leftover }, id) =>
    standalone && leftover === null && vectors !== null ? [vectors.of.vectorOf(id)] : [],
  )
  return packCatalogue(
    {
      ...{ ...stored, content, passages, files, spellings, vectors: answering },
      ...{ model: vectors?.model ?? null, meanLength: index.traits.meanLength, postings: index.postings },
      traits: index.traits,
    },
    lexiconKey(lexicon.folder),
  )
}
