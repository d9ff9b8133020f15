/** Mapping: what OpenSearch indexes of a passage, and what it only keeps. */

/** Keys come analysed, with spaces between them; BM25 as it is counted here. */
const KEYS = { type: 'text', analyzer: 'whitespace', similarity: 'keys', index_options: 'freqs' } as const

export interface IndexSize {
  readonly shards: number
}

/** Settings and fields of an index of passages. A copy of each shard is kept where there is another node. */
export function passageIndex({ shards }: IndexSize): object {
  return {
    settings: {
      number_of_shards: shards,
      auto_expand_replicas: '0-1',
      refresh_interval: '-1',
      similarity: { keys: { type: 'BM25', k1: 1.2, b: 0.7, discount_overlaps: false } },
    },
    mappings: {
      dynamic: false,
      properties: {
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
