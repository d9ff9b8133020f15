/** Idioms: several words that mean together what none of them means alone: "leze mi na nervy" is about no nerves. */

/** A word that may stand in an idiom, folded: whole, or its beginning, after which any letters may follow. */
interface Letters {
  readonly letters: string
  readonly open: boolean
}

/** One word of an idiom: any of these. */
type Part = readonly Letters[]

interface Idiom {
  readonly parts: readonly Part[]
  /** Index of the part that an idiom is looked up by. */
  readonly anchor: number
}

export type IdiomsByKey = ReadonlyMap<string, Idiom[]>

/** First letters that idioms are looked up by. */
const KEY = 2
const PART = /^[a-z\d]+\*?(?:\/[a-z\d]+\*?)*$/
/** Words between the anchor of an idiom and another word of it, at most. */
const MAX_BETWEEN = 5

/** Idioms by the beginning of their longest part. Czech puts their words in any order. */
export class Idioms {
  private readonly byKey: Map<string, Idiom[]>

  constructor(byKey: IdiomsByKey = new Map()) {
    this.byKey = new Map(byKey)
  }

  save(): IdiomsByKey {
    return this.byKey
  }

  /**
   * Adds `lez* na nerv*`: two words or more, folded, with a star where any letters may follow, and other words that may stand
   * there behind slashes: `syn/dcera řík*`. False when it is none: one of its words has to have two letters.
   */
  add(text: string): boolean {
    const words = text.split(' ')
    if (words.length < 2 || !words.every(word => PART.test(word))) return false
    const parts = words.map(partOf)
    const lengths = parts.map(part => Math.min(...part.map(({ letters }) => letters.length)))
    const longest = Math.max(...lengths)
    if (longest < KEY) return false
    const idiom = { parts, anchor: lengths.indexOf(longest) }
    for (const key of new Set(parts[idiom.anchor]?.map(({ letters }) => letters.slice(0, KEY)))) {
      const known = this.byKey.get(key)
      if (known === undefined) this.byKey.set(key, [idiom])
      else known.push(idiom)
    }
    return true
  }

  /** Indexes of the words, folded, that belong to an idiom. */
  in(words: readonly string[]): ReadonlySet<number> {
    const found = new Set<number>()
    for (const [at, word] of words.entries())
      for (const idiom of this.byKey.get(word.slice(0, KEY)) ?? [])
        for (const index of placesOf(idiom, words, at)) found.add(index)
    return found
  }
}

/** Where the parts of an idiom stand around its anchor at `at`, the nearest ones; none unless all do. */
function placesOf({ parts, anchor }: Idiom, words: readonly string[], at: number): readonly number[] {
  const [first] = parts.slice(anchor)
  if (first === undefined || !fits(first, words[at])) return []
  const places = [at]
  for (const part of parts) {
    if (part === first) continue
    const place = nearest(part, words, at)
    if (place === null) return []
    places.push(place)
  }
  return places
}

function nearest(part: Part, words: readonly string[], at: number): number | null {
  for (let distance = 1; distance <= MAX_BETWEEN + 1; distance++)
    for (const place of [at - distance, at + distance]) if (fits(part, words[place])) return place
  return null
}

function partOf(text: string): Part {
  return text.split('/').map(word => ({ letters: word.replace('*', ''), open: word.endsWith('*') }))
}

function fits(part: Part, word: string | undefined): boolean {
  if (word === undefined) return false
  return part.some(({ letters, open }) => (open ? word.startsWith(letters) : word === letters))
}
