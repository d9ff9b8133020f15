/** Indexer: texts that were read, as a new version of the index, which is taken into use when all of it is there. */

import type { StoredVersion } from '../../src/engine/catalogue.ts'
import { hashOf } from '../../src/engine/file-store.ts'
import type { Snapshot } from '../../src/engine/snapshot.ts'
import { catalogueOf, type ExportOptions, storedPassages } from '../../src/engine/snapshot-export.ts'
import type { StoredPassage } from '../../src/search/passage-store.ts'
import { sendAll } from './bulk.ts'
import type { ClusterAddress, Connection } from './connection.ts'
import { fileIndex, type IndexSize, passageIndex } from './index-mapping.ts'
import { filesOf } from './opensearch-store.ts'
import { documentOf, searchedDocumentOf } from './passage-document.ts'
import { catalogueDocuments, Versions } from './versions.ts'

export interface IndexingOptions extends IndexSize, ExportOptions {
  readonly connection: Connection
  readonly alias: ClusterAddress['alias']
  readonly now?: () => number
}

/** Status of a request that the cluster does not understand. */
const REFUSED = 400

/** Builds it aside and takes it into use; resolves with what it is. Rejects, and leaves nothing of it, where it cannot be built. */
export async function indexTexts(snapshot: Snapshot, options: IndexingOptions): Promise<StoredVersion> {
  const { connection, alias, vectors, now = Date.now } = options
  const versions = new Versions(connection, alias)
  // In the order of their names, the versions are in that of their making.
  const name = `${alias}.${now().toString(36)}`
  try {
    const findsNearest = await makeIndex(name, vectors?.of.width ?? null, options)
    const stored: StoredVersion = { name, findsNearest }
    await connection.work({ method: 'PUT', path: `/${filesOf(name)}`, body: fileIndex() })
    const toDocument = findsNearest ? searchedDocumentOf : documentOf
    await sendAll(connection, name, documentsOf(storedPassages(snapshot, options), toDocument))
    await sendAll(connection, filesOf(name), fileDocuments(snapshot))
    await sendAll(connection, filesOf(name), catalogueDocuments(catalogueOf(snapshot, stored, options)))
    await connection.work({ method: 'POST', path: `/${name},${filesOf(name)}/_refresh` })
    await versions.use(name)
    return stored
  } catch (error) {
    await versions.remove(name).catch(() => {})
    throw error
  }
}

/** Makes the index of passages, and says whether it finds them by vectors: where it has some, and the cluster knows how. */
async function makeIndex(
  name: string,
  width: number | null,
  { connection, shards }: IndexingOptions,
): Promise<boolean> {
  const make = (searched: number | null) =>
    connection.work({ method: 'PUT', path: `/${name}`, body: passageIndex({ shards }, searched) })
  if (width !== null && width > 0) {
    try {
      await make(width)
      return true
    } catch (error) {
      // A cluster without the plugin knows neither the settings nor the field.
      if ((error as { statusCode?: number }).statusCode !== REFUSED) throw error
    }
  }
  await make(null)
  return false
}

function* documentsOf(
  passages: Iterable<StoredPassage>,
  toDocument: (stored: StoredPassage) => object,
): Generator<readonly [id: string, document: object]> {
  for (const stored of passages) yield [String(stored.id), toDocument(stored)]
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
