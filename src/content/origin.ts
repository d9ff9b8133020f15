/** Origin: whose text a document is, place, year, election, guarantor, how far it is valid. */

import { fold } from '../czech/fold.ts'
import type { Election, ElectionKind, Kind, Leftover, Status } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { isDraft } from './claims.ts'
import { guarantorOf } from './guarantor.ts'
import type { Site } from './site.ts'
import { isFarAhead, readYear } from './year.ts'

export interface Origin {
  readonly place: Place | null
  readonly year: number | null
  readonly election: Election | null
  readonly campaign: string | null
  readonly guarantor: string | null
  readonly leftover: Leftover | null
}

export interface OriginInput {
  readonly path: string
  readonly data: Readonly<Record<string, unknown>>
  readonly site: Site | null
  readonly kind: Kind
  /** Title and text, for texts that have nothing else to tell them apart. */
  readonly title: string
  readonly text: string
}

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/
/** A year in a title, but not the one until which something is planned. */
const YEAR_IN_TITLE = /(?<!\d|do |do roku )(?:19|20)\d{2}(?!\d)/i

export function originOf(input: OriginInput, gazetteer: Gazetteer): Origin {
  const { data, site } = input
  const category = text(data.campaignCategoryUid)
  const labels = labelsOf(input.path, data)
  const year = yearOf(input, labels)
  const named = statedPlace(data)
  const labelled = labels.map(label => placeInLabel(label, gazetteer)).find(place => place !== null) ?? null
  const own = site?.place ?? null
  const guessed = narrower(labelled, own, gazetteer) ?? (site === null ? placeInText(input, gazetteer) : null)
  const known = named === null ? guessed : placeNamed(named, gazetteer)
  const election =
    input.kind === 'program' ? electionOf(input.path, data, year, known) : statedElection(data, year)
  return {
    place: named === null ? electorate(known, election, gazetteer) : known,
    year,
    election,
    campaign: site?.campaigns.get(category ?? '') ?? category,
    guarantor: guarantorOf(text(data.garant), input.text, site?.people),
    leftover: leftoverOf(labelled, own, gazetteer),
  }
}

/** The category and the folders of a text, which name its place, its year and its election. */
export function labelsOf(path: string, data: Readonly<Record<string, unknown>>): string[] {
  return [text(data.campaignCategoryUid) ?? '', ...path.split('/').slice(0, -1)]
}

/** The place that the head gives, or null. */
export function statedPlace(data: Readonly<Record<string, unknown>>): string | null {
  return text(data.place) ?? text(data.misto)
}

/** The election that the head gives, or null; `year` is that of the text, for one that names none. */
function statedElection(data: Readonly<Record<string, unknown>>, year: number | null): Election | null {
  const label = text(data.election) ?? text(data.volby)
  if (label === null) return null
  const stated = YEAR.exec(label)?.[0]
  const folded = fold(label)
  const kind = STATED_KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'unnamed'
  return { kind, year: stated === undefined ? year : Number(stated), label }
}

/** How heads name an election, folded; the first that fits. */
const STATED_KINDS: readonly (readonly [ElectionKind, RegExp])[] = [
  ['municipal', /^komunalni/],
  ['regional', /^krajske/],
  ['european', /evrops/],
  ['senate', /senat/],
  ['chamber', /snemovn/],
  ['long-term', /^dlouhodob/],
]

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A stated year that cannot be read is none: that of the folder might make a promise look newer than it is. */
function yearOf(input: OriginInput, labels: readonly string[]): number | null {
  const { data } = input
  const stated = readYear(data.year ?? data.rok)
  if (stated !== null) return stated ?? null
  for (const source of [...labels, data.campaignGroupUid]) {
    const match = YEAR.exec(String(source ?? ''))
    if (match !== null) return Number(match[0])
  }
  const match = YEAR_IN_TITLE.exec(input.title)
  return match === null ? null : Number(match[0])
}

/** A place of the head; one that the gazetteer does not know is a place all the same. */
function placeNamed(name: string, gazetteer: Gazetteer): Place {
  return gazetteer.labelled(name)[0]?.place ?? gazetteer.namedOrUnknown(name)
}

/** `2018-komunalky-kutna_hora` names Kutná Hora, `praha2018` Praha. */
function placeInLabel(label: string, gazetteer: Gazetteer): Place | null {
  const spaced = label.replace(/[-_]/g, ' ').replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4')
  return gazetteer.labelled(spaced).find(mention => !mention.adjective)?.place ?? null
}

/** The closer of two places when one lies in the other; the first when they have nothing in common. */
function narrower(labelled: Place | null, own: Place | null, gazetteer: Gazetteer): Place | null {
  if (labelled === null || own === null) return labelled ?? own
  return gazetteer.within(own, labelled) ? own : labelled
}

/** The region or town that a text without any label speaks of most. */
function placeInText(input: OriginInput, gazetteer: Gazetteer): Place | null {
  const inTitle = gazetteer.mentions(input.title)
  const counts = new Map<Place, number>()
  for (const { place } of inTitle.length > 0 ? inTitle : gazetteer.mentions(input.text)) {
    if (place.kind !== 'stát') counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** The election of a programme for `place`: stated, or told by the labels. */
export function electionOf(
  path: string,
  data: Readonly<Record<string, unknown>>,
  year: number | null,
  place: Place | null,
): Election | null {
  const stated = statedElection(data, year)
  if (stated !== null) return stated
  const label = fold([...labelsOf(path, data), text(data.campaignGroupUid) ?? ''].join(' '))
  const named = LABEL_KINDS.find(([, pattern]) => pattern.test(label))?.[0]
  if (named !== undefined) return electionIn(year, named)
  if (isMunicipal(place) && year !== null && year % 4 === 2) return electionIn(year, 'municipal')
  if (/kraj/.test(label)) return electionIn(year, 'regional')
  return year === null ? null : electionIn(year, 'unnamed')
}

/** How folders and categories name an election, folded; the first that fits. */
const LABEL_KINDS: readonly (readonly [ElectionKind, RegExp])[] = [
  ['long-term', /dlouhodob/],
  ['european', /europ|evrops|euro\d/],
  ['senate', /senat/],
  ['chamber', /psp|snemovn|parlament/],
  ['municipal', /komunal|magistrat|radnice/],
]

/** How a programme without a place is called, where it is for the whole country. */
export const NATIONWIDE = 'celostátní program'

const ELECTION_NAMES: Readonly<Record<ElectionKind, string>> = {
  municipal: 'komunální volby',
  regional: 'krajské volby',
  chamber: 'volby do Poslanecké sněmovny',
  senate: 'volby do Senátu',
  european: 'volby do Evropského parlamentu',
  'long-term': 'dlouhodobý program',
  unnamed: 'volby',
}

function electionIn(year: number | null, kind: ElectionKind): Election {
  const name = ELECTION_NAMES[kind]
  return { kind, year, label: year === null || kind === 'long-term' ? name : `${name} ${year}` }
}

/** Towns, their parts, and Praha, which is a region and a town: they elect in years of their own. */
export function isMunicipal(place: Place | null): boolean {
  return place !== null && place.kind !== 'stát' && (place.kind !== 'kraj' || place.name === 'Praha')
}

/** Whether a place holds such an election: a region no municipal one, a town and Praha no regional one. */
export function holdsElection(place: Place | null, election: Election | null): boolean {
  if (place === null || election === null) return true
  if (election.kind === 'municipal') return isMunicipal(place)
  return election.kind !== 'regional' || (place.kind === 'kraj' && place.name !== 'Praha')
}

/** A regional election on the site of a town is that of its region. */
function electorate(place: Place | null, election: Election | null, gazetteer: Gazetteer): Place | null {
  if (place === null || election?.kind !== 'regional') return place
  return gazetteer.regionOf(place) ?? place
}

function leftoverOf(labelled: Place | null, own: Place | null, gazetteer: Gazetteer): Leftover | null {
  if (labelled === null || own === null) return null
  return gazetteer.within(labelled, own) || gazetteer.within(own, labelled) ? null : 'other-place'
}

/** Years between two elections of the same body. */
const TERM_YEARS: Readonly<Partial<Record<ElectionKind, number>>> = { european: 5, senate: 6 }
const TERM = 4

/** Year in which the term of office ends that an election of `year` began. */
export function endOfTerm(year: number, election: Election | null): number {
  return year + (TERM_YEARS[election?.kind ?? 'unnamed'] ?? TERM)
}

/** Titles and headings of what a party agrees for itself: whom to talk to after an election, its own rules. */
const INTERNAL = /^(?:\d+\. )?(?:povolební strategie|jednací řád|stanovy|vnitřní (?:poměry|řád|pravidla))/iu

/**
 * Status of a passage on the day `today`; `headings` are the title of its text and those above it. A term ends in the autumn of its last year; inside a report the heading
 * tells what was done (`Plnění`) from what was meant to be done (`Stručný popis`).
 */
export function statusOf(
  kind: Kind,
  origin: Origin,
  headings: readonly string[],
  data: Readonly<Record<string, unknown>>,
  today: Date,
): Status {
  if (isDraft(data)) return 'draft'
  if (kind === 'prevention')
    return headings.some(heading => /^(?:Stručný )?popis\b/iu.test(heading)) ? 'plan' : 'report'
  if (headings.some(heading => INTERNAL.test(heading))) return 'internal'
  if (origin.year === null || isFarAhead(origin.year, today)) return 'undated'
  const end = Date.UTC(endOfTerm(origin.year, origin.election), 10, 1)
  return today.getTime() < end ? 'current' : 'term-over'
}
