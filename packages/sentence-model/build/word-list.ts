/** Word list: words of a language with their frequency, from wordfreq (Robyn Speer; lists CC BY-SA 4.0). */

import { gunzipSync } from 'node:zlib'

/** A word with its occurrences in a million. */
export type Frequency = readonly [word: string, perMillion: number]

/** The `limit` most frequent words without digits. `data`: a list of wordfreq, `.msgpack.gz`. */
export function frequentWords(data: Uint8Array, limit: number): Frequency[] {
  const [, ...buckets] = readMessagePack(gunzipSync(data)) as [unknown, ...string[][]]
  // Bucket n holds what has a frequency of n hundredths of a bel below 1.
  return buckets
    .flatMap((words, bucket) => words.map((word): Frequency => [word, 10 ** (6 - bucket / 100)]))
    .filter(([word]) => !/\d/.test(word))
    .slice(0, limit)
}

/** The part of MessagePack that the lists use: arrays, texts, maps, small numbers. */
function readMessagePack(data: Buffer): unknown {
  let at = 0
  const unsigned = (bytes: number) => {
    at += bytes
    return data.readUIntBE(at - bytes, bytes)
  }
  const list = (length: number): unknown[] => Array.from({ length }, value)
  const text = (length: number) => {
    at += length
    return data.toString('utf8', at - length, at)
  }
  function value(): unknown {
    const kind = unsigned(1)
    if (kind < 0x80) return kind
    if (kind < 0x90) return list((kind & 15) * 2)
    if (kind < 0xa0) return list(kind & 15)
    if (kind < 0xc0) return text(kind & 31)
    if (kind === 0xd9) return text(unsigned(1))
    if (kind === 0xda) return text(unsigned(2))
    if (kind === 0xdc) return list(unsigned(2))
    if (kind === 0xdd) return list(unsigned(4))
    throw new Error(`sentence-model: the word list has a value of kind ${kind}`)
  }
  return value()
}
