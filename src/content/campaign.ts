/** Campaign: all of its texts together, which places they speak of, and whose they are where a label misleads. */

import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { Document } from './document.ts'
import { electionOf, holdsElection, isMunicipal, labelsOf, type Origin, statedPlace } from './origin.ts'
import type { Site } from './site.ts'

/** How often a place is named, and in how many texts. */
export interface Naming {
  readonly count: number
  readonly texts: number
}

/** Namings that tell whose a campaign is when it never names the place of its site. */
const SURE_COUNT = 4
const SURE_TEXTS = 3
const SURE_RATIO = 2
/** Fewest namings that confirm an abbreviated name. */
const CONFIRMING = 2

/** The texts of each campaign: those of one folder. */
export function campaignsOf(documents: readonly Document[]): Document[][] {
  const campaigns = new Map<string, Document[]>()
  for (const document of documents) {
    const name = `${document.folder}\n${document.file.split('/').slice(0, -1).join('/')}`
    const texts = campaigns.get(name)
    if (texts === undefined) campaigns.set(name, [document])
    else texts.push(document)
  }
  return [...campaigns.values()]
}

/** How often each document names each place, for as long as the document is there: finding out is most of the work. */
export type Namings = WeakMap<Document, ReadonlyMap<Place, number>>

/** The regions, towns and boroughs that titles, headings and paragraphs of `campaign` name. */
export function placesNamed(
  campaign: readonly Document[],
  gazetteer: Gazetteer,
  known: Namings = new WeakMap(),
): Map<Place, Naming> {
  const named = new Map<Place, Naming>()
  for (const document of campaign) {
    const counts = known.get(document) ?? countsOf(document, gazetteer)
    known.set(document, counts)
    for (const [place, count] of counts) {
      const before = named.get(place) ?? { count: 0, texts: 0 }
      named.set(place, { count: before.count + count, texts: before.texts + 1 })
    }
  }
  return named
}

function countsOf({ title, entries }: Document, gazetteer: Gazetteer): Map<Place, number> {
  const headings = new Set(entries.flatMap(entry => entry.headings))
  const counts = new Map<Place, number>()
  for (const text of [title, ...headings, ...entries.map(entry => entry.text)]) {
    for (const { place } of gazetteer.mentions(text))
      if (place.kind !== 'stát') counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

/**
 * Documents of one folder, each with the owner that its whole campaign tells. A place that the head states is left as it
 * is, unless it holds no such election. `site` is null for a folder that is no site.
 */
export function settleOwners(
  documents: readonly Document[],
  site: Site | null,
  gazetteer: Gazetteer,
  known: Namings = new WeakMap(),
): Document[] {
  const settled = new Map<Document, Document>()
  for (const campaign of campaignsOf(documents)) {
    const named = placesNamed(campaign, gazetteer, known)
    for (const document of campaign) {
      const origin = ownerOf(document, named, site, gazetteer)
      const { place } = origin
      settled.set(document, { ...document, origin, namesPlace: place !== null && named.has(place) })
    }
  }
  return documents.map(document => settled.get(document) ?? document)
}

function ownerOf(
  document: Document,
  named: ReadonlyMap<Place, Naming>,
  site: Site | null,
  gazetteer: Gazetteer,
): Origin {
  const { origin, data } = document
  if (origin.leftover !== null) return origin
  const nobody: Origin = { ...origin, place: null, leftover: 'other-place' }
  const fits = holdsElection(origin.place, origin.election)
  if (statedPlace(data) !== null) return fits ? origin : nobody
  if (site === null) return fits ? origin : { ...origin, place: null }
  const abbreviated = abbreviatedPlace(document, named, gazetteer)
  const owner = abbreviated ?? speakerOf(named, origin.place, fits, gazetteer)
  const owned = owner === null ? origin : ownedBy(owner, document, site, gazetteer)
  if (!holdsElection(owned.place, owned.election)) return nobody
  return isStray(owned, document, site) ? { ...owned, leftover: 'other-place' } : owned
}

/**
 * The town that a campaign speaks of: more than twice as often as of any other, and, where the place of its site holds
 * such an election, not once of that place, of one in it or of one around it.
 */
function speakerOf(
  named: ReadonlyMap<Place, Naming>,
  own: Place | null,
  fits: boolean,
  gazetteer: Gazetteer,
): Place | null {
  if (own === null) return null
  const [most] = [...named].filter(([place]) => isMunicipal(place)).sort(([, a], [, b]) => b.count - a.count)
  if (most === undefined) return null
  const [speaker, { count, texts }] = most
  if (count < SURE_COUNT || texts < SURE_TEXTS) return null
  const others = [...named].filter(([place]) => !isRelated(place, speaker, gazetteer))
  if (others.some(([, other]) => other.count * SURE_RATIO > count)) return null
  if (!fits) return speaker
  if (isRelated(speaker, own, gazetteer)) return null
  const isOwn = (place: Place) => isRelated(place, own, gazetteer) && !gazetteer.within(speaker, place)
  return [...named.keys()].some(isOwn) ? null : speaker
}

/** The place that a label has the first letters of, when the texts name it and it tells more than what is known. */
function abbreviatedPlace(
  { file, data, origin }: Document,
  named: ReadonlyMap<Place, Naming>,
  gazetteer: Gazetteer,
): Place | null {
  for (const label of labelsOf(file, data)) {
    const place = gazetteer.abbreviated(label.replace(/[\d\s_-]+/g, ''))
    if (place === null || (named.get(place)?.count ?? 0) < CONFIRMING) continue
    return origin.place !== null && gazetteer.within(origin.place, place) ? null : place
  }
  return null
}

/** The origin of a document that is of `place`: on the site of an unrelated one it was left over. */
function ownedBy(place: Place, document: Document, site: Site, gazetteer: Gazetteer): Origin {
  const { origin, file, data, kind, reportsProgramme } = document
  const isProgramme = kind === 'program' || reportsProgramme
  const election = isProgramme ? electionOf(file, data, origin.year, place) : origin.election
  const isHome = site.place === null || isRelated(place, site.place, gazetteer)
  return { ...origin, place, election, leftover: isHome ? null : 'other-place' }
}

/** A text of a town without a page, on a site that is of no place. */
function isStray({ place }: Origin, { url }: Document, site: Site): boolean {
  return site.place === null && url === null && isMunicipal(place)
}

function isRelated(a: Place, b: Place, gazetteer: Gazetteer): boolean {
  return gazetteer.within(a, b) || gazetteer.within(b, a)
}
