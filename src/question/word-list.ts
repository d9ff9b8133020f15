/** Word lists: folded words, with a star where any ending may follow: `byt byty strom*`. */

/** A pattern that matches exactly the words of a list. */
export function wordsLike(list: string): RegExp {
  const words = list.trim().split(/\s+/)
  return new RegExp(`^(?:${words.map(word => word.replace('*', '[a-z]*')).join('|')})$`)
}
