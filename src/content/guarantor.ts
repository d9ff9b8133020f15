/** Guarantor: who answers for a text, named in the head, printed in a line, spelled as the texts around spell it. */

import { fold } from '../czech/fold.ts'

const WORD = String.raw`\p{Lu}[\p{L}'’-]+`
/** Titles before a name are no part of it. A name has two words, or more where nothing else follows it. */
const LINE = String.raw`(?:[Gg]arant|GARANT)(?:ka|KA)?\s*[–:-]\s*(?:\p{L}{2,6}\. ?)*(${WORD}(?: ${WORD}){1,3}(?=\s*$)|${WORD} ${WORD})`
const PRINTED = new RegExp(String.raw`(?<=^|\s)${LINE}`, 'gmu')
const OPENING = new RegExp(`^${LINE}`, 'u')
const WHOLE = new RegExp(`^${LINE}$`, 'u')

/**
 * Full name from the people of the site, or from a line `GARANT – JAN TEMPEL`. A uid has no accents, so the name that it
 * stands for is known only when the people or a line spell it; otherwise null.
 */
export function guarantorOf(
  uid: string | null,
  text: string,
  people: ReadonlyMap<string, string> | undefined,
): string | null {
  const signed = signaturesIn(text)
  if (uid === null) return signed[0] ?? null
  const known = people?.get(uid) ?? people?.get(uid.toLowerCase())
  if (known !== undefined) return known
  if (!isUid(uid)) return uid
  return signed.find(name => nameKey(name) === uidKey(uid)) ?? null
}

/** Names that lines of a text give as its guarantors. */
export function signaturesIn(text: string): string[] {
  return [...text.matchAll(PRINTED)].map(match => nameCase(match[1] ?? ''))
}

/** Whether a guarantor of the head is a uid such as `jan.tempel` and no name. */
export function isUid(value: unknown): value is string {
  return typeof value === 'string' && /^\S+$/.test(value.trim())
}

/** Whether a line says who the guarantor is and nothing else, with or without brackets. */
export function isGuarantorLine(text: string): boolean {
  return WHOLE.test(text.replace(/^\((.+)\)$/, '$1'))
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

/** How signatures spell each name, by `nameKey`: the most common spelling, one with accents before one without. */
export function spellings(signatures: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>()
  for (const name of signatures) counts.set(name, (counts.get(name) ?? 0) + 1)
  const isAccented = (name: string) => fold(name) !== name.toLowerCase()
  const best = [...counts].sort(
    ([a, countA], [b, countB]) => Number(isAccented(a)) - Number(isAccented(b)) || countA - countB,
  )
  return new Map(best.map(([name]) => [nameKey(name), name]))
}

/** The `nameKey` of a uid: of `jan.tempel` and `Jan.Tempel2` that of Jan Tempel. */
export function uidKey(uid: string): string {
  return nameKey(uid.replace(/\d+$/, '').replace(/[._-]+/g, ' '))
}

/** The same for `David Bodeček`, `DAVID BODECEK` and `Bodeček David`. */
function nameKey(name: string): string {
  return fold(name).trim().split(' ').sort().join(' ')
}

/** `JAN TEMPEL` and `jan tempel` are `Jan Tempel`; a name in both cases is left as it is. */
function nameCase(name: string): string {
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name
  return name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase())
}
