/** Search engine: answers over the texts of a cluster, from a packed catalogue of the version that it was made for. */

import type { MeaningSettings } from '../../config/env.ts'
import type { AnswerCache } from '../../src/answer/answer-cache.ts'
import { unpackCatalogue } from '../../src/engine/catalogue.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import { lexiconKey } from '../../src/engine/lexicon-key.ts'
import { RemoteEngine } from '../../src/engine/remote-engine.ts'
import type { Passage } from '../../src/model.ts'
import { openMeaning } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import { Connection, clusterAddress, type SearchState } from './connection.ts'
import { OpenSearchStore } from './opensearch-store.ts'

export interface SearchEngineOptions {
  readonly lexicon: Lexicon
  readonly meaning: MeaningSettings
  readonly cache?: AnswerCache
  readonly onMeaningFailure?: (error: unknown) => void
  readonly onMeaningRecovery?: () => void
  /** Told when the cluster cannot be asked, and when it can again. */
  readonly onState?: (state: SearchState) => void
  /** Told when a passage is not what its file says; it is not shown. */
  readonly onChanged?: (passage: Passage) => void
}

/** Throws `UsageError` where the index was made by another version of the program or of its lexicon. */
export function openSearchEngine(
  packed: Uint8Array,
  url: string,
  { lexicon, meaning: settings, cache, onState, onChanged, ...told }: SearchEngineOptions,
): RemoteEngine {
  const catalogue = unpackCatalogue(packed, lexiconKey(lexicon.folder))
  if (catalogue === null) throw new UsageError(OTHER_VERSION)
  const store = new OpenSearchStore(new Connection(clusterAddress(url), { onState }), catalogue)
  const meaning = openMeaning(settings, {
    saveTo: null,
    ...(told.onMeaningFailure && { onFailure: told.onMeaningFailure }),
    ...(told.onMeaningRecovery && { onRecovery: told.onMeaningRecovery }),
  })
  return new RemoteEngine({
    ...{ catalogue, store, lexicon },
    ...(meaning && { meaning }),
    ...(cache && { cache }),
    ...(onChanged && { onChanged }),
  })
}

export const OTHER_VERSION =
  'SEARCH_URL: the index there was made by another version of this program or of its lexicon. Make it anew: doslova index'
