/** Checks: what an editor should know about documents that loaded, but not as they were meant. */

import type { Problem, Rule } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { campaignsOf, placesNamed } from './campaign.ts'
import type { Document } from './document.ts'
import { DOCUMENT_RULES } from './document-rules.ts'
import { FIELD_RULES } from './field-rules.ts'
import { lineOf } from './fields.ts'
import { problemOf, shown } from './problem.ts'
import type { Found, Knowledge } from './rule.ts'
import { markSamples } from './sample.ts'
import { unquotedFindings } from './unquoted.ts'

const RULES = [...FIELD_RULES, ...DOCUMENT_RULES]

/** Something that several documents have, and each should have for itself. */
interface Repetition {
  readonly rule: Rule
  readonly remedy: string
  /** The same for documents that repeat each other; null for one that repeats nothing. */
  readonly keyOf: (document: Document) => string | null
  /** Whether the first of a group is told too, since none of them is more right than the others. */
  readonly isFirstTold: boolean
  readonly find: (document: Document, group: readonly Document[]) => Found
}

const REPETITIONS: readonly Repetition[] = [
  {
    rule: 'uid-clash',
    remedy: 'Give every text of a campaign a uid of its own.',
    keyOf: uidKey,
    isFirstTold: true,
    find: (document, group) => ({
      line: lineOf(document.fields, 'uid'),
      message: `The uid "${shown(document.data.uid)}" is also used by ${othersOf(group, document)}.`,
      about: `${shown(document.data.uid)}: ${othersOf(group, document)}`,
    }),
  },
  {
    rule: 'order-repeated',
    remedy: 'Give every chapter a place of its own.',
    keyOf: orderKey,
    isFirstTold: false,
    find: (document, group) => ({
      line: lineOf(document.fields, 'order'),
      message: `The order ${shown(document.data.order)} is also that of ${firstOf(group, document)}.`,
      about: `${shown(document.data.order)}: ${firstOf(group, document)}`,
    }),
  },
  {
    rule: 'document-repeated',
    remedy: 'Remove the copy, or leave it: its paragraphs are shown once with both places.',
    keyOf: textKey,
    isFirstTold: false,
    find: (document, group) => ({
      line: firstLine(document),
      message: `The text is the same as in ${firstOf(group, document)}.`,
      about: firstOf(group, document),
    }),
  },
]

/** Problems of documents, in the order of the documents. */
export function checkDocuments(loaded: readonly Document[], knowledge: Knowledge): Problem[] {
  const { gazetteer, stopWords } = knowledge
  const documents = markSamples(loaded, stopWords)
  const problems: Problem[] = []
  const warn = ({ folder, file }: Document, rule: Rule, remedy: string, found: Found) =>
    problems.push(problemOf(folder, file, { rule, remedy, ...found }))
  for (const document of documents) {
    for (const { rule, remedy, find } of RULES) {
      for (const found of [find(document, knowledge)].flat())
        if (found !== null) warn(document, rule, remedy, found)
    }
    for (const finding of unquotedFindings(document))
      problems.push(problemOf(document.folder, document.file, finding))
  }
  for (const { rule, remedy, keyOf, isFirstTold, find } of REPETITIONS) {
    for (const group of repeated(documents, keyOf)) {
      for (const document of isFirstTold ? group : group.slice(1))
        warn(document, rule, remedy, find(document, group))
    }
  }
  for (const { document, place, line } of campaignsOfOthers(documents, gazetteer)) {
    const remedy = 'Remove a campaign that was copied with the site, or state its place in the head: place: …'
    warn(document, 'campaign-of-another-place', remedy, {
      line,
      message: `The texts of this folder speak of ${place.name}, not of ${document.origin.place?.name}.`,
      about: `${place.name} ≠ ${document.origin.place?.name}`,
    })
  }
  return problems
}

function firstLine({ entries, line }: Document): number | null {
  const slice = entries[0]?.slices[0]
  return slice === undefined ? null : line(slice.from)
}

function uidKey({ folder, data }: Document): string | null {
  return data.uid == null ? null : `${folder}\n${data.campaignCategoryUid}\n${data.uid}\n${data.place ?? ''}`
}

/** A place among the chapters of one folder. */
function orderKey({ folder, file, data }: Document): string | null {
  const { order, campaignCategoryUid, place } = data
  if (order == null) return null
  return [folder, file.split('/').slice(0, -1).join('/'), campaignCategoryUid, place ?? '', order].join('\n')
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

/** The file of the first document of a group, as it is named beside `seenFrom`. */
function firstOf([first]: readonly Document[], seenFrom: Document): string {
  return first === undefined ? '' : nameOf(first, seenFrom)
}

function nameOf(document: Document, seenFrom: Document): string {
  return document.folder === seenFrom.folder ? document.file : `${document.folder}/${document.file}`
}

interface Stray {
  readonly document: Document
  readonly place: Place
  readonly line: number | null
}

/** Line of the first paragraph of a document that names a region or something in it. */
function lineNaming({ entries, line }: Document, region: Place, gazetteer: Gazetteer): number | null {
  const entry = entries.find(({ text }) =>
    gazetteer.mentions(text).some(({ place }) => gazetteer.regionOf(place) === region),
  )
  return entry?.slices[0] === undefined ? null : line(entry.slices[0].from)
}

/** Namings of another region that make a campaign suspicious, and how many times more than of its own. */
const SUSPICIOUS_NAMINGS = 4
const SUSPICIOUS_RATIO = 2

/** The first document of each campaign folder whose texts name another region far more often than their own, and where. */
function campaignsOfOthers(documents: readonly Document[], gazetteer: Gazetteer): Stray[] {
  const found: Stray[] = []
  const placed = documents.filter(({ origin }) => origin.leftover === null && origin.place !== null)
  for (const group of campaignsOf(placed)) {
    const first = group[0] as Document
    const own = first.origin.place as Place
    const counts = new Map<Place, number>()
    for (const [place, { count }] of placesNamed(group, gazetteer)) {
      const region = gazetteer.regionOf(place)
      if (region !== null) counts.set(region, (counts.get(region) ?? 0) + count)
    }
    const home = gazetteer.regionOf(own)
    const [other, count] = [...counts]
      .filter(([region]) => region !== home)
      .sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
    const ownCount = home === null ? 0 : (counts.get(home) ?? 0)
    if (other !== null && count >= SUSPICIOUS_NAMINGS && count > ownCount * SUSPICIOUS_RATIO)
      found.push({ document: first, place: other, line: lineNaming(first, other, gazetteer) })
  }
  return found
}
