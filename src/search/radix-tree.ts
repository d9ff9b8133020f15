/** Radix tree: a map from words that finds those that differ by a few letters. MiniSearch's; the library is known here only. */

export { default as RadixTree } from 'minisearch/SearchableMap'
