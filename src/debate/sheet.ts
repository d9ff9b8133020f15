/** Sheet: what is on paper before a debate. Passages with their codes, and what there is none of. Types only. */

import type { ContentVersion, Kind, Passage, Slice } from '../model.ts'

/** A passage whole, as it is cut out and read aloud. */
export interface Card {
  readonly passage: Passage
  /** Sentences that are on the topic, as ranges of `passage.text`; all of it where none says more than the others. */
  readonly marks: readonly Slice[]
  /** Other places and years that have the passage, or one much like it, the likest first. */
  readonly alsoIn: readonly AlsoIn[]
  /** Its place in the order in which cards were chosen, from 0: where there is no room, the last ones are left out. */
  readonly rank: number
}

export interface AlsoIn {
  readonly place: string | null
  readonly year: number | null
  readonly code: string
}

/** What is proposed, and what a report says was done or is. */
export type Role = 'proposals' | 'facts'

/** Cards that belong together; promises and reports never do. */
export interface SheetSection {
  /** Place, year and title of the text: words of the source, not ours. */
  readonly title: string
  readonly kind: Kind
  readonly role: Role
  /** The heading that the cards stand under, or null. */
  readonly topic: string | null
  /** At least one. */
  readonly cards: readonly Card[]
}

/** A place that has the topic, by the year of its text. */
export interface TimelineEntry {
  readonly year: number
  readonly place: string | null
  /** The best passage of that place and year. */
  readonly code: string
}

/** A number with the sentence that it stands in. */
export interface SheetFigure {
  /** As written. */
  readonly value: string
  readonly unit: string | null
  readonly year: number | null
  readonly place: string | null
  readonly sentence: string
  readonly code: string
}

/** A promise with a date or a period, as written, with the sentence that it stands in. */
export interface SheetDeadline {
  readonly term: string
  /** Whether its last day is over; null where the text does not say which day that is. */
  readonly isPast: boolean | null
  readonly sentence: string
  readonly code: string
}

/** A promise that a later text of the same place says otherwise. */
export interface SheetChange {
  readonly place: string | null
  readonly year: number | null
  readonly code: string
  readonly since: Difference
}

export interface Sheet {
  /** As it was asked for. */
  readonly topic: string
  readonly place: string | null
  /** First and last year, or null; 0 and 9999 where there is no beginning or no end. */
  readonly years: readonly [number, number] | null
  readonly sections: readonly SheetSection[]
  readonly timeline: readonly TimelineEntry[]
  /** At most six. */
  readonly figures: readonly SheetFigure[]
  /** At most six. */
  readonly deadlines: readonly SheetDeadline[]
  /** At most four. */
  readonly changes: readonly SheetChange[]
  /** Parts of the topic that were looked for and found nowhere, in the words that were looked for. */
  readonly missing: readonly string[]
  readonly content: ContentVersion
}

/** Letters of passages on a sheet: somewhat more than two pages of A4 in small print hold, so that these are full. */
export const SHEET_LETTERS = 11_500

/** Makes documents and pictures; whoever starts the program gives one. */
export interface SheetPrinter {
  /** The same bytes for the same sheet. */
  print(sheet: Sheet): Promise<Uint8Array>
  /** The way of a subject as a picture (PNG), the same bytes for the same one. */
  draw(change: Change): Promise<Uint8Array>
}

/** A subject over the years: what each place and year says of it. */
export interface Change {
  readonly topic: string
  readonly place: string | null
  /** By year, the oldest first. */
  readonly steps: readonly Step[]
}

export interface Step {
  readonly year: number
  readonly place: string | null
  readonly passage: Passage
  /** As of a card. */
  readonly marks: readonly Slice[]
  /** What the likest earlier step says otherwise; null of the first one, and where they have too little in common. */
  readonly since: Difference | null
}

/** What a passage says otherwise than an earlier one; no words at all where it says the same. */
export interface Difference {
  /** Of the earlier one. */
  readonly place: string | null
  readonly year: number | null
  readonly code: string
  /** The first words that differ: those of the earlier one, and those in their place. */
  readonly removed: string
  readonly added: string
  /** All words that the earlier one does not have there, as ranges of the later text. */
  readonly marks: readonly Slice[]
}
