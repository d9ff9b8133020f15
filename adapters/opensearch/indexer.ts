/** Indexer: texts that were read, as a new version of the index, which is taken into use when all of it is there. */

import { hashOf } from '../../src/engine/file-store.ts'
import type { Snapshot } from '../../src/engine/snapshot.ts'
import { catalogueOf, type ExportOptions, storedPassages } from '../../src/engine/snapshot-export.ts'
import type { StoredPassage } from '../../src/search/passage-store.ts'
import { sendAll } from './bulk.ts'
import type { ClusterAddress, Connection } from './connection.ts'
import { fileIndex, type IndexSize, passageIndex } from './index-mapping.ts'
import { filesOf } from './opensearch-store.ts'
import { documentOf } from './passage-document.ts'
import { catalogueDocuments, Versions } from './versions.ts'

export interface IndexingOptions extends IndexSize, ExportOptions {
  readonly connection: Connection
  readonly alias: ClusterAddress['alias']
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
    await sendAll(connection, name, documentsOf(storedPassages(snapshot, options)))
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

function* documentsOf(passages: Iterable<StoredPassage>): Generator<readonly [id: string, document: object]> {
  for (const stored of passages) yield [String(stored.id), documentOf(stored)]
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
