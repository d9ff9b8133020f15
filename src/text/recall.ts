/**
 * Cache of a pure function of texts. What is `learnt` stays, up to a limit; what is only `recalled` is looked up or
 * found anew and leaves no trace: so words of the content files are remembered and words of questions are not.
 */

import { LRUCache } from 'lru-cache'

export interface Recall<T> {
  /** The value of a text of the content, cached for the next time. */
  learn(text: string): T
  /** The value of any text; nothing is cached. */
  recall(text: string): T
}

export interface RecallLimits {
  /** Most texts cached; those used least lately go first. */
  readonly texts: number
  /** Most characters cached, of all the texts together. */
  readonly letters: number
  /** A longer text is never cached. */
  readonly longest: number
}

export function recalling<T extends object | string>(
  find: (text: string) => T,
  { texts, letters, longest }: RecallLimits,
): Recall<T> {
  // A limit of entries given as `max` takes the memory of a full cache at once, and the time to fill it.
  const least = Math.ceil(letters / texts)
  const cache = new LRUCache<string, T>({
    maxSize: letters,
    maxEntrySize: Math.max(longest, least),
    sizeCalculation: (_, text) => (text.length > longest ? letters + 1 : Math.max(least, text.length)),
  })
  return {
    learn: text => {
      const known = cache.get(text)
      if (known !== undefined) return known
      const found = find(text)
      cache.set(text, found)
      return found
    },
    recall: text => cache.peek(text) ?? find(text),
  }
}
