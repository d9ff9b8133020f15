/** Indexer: texts that were read, as a new version of the index, which is taken into use when all of it is there. */

import { type FileHash, packCatalogue } from '../../src/engine/catalogue.ts'
import { newestDay } from '../../src/engine/content-age.ts'
import { hashOf } from '../../src/engine/file-store.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import { lexiconKey } from '../../src/engine/lexicon-key.ts'
import type { Snapshot } from '../../src/engine/snapshot.ts'
import type { PassageVectors } from '../../src/meaning/vectors.ts'
import { sectionKey, sectionSizes } from '../../src/passages/section.ts'
import { versionOf } from '../../src/passages/version.ts'
import { keyReader } from '../../src/search/keys.ts'
import type { StoredPassage } from '../../src/search/passage-store.ts'
import { traitsOf } from '../../src/search/traits.ts'
import { sendAll } from './bulk.ts'
import type { ClusterAddress, Connection } from './connection.ts'
import { fileIndex, type IndexSize, passageIndex } from './index-mapping.ts'
import { filesOf } from './opensearch-store.ts'
import { documentOf } from './passage-document.ts'
import { catalogueDocuments, Versions } from './versions.ts'

export interface IndexingOptions extends IndexSize {
  readonly connection: Connection
  readonly alias: ClusterAddress['alias']
  readonly lexicon: Lexicon
  /** Of all passages, with the id of their model; null for an index of words alone. */
  readonly vectors: { readonly model: string; readonly of: PassageVectors } | null
  readonly now?: () => number
}

/** Builds it aside and takes it into use; resolves with its name. Rejects, and leaves nothing of it, where it cannot be built. */
export async function indexTexts(snapshot: Snapshot, options: IndexingOptions): Promise<string> {
  const { connection, alias, shards, now = Date.now } = options
  const versions = new Versions(connection, alias)
  // In the order of their names, the versions are in that of their making.
  const name = `${alias}.${now().toString(36)}`
  try {
    await connection.work({ method: 'PUT', path: `/${name}`, body: passageIndex({ shards }) })
    await connection.work({ method: 'PUT', path: `/${filesOf(name)}`, body: fileIndex() })
    await sendAll(connection, name, passageDocuments(snapshot, options))
    await sendAll(connection, filesOf(name), fileDocuments(snapshot))
    await sendAll(connection, filesOf(name), catalogueDocuments(catalogueOf(snapshot, name, options)))
    await connection.work({ method: 'POST', path: `/${name},${filesOf(name)}/_refresh` })
    await versions.use(name)
    return name
  } catch (error) {
    await versions.remove(name).catch(() => {})
    throw error
  }
}

/** Every passage with what is found out of it once. */
function* passageDocuments(
  { passages }: Snapshot,
  { lexicon, vectors }: IndexingOptions,
): Generator<readonly [id: string, document: object]> {
  const keysOf = keyReader(lexicon.thesaurus)
  const sizes = sectionSizes(passages)
  for (const [id, passage] of passages.entries()) {
    const stored: StoredPassage = {
      ...{ id, passage, traits: traitsOf(passage), keys: keysOf(passage) },
      vector: vectors?.of.vectorOf(id) ?? null,
      isAlone: sizes.get(sectionKey(passage)) === 1,
    }
    yield [String(id), documentOf(stored)]
  }
}

/** The text of each file, once. */
function* fileDocuments({ texts }: Snapshot): Generator<readonly [id: string, document: object]> {
  const sent = new Set<string>()
  for (const { text } of texts) {
    const hash = hashOf(text)
    if (!sent.has(hash)) yield [hash, { text }]
    sent.add(hash)
  }
}

function catalogueOf(
  { passages, texts, index, spellings }: Snapshot,
  name: string,
  { lexicon, vectors }: IndexingOptions,
): Uint8Array {
  const files = texts.map(({ folder, file, text }): FileHash => [folder, file, hashOf(text)])
  const content = { version: versionOf(passages), date: newestDay(passages) }
  const answering = passages.flatMap(({ standalone, leftover }, id) =>
    standalone && leftover === null && vectors !== null ? [vectors.of.vectorOf(id)] : [],
  )
  return packCatalogue(
    {
      ...{ name, content, passages, files, spellings, vectors: answering },
      ...{ model: vectors?.model ?? null, meanLength: index.traits.meanLength, postings: index.postings },
    },
    lexiconKey(lexicon.folder),
  )
}
