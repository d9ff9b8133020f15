/** Owner: whose a passage is, how far it can be relied on, and the line that says the rest of its source. */

import { endOfTerm, NATIONWIDE } from '../content/origin.ts'
import { fold } from '../czech/fold.ts'
import { withoutHangingLetters } from '../czech/one-letter.ts'
import type { ElectionKind, Passage, Source, Status } from '../model.ts'
import { isDone } from '../passages/retrospective.ts'
import { placeAndYear } from '../passages/sources.ts'
import { isPromise } from '../passages/substance.ts'
import { PHRASES } from './phrases.ts'

/** Elections of the whole country, whose programmes have no place. */
const WITHOUT_PLACE: readonly (ElectionKind | undefined)[] = ['chamber', 'senate', 'european', 'long-term']

/** What a reader has to know before the words; nothing of a programme that is in force, or that may be. */
const STANDING: Readonly<Record<Status, string | null>> = {
  current: null,
  undated: null,
  'term-over': 'volební období skončilo',
  internal: 'vnitřní dokument strany, ne slib',
  draft: 'návrh, ještě neschválený',
  plan: 'záměr ze zprávy, ne slib',
  report: 'údaj ze zprávy, ne slib',
}
const PROBLEM = 'popis problému, ne slib'
const DONE = 'popis hotového, ne slib'
/** Headings that are nothing but the name of such a description. */
const PROBLEM_HEADING =
  /^(?:kontext|(?:(?:v čem|jaký) je |popis )?problém[uy]?|(?:současn|výchozí|dosavadní|dnešní)\p{L}* (?:stav|situace)|analýza (?:problému|situace|stavu|současného stavu)|příčiny)[.:?]?$/iu

/** How far the others can be relied on, which is said with the source. */
const IN_FORCE: Readonly<Partial<Record<Status, string>>> = {
  current: 'platný program',
  undated: 'program bez uvedeného roku',
}

/** `Praha 2022`; without the year where the lines above say it. */
export function ownerOf({ place, year, election }: Source, above: readonly string[]): string {
  const isSaid = year === null || above.some(line => hasYear(line, year))
  const nobody = WITHOUT_PLACE.includes(election?.kind) ? NATIONWIDE : 'bez uvedeného místa'
  return placeAndYear({ place: place ?? nobody, year: isSaid ? null : year })
}

/** Where a passage stands that is on no page: the title of its text, the file and the line. */
export function standsAt({ title, file, lines }: Source): string {
  return PHRASES.withoutPage(title, `${file}:${lines[0]}`)
}

/** `volební období skončilo v roce 2026 · popis problému, ne slib`; null where there is nothing to say. */
export function standingOf(passage: Passage): string | null {
  const { kind, source, headings } = passage
  const { status, year, election } = source
  const ended = status === 'term-over' && year !== null ? ` v roce ${endOfTerm(year, election)}` : ''
  const said = STANDING[status]
  const described = kind === 'program' && !isPromise(passage) ? descriptionOf(headings) : null
  const words = [said === null ? null : `${said}${ended}`, described].filter(part => part !== null)
  return words.length === 0 ? null : withoutHangingLetters(words.join(' · '))
}

function descriptionOf(headings: readonly string[]): string | null {
  if (headings.some(heading => PROBLEM_HEADING.test(heading))) return PROBLEM
  return isDone(headings) ? DONE : null
}

/** The title of a text and the headings over a passage, without a title that only says the owner. */
export function titlesOf({ source, headings }: Pick<Passage, 'source' | 'headings'>): string[] {
  return fold(source.title) === fold(ownerOf(source, [])) ? [...headings] : [source.title, ...headings]
}

/**
 * `Praha · komunální volby 2022 · platný program · garant David Bodeček`: what the lines `above` and, where there is one, the
 * `owner` do not say. The year is said once.
 */
export function sourceLine(source: Source, owner: string | null, above: readonly string[]): string {
  const { place, year, election, status, guarantor } = source
  const isSaid = owner !== null || year === null || above.some(line => hasYear(line, year))
  const label = election?.label ?? null
  const isInLabel = label !== null && year !== null && hasYear(label, year)
  return [
    owner === null ? placeAndYear({ place, year: isSaid || isInLabel ? null : year }) : null,
    isSaid && isInLabel ? withoutYear(label, year) : label,
    IN_FORCE[status] ?? null,
    guarantor === null ? null : `garant ${guarantor}`,
  ]
    .filter(part => part !== null && part !== '')
    .join(' · ')
}

function hasYear(text: string, year: number): boolean {
  return new RegExp(`(?<!\\d)${year}(?!\\d)`).test(text)
}

/** `komunální volby 2022` is `komunální volby` where the year was said. */
function withoutYear(label: string, year: number): string {
  return label
    .replace(new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g'), '')
    .replace(/\s+/g, ' ')
    .trim()
}
