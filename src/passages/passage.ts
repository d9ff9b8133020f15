/** Documents cut into passages; the same paragraph in several places is one passage that names them all. */

import type { Document } from '../content/document.ts'
import type { Entry } from '../content/entries.ts'
import { refersBack } from '../content/list.ts'
import { statusOf } from '../content/origin.ts'
import { markSamples } from '../content/sample.ts'
import { fold } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import type { StopWords } from '../czech/stopwords.ts'
import type { Copy, Kind, Leftover, Passage, Source } from '../model.ts'
import { codePrefix, FINGERPRINT_LENGTH, fingerprint } from './code.ts'
import { fragmentLink, PageText } from './link.ts'
import { isPromise, isStandalone } from './substance.ts'

/** A paragraph at one of its places, before equal ones are brought together. */
interface Draft
  extends Pick<Passage, 'kind' | 'text' | 'slices' | 'headings' | 'lead' | 'list' | 'refersBack' | 'source'> {
  readonly key: string
  readonly leftover: Leftover | null
  readonly standalone: boolean
  /** Whether it is a promise that a report on its programme repeats. */
  readonly repeated: boolean
  /** Whether the texts of its campaign name the place that they are for. */
  readonly namesPlace: boolean
}

/** Shorter texts mean different things under different headings and are equal only together with them. */
const SELF_CONTAINED_LETTERS = 60

/** Paragraphs of documents that were cut before, on a day of the same terms of office. */
export type KnownDrafts = WeakMap<Document, readonly Draft[]>

/** Passages of all documents in reading order. `today` decides which terms of office are over. */
export function passagesOf(
  documents: readonly Document[],
  today: Date,
  stopWords: StopWords,
  known: KnownDrafts = new WeakMap(),
): Passage[] {
  const groups = new Map<string, Draft[]>()
  for (const document of markSamples(documents, stopWords)) {
    const own = known.get(document) ?? drafts(document, today, stopWords)
    known.set(document, own)
    for (const draft of own) {
      const group = groups.get(draft.key)
      if (group === undefined) groups.set(draft.key, [draft])
      else group.push(draft)
    }
  }
  const lengths = fingerprintLengths([...groups.keys()])
  return [...groups.values()].map(group => merge(group, lengths))
}

function drafts(document: Document, today: Date, stopWords: StopWords): Draft[] {
  const page = new PageText([...document.page.head, ...document.page.body])
  let bodyText: PageText | null = null
  const body = () => (bodyText ??= new PageText(document.page.body))
  const title = fold(document.title)
  return document.entries
    .filter(entry => /\p{L}/u.test(entry.text))
    .map((entry, at, entries) => {
      const headings = entry.headings.filter(heading => fold(heading) !== title)
      const repeated = document.reportsProgramme && isPromise(entry)
      const kind = repeated ? 'program' : document.kind
      return {
        key: keyOf(kind, entry),
        kind,
        text: entry.text,
        slices: entry.slices,
        headings,
        lead: entry.lead,
        list: entry.list,
        refersBack: refersBack(entry, entries[at - 1]),
        source: sourceOf(document, kind, entry, headings, today, page, body),
        leftover: document.origin.leftover,
        standalone: isStandalone(
          entry,
          { title: document.title, introduces: (entry.list?.items.length ?? 0) > 0 },
          stopWords,
        ),
        repeated,
        namesPlace: document.namesPlace,
      }
    })
}

function sourceOf(
  document: Document,
  kind: Kind,
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
    lines: [document.line(entry.span.from), document.line(entry.span.to - 1)],
    title: document.title,
    place: origin.place?.name ?? null,
    year: origin.year,
    election: origin.election,
    campaign: origin.campaign,
    guarantor: entry.guarantor ?? origin.guarantor,
    status: document.switchedOff
      ? 'draft'
      : statusOf(kind, origin, [document.title, ...headings], document.data, today),
    wording: document.wording,
    url,
    link: linkOf(document, entry.stretches, page, body),
  }
}

/** A summary does not stand on the page it sums up, so its link is the page itself. */
function linkOf(
  document: Document,
  stretches: readonly string[],
  page: PageText,
  body: () => PageText,
): string | null {
  if (document.url === null || document.wording === 'summary') return document.url
  const link = fragmentLink(document.url, stretches, page)
  return link === document.url ? fragmentLink(document.url, stretches, body()) : link
}

function keyOf(kind: Kind, entry: Entry): string {
  const alone = entry.text.length >= SELF_CONTAINED_LETTERS
  const context = alone ? '' : `${entry.headings.at(-1) ?? ''}\0${lastSentence(entry.lead?.text ?? '')}`
  return `${kind}\0${context}\0${entry.text}`
}

/** A code does not change with the sentences that a lead brings along. */
function lastSentence(text: string): string {
  return text.slice(sentences(text).at(-1)?.from ?? 0)
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

/**
 * Which of equal paragraphs speaks for all: a text of the site before one left in a template, a programme before a report
 * that repeats it, a published one before a draft, the newest, one whose campaign names its own place, one with a page.
 */
function byAuthority(a: Draft, b: Draft): number {
  return (
    Number(a.leftover !== null) - Number(b.leftover !== null) ||
    Number(a.repeated) - Number(b.repeated) ||
    Number(a.source.status === 'draft') - Number(b.source.status === 'draft') ||
    (b.source.year ?? 0) - (a.source.year ?? 0) ||
    Number(b.namesPlace) - Number(a.namesPlace) ||
    Number(a.source.url === null) - Number(b.source.url === null)
  )
}

function merge(group: readonly Draft[], lengths: ReadonlyMap<string, number>): Passage {
  const [first, ...rest] = [...group].sort(byAuthority) as [Draft, ...Draft[]]
  const { key, repeated, namesPlace, ...passage } = first
  const letters = fingerprint(key).slice(0, lengths.get(key))
  return {
    code: `${codePrefix(first.source.place, first.source.year)}-${letters}`,
    ...passage,
    also: rest.map(copyOf),
  }
}

function copyOf({ source, slices, headings, lead, list, refersBack, leftover }: Draft): Copy {
  return { ...source, slices, headings, lead, list, refersBack, leftover }
}
