/** Documents cut into passages; the same paragraph in several places is one passage that names them all. */

import type { Document } from '../content/document.ts'
import { statusOf } from '../content/origin.ts'
import type { Entry } from '../content/outline.ts'
import { fold } from '../czech/fold.ts'
import type { Kind, Lead, Leftover, Passage, Slice, Source } from '../model.ts'
import { codePrefix, FINGERPRINT_LENGTH, fingerprint } from './code.ts'
import { fragmentLink, PageText } from './link.ts'

/** A paragraph at one of its places, before equal ones are brought together. */
interface Draft {
  readonly key: string
  readonly kind: Kind
  readonly text: string
  readonly slices: readonly Slice[]
  readonly headings: readonly string[]
  readonly lead: Lead | null
  readonly source: Source
  readonly leftover: Leftover | null
}

/** Shorter texts mean different things under different headings and are equal only together with them. */
const SELF_CONTAINED_LETTERS = 60

/** Passages of all documents in reading order. `today` decides which terms of office are over. */
export function passagesOf(documents: readonly Document[], today: Date): Passage[] {
  const groups = new Map<string, Draft[]>()
  for (const document of documents) {
    for (const draft of drafts(document, today)) {
      const group = groups.get(draft.key)
      if (group === undefined) groups.set(draft.key, [draft])
      else group.push(draft)
    }
  }
  const lengths = fingerprintLengths([...groups.keys()])
  return [...groups.values()].map(group => merge(group, lengths))
}

function drafts(document: Document, today: Date): Draft[] {
  const page = new PageText([...document.page.head, ...document.page.body])
  let bodyText: PageText | null = null
  const body = () => (bodyText ??= new PageText(document.page.body))
  const title = fold(document.title)
  return document.entries
    .filter(entry => /\p{L}/u.test(entry.text))
    .map(entry => {
      const headings = entry.headings.filter(heading => fold(heading) !== title)
      return {
        key: keyOf(document.kind, entry),
        kind: document.kind,
        text: entry.text,
        slices: entry.slices,
        headings,
        lead: entry.lead,
        source: sourceOf(document, entry, headings, today, page, body),
        leftover: document.origin.leftover,
      }
    })
}

function sourceOf(
  document: Document,
  entry: Entry,
  headings: readonly string[],
  today: Date,
  page: PageText,
  body: () => PageText,
): Source {
  const { origin, url } = document
  return {
    folder: document.folder,
    file: document.file,
    lines: [document.line(entry.slices[0]?.from ?? 0), document.line((entry.slices.at(-1)?.to ?? 1) - 1)],
    title: document.title,
    place: origin.place?.name ?? null,
    year: origin.year,
    election: origin.election,
    campaign: origin.campaign,
    guarantor: entry.guarantor ?? origin.guarantor,
    status: statusOf(document.kind, origin, headings, document.data, today),
    wording: document.wording,
    url,
    link: linkOf(document, entry.text, page, body),
  }
}

/** A summary does not stand on the page it sums up, so its link is the page itself. */
function linkOf(document: Document, text: string, page: PageText, body: () => PageText): string | null {
  if (document.url === null || document.wording === 'summary') return document.url
  const link = fragmentLink(document.url, text, page)
  return link === document.url ? fragmentLink(document.url, text, body()) : link
}

function keyOf(kind: Kind, entry: Entry): string {
  const alone = entry.text.length >= SELF_CONTAINED_LETTERS
  const context = alone ? '' : `${entry.headings.at(-1) ?? ''}\0${entry.lead?.text ?? ''}`
  return `${kind}\0${context}\0${entry.text}`
}

/** How many letters tell each key from all others: codes that clash are made longer, all of them. */
function fingerprintLengths(keys: readonly string[]): Map<string, number> {
  const lengths = new Map<string, number>()
  let open = keys
  for (let length = FINGERPRINT_LENGTH; open.length > 0; length++) {
    const seen = new Map<string, string[]>()
    for (const key of open) {
      lengths.set(key, length)
      const short = fingerprint(key).slice(0, length)
      const alike = seen.get(short)
      if (alike === undefined) seen.set(short, [key])
      else alike.push(key)
    }
    open = length >= fingerprint('').length ? [] : [...seen.values()].filter(group => group.length > 1).flat()
  }
  return lengths
}

/** The newest of equal paragraphs speaks for all; one on its own site goes before one left in a template. */
function merge(group: readonly Draft[], lengths: ReadonlyMap<string, number>): Passage {
  const [first, ...rest] = [...group].sort(
    (a, b) =>
      Number(a.leftover !== null) - Number(b.leftover !== null) ||
      (b.source.year ?? 0) - (a.source.year ?? 0) ||
      Number(a.source.url === null) - Number(b.source.url === null),
  ) as [Draft, ...Draft[]]
  const { key, ...passage } = first
  const letters = fingerprint(key).slice(0, lengths.get(key))
  return {
    code: `${codePrefix(first.source.place, first.source.year)}-${letters}`,
    ...passage,
    also: rest.map(draft => draft.source),
  }
}
