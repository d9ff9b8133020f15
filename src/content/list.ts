/** Lists: what a paragraph that ends with a colon introduces, and the sentences that introduce it. */

import { beginsWithPronoun } from '../czech/anaphora.ts'
import { type Relation, relationsIn } from '../czech/discourse.ts'
import { sentences } from '../czech/sentences.ts'
import type { Item, Lead, List, Slice } from '../model.ts'
import { cut, narrow } from '../text/cut.ts'

/**
 * Letters of the longest heading and of the longest text above a list, for they are repeated with every passage
 * below; the longest seen has 215.
 */
export const LONGEST_HEADING = 1_000
/** Most items that are kept with what introduces them, those of the lists inside included. */
const MOST_ITEMS = 40

/** Lists inside of each other whose introductions are all shown above an item. */
const MOST_ABOVE = 6

/** A text above others, or null where it is too long to be repeated. */
export function leadOf(file: string, slices: readonly Slice[]): Lead | null {
  const text = cut(file, slices)
  return text.length > LONGEST_HEADING ? null : { text, slices }
}

/**
 * The sentences of a paragraph that introduce what follows: the last one, with those that it needs: the noun of its
 * pronoun, and from whom, against whom or on what condition all of it is said.
 */
export function introductionOf(file: string, slices: readonly Slice[], text: string): Lead | null {
  const ranges = sentences(text)
  const parts = ranges.map(({ from, to }) => text.slice(from, to))
  const last = Math.max(0, ranges.length - 1)
  let first = last
  while (first > 0 && beginsWithPronoun(parts[first] ?? '')) first--
  const bearing = parts.slice(0, first).findIndex(changesWhatFollows)
  for (const from of [...(bearing < 0 ? [] : [bearing]), first, last]) {
    const lead = leadOf(file, narrow(file, slices, ranges[from]?.from ?? 0, text.length))
    if (lead !== null) return lead
  }
  return null
}

/** All that introduces an item, the outermost list first. */
export function introductionsOf(lead: Lead | null): readonly Lead[] {
  return lead === null ? [] : [...introductionsOf(lead.above ?? null), lead]
}

/** `lead` with what introduces the list that it is an item of, as far as all of it is short enough to be repeated. */
export function below(above: Lead | null, lead: Lead | null): Lead | null {
  if (above === null || lead === null) return lead
  const chain = introductionsOf({ ...lead, above })
  const letters = chain.reduce((sum, { text }) => sum + text.length, 0)
  return chain.length > MOST_ABOVE || letters > LONGEST_HEADING ? lead : { ...lead, above }
}

/** Who wants it, that we do not, or on what condition. */
const BEARING: readonly Relation[] = ['attribution', 'refusal', 'condition']

function changesWhatFollows(sentence: string): boolean {
  return relationsIn(sentence).some(relation => BEARING.includes(relation))
}

/** Whether the noun of the first pronoun of an entry stands in the one before; a heading and a lead are shown with it. */
export function refersBack({ text, headings, lead }: Listed, before: Listed | undefined): boolean {
  const isSameSection = before !== undefined && before.headings.join('\n') === headings.join('\n')
  return isSameSection && lead === null && beginsWithPronoun(text)
}

/** An entry of an outline, as far as lists are concerned. */
export interface Listed {
  readonly text: string
  readonly slices: readonly Slice[]
  readonly headings: readonly string[]
  readonly lead: Lead | null
}

/** The lists of entries, by their leads: each lead is that of its items, and was made of one entry. */
export class Lists<Entry extends Listed> {
  private readonly items = new Map<Lead, Entry[]>()
  private readonly leads = new Map<Entry, Lead>()
  private readonly patchy = new Set<Lead>()

  /** `lead` was made of `entry`. */
  introduce(entry: Entry, lead: Lead | null): void {
    if (lead !== null) this.leads.set(entry, lead)
  }

  add(entry: Entry): void {
    if (entry.lead === null) return
    const items = this.items.get(entry.lead)
    if (items === undefined) this.items.set(entry.lead, [entry])
    else items.push(entry)
  }

  /** An item below `lead` cannot be quoted. */
  leaveOut(lead: Lead | null): void {
    if (lead !== null) this.patchy.add(lead)
  }

  /** The list that an entry introduces; null where it does not end with a colon. */
  of(entry: Entry): List | null {
    if (!entry.text.endsWith(':')) return null
    const items: Item[] = []
    const isWhole = this.collect(entry, 0, items)
    return { items, isWhole }
  }

  /** Adds the items below an entry, those of the lists inside after their own; whether there is all that was promised. */
  private collect(entry: Entry, level: number, found: Item[]): boolean {
    const lead = this.leads.get(entry)
    const items = lead === undefined ? [] : (this.items.get(lead) ?? [])
    let isWhole = items.length > 0 && lead !== undefined && !this.patchy.has(lead)
    for (const item of items) {
      if (found.length === MOST_ITEMS) return false
      found.push({ text: item.text, slices: item.slices, level })
      if (item.text.endsWith(':') && !this.collect(item, level + 1, found)) isWhole = false
    }
    return isWhole
  }
}
