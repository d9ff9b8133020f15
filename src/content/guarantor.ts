/** Who answers for a text: named in the head, printed in a line, spelled as the texts around spell it. */

import { fold } from '../czech/fold.ts'

/** The guarantor that the site template's sample texts carry. */
export const SAMPLE_GUARANTOR = 'jakub.pirat'

const WORD = String.raw`\p{Lu}[\p{L}'’-]+`
/** Titles before a name are no part of it. A name has two words, or more where nothing else follows it. */
const LINE = String.raw`(?:[Gg]arant|GARANT)(?:ka|KA)?\s*[–:-]\s*(?:\p{L}{2,6}\. ?)*(${WORD}(?: ${WORD}){1,3}(?=\s*$)|${WORD} ${WORD})`
const PRINTED = new RegExp(String.raw`(?<=^|\s)${LINE}`, 'gmu')
const OPENING = new RegExp(`^${LINE}`, 'u')
const WHOLE = new RegExp(`^${LINE}$`, 'u')
/** Begins where a word begins: from every capital of a word, its end would be looked for anew. */
const NAMES = new RegExp(`(?<![\\p{L}'’-])${WORD}(?: ${WORD})+`, 'gu')

/** Full name from the people of the site, from a line `GARANT – JAN TEMPEL`, or from the uid itself. */
export function guarantorOf(
  uid: string | null,
  text: string,
  people: ReadonlyMap<string, string> | undefined,
): string | null {
  const printed = [...text.matchAll(PRINTED)].map(match => nameCase(match[1] ?? ''))
  if (uid === null) return printed[0] ?? null
  if (uid === SAMPLE_GUARANTOR) return null
  const known = people?.get(uid)
  if (known !== undefined) return known
  if (!isUid(uid)) return uid
  const spelled = nameCase(
    uid
      .toLowerCase()
      .replace(/\d+$/, '')
      .replace(/[._-]+/g, ' '),
  )
  return printed.find(name => nameKey(name) === nameKey(spelled)) ?? spelled
}

/** Whether a guarantor of the head is a uid such as `jan.tempel` and no name. */
export function isUid(value: unknown): value is string {
  return typeof value === 'string' && /^\S+$/.test(value.trim())
}

/** Whether a line says who the guarantor is and nothing else. */
export function isGuarantorLine(text: string): boolean {
  return WHOLE.test(text)
}

/**
 * The guarantor of each paragraph by the lines among them: the nearest one under the same heading or the one above.
 * A line above all headings speaks for the document, not for a section.
 */
export function sectionGuarantors(
  paragraphs: readonly { readonly text: string; readonly headings: readonly string[] }[],
): (string | null)[] {
  const first = new Map<string, string>()
  const named = paragraphs.map(({ text, headings }) => {
    const printed = OPENING.exec(text)?.[1]
    if (printed === undefined || headings.length === 0) return null
    const [key, name] = [pathKey(headings), nameCase(printed)]
    if (!first.has(key)) first.set(key, name)
    return { key, name }
  })
  if (first.size === 0) return paragraphs.map(() => null)
  const latest = new Map<string, string>()
  return paragraphs.map(({ headings }, at) => {
    const own = named[at]
    if (own != null) latest.set(own.key, own.name)
    for (let depth = headings.length; depth > 0; depth--) {
      const key = pathKey(headings.slice(0, depth))
      const name = latest.get(key) ?? first.get(key)
      if (name !== undefined) return name
    }
    return null
  })
}

function pathKey(headings: readonly string[]): string {
  return headings.join('\n')
}

/** How texts spell names known without accents, by `nameKey`; the most common spelling with accents. */
export function spellings(names: readonly string[], texts: readonly string[]): Map<string, string> {
  if (names.length === 0) return new Map()
  const wanted = new Set(names.map(nameKey))
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const name of [...text.matchAll(NAMES)].flatMap(match => pairs(match[0]))) {
      if (fold(name) !== name.toLowerCase() && wanted.has(nameKey(name)))
        counts.set(nameCase(name), (counts.get(nameCase(name)) ?? 0) + 1)
    }
  }
  const rarestFirst = [...counts].sort(([, a], [, b]) => a - b)
  return new Map(rarestFirst.map(([name]) => [nameKey(name), name]))
}

/** The same for `David Bodeček`, `DAVID BODECEK` and `Bodeček David`. */
export function nameKey(name: string): string {
  return fold(name).split(' ').sort().join(' ')
}

/** Neighbouring words of a run of names, two by two. */
function pairs(run: string): string[] {
  const list = run.split(' ')
  return list.slice(1).map((word, at) => `${list[at]} ${word}`)
}

/** `JAN TEMPEL` and `jan tempel` are `Jan Tempel`; a name in both cases is left as it is. */
function nameCase(name: string): string {
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name
  return name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase())
}
