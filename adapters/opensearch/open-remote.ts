/** Opens an engine over the version of an index that a packed catalogue is of. */

import { unpackCatalogue } from '../../src/engine/catalogue.ts'
import { lexiconKey } from '../../src/engine/lexicon-key.ts'
import { RemoteEngine, type RemoteEngineOptions } from '../../src/engine/remote-engine.ts'
import { UsageError } from '../shared/usage.ts'
import type { Connection } from './connection.ts'
import { OpenSearchStore } from './opensearch-store.ts'

export interface OpenRemoteOptions extends Omit<RemoteEngineOptions, 'catalogue' | 'store'> {
  readonly connection: Connection
}

/** Throws `UsageError` where the index was made by another version of the program or of its lexicon. */
export function openRemote(packed: Uint8Array, { connection, ...options }: OpenRemoteOptions): RemoteEngine {
  const catalogue = unpackCatalogue(packed, lexiconKey(options.lexicon.folder))
  if (catalogue === null)
    throw new UsageError(
      'SEARCH_URL: the index there was made by another version of this program or of its lexicon. Make it anew: doslova index',
    )
  const store = new OpenSearchStore(connection, catalogue.name)
  return new RemoteEngine({ catalogue, store, ...options })
}
