/** Mapping: what OpenSearch indexes of a passage, and what it only keeps. */

/** Field of the vectors that are searched, and never read: the plugin keeps them in its graph alone. */
export const VECTOR = 'searched'

/** Keys come analysed, with spaces between them; BM25 as it is counted here. */
const KEYS = { type: 'text', analyzer: 'whitespace', similarity: 'keys', index_options: 'freqs' } as const

export interface IndexSize {
  readonly shards: number
}

/**
 * Vectors as bytes, whose lengths do not matter, in a graph of Lucene (HNSW): the nearest of those that pass a filter are found
 * without looking at all.
 */
const vectorField = (width: number) => ({
  ...{ type: 'knn_vector', dimension: width, data_type: 'byte', space_type: 'cosinesimil' },
  method: { name: 'hnsw', engine: 'lucene', parameters: { m: 16, ef_construction: 100 } },
})

/**
 * Settings and fields of an index of passages. A copy of each shard is kept where there is another node. With the width of
 * vectors it is one that finds by them, which takes the k-NN plugin.
 */
export function passageIndex({ shards }: IndexSize, width: number | null): object {
  return {
    settings: {
      ...(width !== null && { 'index.knn': true }),
      number_of_shards: shards,
      auto_expand_replicas: '0-1',
      refresh_interval: '-1',
      similarity: { keys: { type: 'BM25', k1: 1.2, b: 0.7, discount_overlaps: false } },
    },
    mappings: {
      dynamic: false,
      properties: {
        ...(width !== null && { [VECTOR]: vectorField(width) }),
        ...{ text: KEYS, head: KEYS, concepts: KEYS, headConcepts: KEYS },
        code: { type: 'keyword' },
        place: { type: 'keyword' },
        year: { type: 'short' },
        section: { type: 'keyword' },
        answers: { type: 'boolean' },
        at: { type: 'integer' },
      },
    },
  }
}

/** Of an index of texts and of the catalogue, which are found by their ids. */
export function fileIndex(): object {
  return {
    settings: { number_of_shards: 1, auto_expand_replicas: '0-1', refresh_interval: '-1' },
    mappings: { dynamic: false, properties: {} },
  }
}
