/** Links that land on a paragraph: the page's address with the shortest words that occur on it once. */

import { fold } from '../czech/fold.ts'
import { collapse } from '../text/cut.ts'

/** Fewest words and letters of a fragment; shorter ones could match by chance on a page that has changed. */
const MIN_WORDS = 3
const MIN_LETTERS = 12
const MAX_WORDS = 12
/** How far into a paragraph a fragment may begin when its first words are not unique. */
const MAX_SHIFT = 24
/** Letters of the longest beginning or end; with longer words in it, the plain address has to do. */
const MAX_LETTERS = 500
/** Places where the rarest words of a phrase are looked at; on a page that has them more often, the phrase counts as common. */
const MAX_PLACES = 500
/** Characters that site builders replace by their typographic likes, or that nobody sees, so that the page may not have them. */
const CHANGED_BY_PAGES = /["'`<>*_\\^~|]|\.\.\.|--|[\p{Cc}\p{Cf}]/u

const WORD = /[\p{L}\p{N}]+/gu

/** Letters of a page from which on its words are indexed; a look at all of a shorter one costs less. */
const LONG_PAGE = 20_000

/** The text of a page, in which phrases are looked for; on a long one at the places of their rarest words. */
export class PageText {
  private readonly text: string
  private index: PhraseIndex | null = null

  constructor(blocks: readonly string[]) {
    this.text = `\n${blocks.map(normalize).join('\n')}\n`
  }

  /** How often a phrase that begins and ends with a letter stands on the page between word boundaries; up to 2. */
  count(phrase: string): number {
    const wanted = normalize(phrase)
    let found = 0
    let seen = 0
    for (const at of this.placesOf(wanted)) {
      if (++seen > MAX_PLACES) return 2
      if (!this.text.startsWith(wanted, at)) continue
      if (isLetter(this.text[at - 1]) || isLetter(this.text[at + wanted.length])) continue
      if (++found === 2) break
    }
    return found
  }

  /** Where a phrase may stand. */
  private placesOf(wanted: string): Iterable<number> {
    if (this.text.length < LONG_PAGE) return occurrences(this.text, wanted)
    this.index ??= new PhraseIndex(this.text)
    return this.index.placesOf(wanted)
  }
}

function* occurrences(text: string, wanted: string): Generator<number> {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) yield at
}

/** The places of the words of a text and of its pairs of words, so that no phrase costs a look at all of it. */
class PhraseIndex {
  private readonly places = new Map<string, number[]>()

  constructor(text: string) {
    let last: { readonly word: string; readonly at: number } | null = null
    for (const { 0: word, index: at } of text.matchAll(WORD)) {
      this.add(word, at)
      if (last !== null) this.add(`${last.word} ${word}`, last.at)
      last = { word, at }
    }
  }

  private add(words: string, at: number): void {
    const places = this.places.get(words)
    if (places === undefined) this.places.set(words, [at])
    // Two places of a single word say enough: it is not unique.
    else if (words.includes(' ') || places.length < 2) places.push(at)
  }

  /** Where a phrase may stand: where its rarest pair of words does. */
  placesOf(wanted: string): number[] {
    const words = [...wanted.matchAll(WORD)]
    const pairs = words.slice(1).map(({ 0: word }, at) => `${words[at]?.[0]} ${word}`)
    const found = (pairs.length > 0 ? pairs : words.map(([word]) => word)).map((key, at) => ({
      places: this.places.get(key) ?? [],
      shift: words[at]?.index ?? 0,
    }))
    const [first = { places: [], shift: 0 }, ...others] = found
    const { places, shift } = others.reduce(
      (rarest, pair) => (pair.places.length < rarest.places.length ? pair : rarest),
      first,
    )
    return places.map(place => place - shift)
  }
}

function normalize(text: string): string {
  return fold(collapse(text))
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

interface Phrase {
  readonly words: string
  /** Index of the first word and of the word after the last one. */
  readonly from: number
  readonly to: number
}

/**
 * `url` with a text fragment for a passage, or `url` alone when no words of it are unique on the page. A phrase lies
 * in one of `stretches`, the parts of the passage that stand together on the page: a row of a table has one a cell.
 */
export function fragmentLink(url: string, stretches: readonly string[], page: PageText): string {
  const lists = stretches.map(text => text.split(' '))
  let start: Phrase | null = null
  let at = -1
  while (start === null && ++at < lists.length) start = firstUnique(lists[at] ?? [], page)
  if (start === null) return url
  let end: Phrase | null = null
  for (let last = lists.length - 1; end === null && last >= at; last--)
    end = lastUnique(lists[last] ?? [], last === at ? start.to : 0, page)
  const directive = end === null ? encode(start.words) : `${encode(start.words)},${encode(end.words)}`
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${directive}`
}

function firstUnique(list: readonly string[], page: PageText): Phrase | null {
  for (let from = 0; from < Math.min(list.length, MAX_SHIFT); from++) {
    const found = shortestUnique(phrasesFrom(list, from), page)
    if (found !== null) return found
  }
  return null
}

/** The shortest unique end of the text that begins after word `after`. */
function lastUnique(list: readonly string[], after: number, page: PageText): Phrase | null {
  return shortestUnique(phrasesToEnd(list, after), page)
}

/** Phrases that begin with word `from`, the shortest first. */
function* phrasesFrom(list: readonly string[], from: number): Generator<Phrase> {
  const last = Math.min(from + MAX_WORDS, list.length)
  for (let to = from + Math.min(MIN_WORDS, list.length); to <= last; to++) {
    const phrase = phraseAt(list, from, to)
    if (phrase === null) return
    yield phrase
  }
}

/** Phrases that end with the last word and begin after word `after`, the shortest first. */
function* phrasesToEnd(list: readonly string[], after: number): Generator<Phrase> {
  for (let from = list.length - MIN_WORDS; from >= Math.max(after, list.length - MAX_WORDS); from--) {
    const phrase = phraseAt(list, from, list.length)
    if (phrase === null) return
    yield phrase
  }
}

/** Of phrases that each hold the one before, the first that is unique; none is when the longest is not. */
function shortestUnique(phrases: Generator<Phrase>, page: PageText): Phrase | null {
  const long = phrases.filter(isLong)
  const { value: shortest } = long.next()
  if (shortest === undefined || page.count(shortest.words) === 1) return shortest ?? null
  const others = long.toArray()
  const longest = others.at(-1)
  if (longest === undefined || page.count(longest.words) > 1) return null
  return others.find(({ words }) => page.count(words) === 1) ?? null
}

function isLong(phrase: Phrase): boolean {
  return phrase.words.length >= MIN_LETTERS
}

/** Words `[from, to)` without punctuation at their ends, or null when a page may print them differently. */
function phraseAt(list: readonly string[], from: number, to: number): Phrase | null {
  const raw = list.slice(from, to).join(' ')
  if (raw.length > MAX_LETTERS || CHANGED_BY_PAGES.test(raw)) return null
  const words = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return words === '' ? null : { words, from, to }
}

/** Percent-encoding with the three characters that have a meaning inside a text directive. */
function encode(words: string): string {
  return encodeURIComponent(words).replace(
    /[-!'()*~.]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
