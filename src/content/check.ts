/** What an editor should know about documents that loaded, but not as they were meant. */

import type { Problem } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { Document } from './document.ts'
import { KINDS, oneOf, STATUSES, WORDINGS } from './head.ts'

type Finding = Pick<Problem, 'rule' | 'message' | 'remedy'>

/** Values of the head that are read only when they are one of these words. */
const WORDS = { wording: WORDINGS, kind: KINDS, status: STATUSES } as const

/** Problems of documents, in the order of the documents. */
export function checkDocuments(documents: readonly Document[], gazetteer: Gazetteer): Problem[] {
  const problems: Problem[] = []
  const warn = ({ folder, file }: Document, finding: Finding) =>
    problems.push({ severity: 'warning', folder, file, line: null, ...finding })
  for (const document of documents) {
    for (const finding of unknownWords(document)) {
      const { folder, file } = document
      problems.push({ severity: 'error', folder, file, line: null, ...finding })
    }
    for (const finding of checkOne(document)) warn(document, finding)
  }
  for (const group of repeated(documents, uidKey)) {
    for (const document of group) {
      warn(document, {
        rule: 'uid-clash',
        message: `The uid "${document.data.uid}" is also used by ${othersOf(group, document)}.`,
        remedy: 'Give every text of a campaign a uid of its own.',
      })
    }
  }
  for (const group of repeated(documents, textKey)) {
    for (const document of group.slice(1)) {
      warn(document, {
        rule: 'document-repeated',
        message: `The text is the same as in ${nameOf(group[0] as Document, document)}.`,
        remedy: 'Remove the copy, or leave it: its paragraphs are shown once with both places.',
      })
    }
  }
  for (const [document, place] of campaignsOfOthers(documents, gazetteer)) {
    warn(document, {
      rule: 'campaign-of-another-place',
      message: `The texts of this folder speak of ${place.name}, not of ${document.origin.place?.name}.`,
      remedy: 'Remove a campaign that was copied with the site, or state its place in the head: place: …',
    })
  }
  return problems
}

function unknownWords({ data }: Document): Finding[] {
  return Object.entries(WORDS)
    .filter(([key, words]) => oneOf<string>(words, data[key]) === undefined)
    .map(([key, words]) => ({
      rule: `${key}-unknown`,
      message: `The ${key} "${data[key]}" is not known.`,
      remedy: `Write ${words.join(' or ')}, or leave the line out.`,
    }))
}

function checkOne(document: Document): Finding[] {
  const { data, origin, kind } = document
  const found: Finding[] = []
  const add = (rule: string, message: string, remedy: string) => found.push({ rule, message, remedy })
  if (document.entries.length === 0) {
    add(
      'text-missing',
      'There is no text to quote, neither in the body nor in perex or intro.',
      'Write the text, or remove the file.',
    )
  }
  if (origin.leftover === 'sample') {
    add(
      'leftover-sample',
      'This is a sample text of the site template.',
      'Remove it; it is never used for answers.',
    )
  }
  if (origin.leftover === 'other-place') {
    add(
      'leftover-other-place',
      `This is a text for ${origin.place?.name} on a site of another place.`,
      'Remove it; it answers only those who name that place.',
    )
  }
  if (data.title == null)
    add(
      'title-missing',
      'The head has no title.',
      `Add "title: …"; for now it is called "${document.title}".`,
    )
  if (origin.year === null && kind === 'program') {
    add(
      'year-missing',
      'No year is known for this programme.',
      'Add "year: 2026" or a year in campaignCategoryUid.',
    )
  }
  if (origin.place === null)
    add(
      'place-missing',
      'No place is known for this text.',
      'Add "place: …" if it is not for the whole country.',
    )
  if (document.wording === 'summary' && document.url === null) {
    add('summary-without-url', 'A summary has to lead to its original.', 'Add "url: https://…".')
  }
  if (/(?:^|\/)[#~]/.test(document.file)) {
    add(
      'page-switched-off',
      'The name of the file keeps the site from publishing it.',
      'Rename the file if it should have a page.',
    )
  }
  const folder = document.file.split('/').at(-2)
  const category = data.campaignCategoryUid
  if (
    typeof category === 'string' &&
    /(?:19|20)\d\d/.test(category) &&
    folder !== undefined &&
    /(?:19|20)\d\d/.test(folder)
  ) {
    const year = /(?:19|20)\d\d/.exec(folder)?.[0] ?? ''
    if (!category.includes(year)) {
      add(
        'category-differs',
        `campaignCategoryUid is "${category}", the folder is "${folder}".`,
        'Make them agree on the year.',
      )
    }
  }
  return found
}

function uidKey({ folder, data }: Document): string | null {
  return data.uid == null ? null : `${folder}\n${data.campaignCategoryUid}\n${data.uid}\n${data.place ?? ''}`
}

function textKey({ entries }: Document): string | null {
  const text = entries.map(entry => entry.text).join('\n')
  return text.length < 200 ? null : text
}

/** Groups of two or more documents with the same key. */
function repeated(documents: readonly Document[], key: (document: Document) => string | null): Document[][] {
  const groups = new Map<string, Document[]>()
  for (const document of documents) {
    const name = key(document)
    if (name !== null) addTo(groups, name, document)
  }
  return [...groups.values()].filter(group => group.length > 1)
}

function addTo(groups: Map<string, Document[]>, name: string, document: Document): void {
  const group = groups.get(name)
  if (group === undefined) groups.set(name, [document])
  else group.push(document)
}

/** Files named in one message; the rest are counted. */
const NAMED = 3

/** The files of a group without that of `document`: `a.md, b.md, c.md and 5 more`. */
function othersOf(group: readonly Document[], document: Document): string {
  const near = group.slice(0, NAMED + 1).filter(other => other !== document)
  const named = near.slice(0, NAMED).map(({ file }) => file)
  const left = group.length - 1 - named.length
  return `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}

function nameOf(document: Document, seenFrom: Document): string {
  return document.folder === seenFrom.folder ? document.file : `${document.folder}/${document.file}`
}

/** Namings of another region that make a campaign suspicious, and how many times more than of its own. */
const SUSPICIOUS_NAMINGS = 4
const SUSPICIOUS_RATIO = 2

/** The first document of each campaign folder whose texts name another region far more often than their own. */
function campaignsOfOthers(documents: readonly Document[], gazetteer: Gazetteer): [Document, Place][] {
  const campaigns = new Map<string, Document[]>()
  for (const document of documents) {
    if (document.origin.leftover !== null || document.origin.place === null) continue
    const name = `${document.folder}\n${document.file.split('/').slice(0, -1).join('/')}`
    addTo(campaigns, name, document)
  }
  const found: [Document, Place][] = []
  for (const group of campaigns.values()) {
    const first = group[0] as Document
    const own = first.origin.place as Place
    const counts = new Map<Place, number>()
    for (const { entries } of group) {
      for (const { place } of entries.flatMap(entry => gazetteer.mentions(entry.text))) {
        const region = gazetteer.regionOf(place)
        if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1)
      }
    }
    const home = gazetteer.regionOf(own)
    const [other, count] = [...counts]
      .filter(([region]) => region !== home)
      .sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
    const ownCount = home === null ? 0 : (counts.get(home) ?? 0)
    if (other !== null && count >= SUSPICIOUS_NAMINGS && count > ownCount * SUSPICIOUS_RATIO)
      found.push([first, other])
  }
  return found
}
