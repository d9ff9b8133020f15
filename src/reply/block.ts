/** Blocks: what a reply is made of, on every platform. Quotes stand apart from the bot's own words. */

import type { Slice } from '../model.ts'
import type { Change } from '../text/difference.ts'

/** A stretch of a passage. */
export interface QuotePart {
  readonly text: string
  /** Ranges of `text` that answer: sentences, or words where all of the passage answers. */
  readonly marks: readonly Slice[]
  /** Beside the point, so that it may be shown folded; parts that are folded throughout make a long passage. */
  readonly folded: boolean
  /** Something of the passage between the part before and this one is left out. */
  readonly gap: boolean
}

/** An item of the list that a passage introduces. */
export interface QuoteItem {
  readonly text: string
  /** Depth below the passage, from 0. */
  readonly level: number
}

/** Words of a passage. */
export interface QuoteBlock {
  readonly type: 'quote'
  readonly code: string
  /** Found for a question, so that it can be asked why. */
  readonly chosen: boolean
  /** Place and year, where there are texts of several; else null, and where it was said before. */
  readonly owner: string | null
  /** How far it can be relied on, in words; null for a programme in force. */
  readonly standing: string | null
  /** What the bot has to say before it shows the words. */
  readonly notes: readonly string[]
  /** Title and headings above the words; empty when they were said before. */
  readonly headings: readonly string[]
  /** What introduces an item, the outermost list first. */
  readonly introductions: readonly string[]
  readonly parts: readonly QuotePart[]
  readonly items: readonly QuoteItem[]
  /** Something before or after the parts and the items is left out. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
  /** Our summary of the original, which must not look like a quotation. */
  readonly summary: boolean
  /** Other places and years that have the passage, or one much like it. */
  readonly elsewhere: number
  /** Nothing else stands under its heading, and nothing of it is left out here: its section says the same. */
  readonly isSection: boolean
}

/** Another place that has a passage, or one much like it. */
export interface OtherPlace {
  readonly owner: string
  readonly standing: string | null
  readonly headings: readonly string[]
  /** What it says other than the passage that was asked for; null where it is the same word for word. */
  readonly difference: readonly Change[] | null
  readonly link: string | null
  readonly place: string
  readonly code: string
}

/** How a difference is to be read: where its words can be struck out and bold, and where they stand between signs. */
export interface Legend {
  readonly struck: string
  readonly signs: string
}

export type ReplyBlock =
  /** The bot's own voice. */
  | { readonly type: 'say'; readonly text: string }
  | QuoteBlock
  | {
      readonly type: 'comparison'
      readonly title: string
      readonly legend: Legend
      readonly places: readonly OtherPlace[]
    }
  /** Whose the words are, and where they stand. */
  | {
      readonly type: 'source'
      readonly text: string
      readonly link: string | null
      readonly place: string
      readonly code: string
      /** As of a quote. */
      readonly elsewhere: number
    }
  /** Things to choose from. */
  | { readonly type: 'choices'; readonly title: string; readonly items: readonly Choice[] }
  /** Lines without a choice; `places` are those that answers can be limited to. */
  | {
      readonly type: 'lines'
      readonly title: string
      readonly lines: readonly string[]
      readonly places?: readonly string[]
    }

export interface Choice {
  readonly code: string
  /** Year of its text, by which long lists are grouped; null where that says nothing. */
  readonly year?: number | null
  readonly text: string
  /** The same for a button: only what tells it from the other choices. */
  readonly label: string
  /** Where it stands, for platforms whose lines are no buttons; null or left out where it has no page. */
  readonly link?: string | null
}

/** A file that goes with a reply: a picture or a document. */
export interface ReplyFile {
  readonly name: string
  readonly mediaType: 'image/png' | 'application/pdf' | 'text/calendar'
  readonly bytes: Uint8Array
  /** What it shows, in words. */
  readonly alt: string
}

export interface Reply {
  readonly blocks: readonly ReplyBlock[]
  readonly files?: readonly ReplyFile[]
}

export function say(text: string): ReplyBlock {
  return { type: 'say', text }
}

/** A reply of one sentence in the bot's own voice. */
export function saying(text: string): Reply {
  return { blocks: [say(text)] }
}

export function replyWithLines(title: string, lines: readonly string[]): Reply {
  return { blocks: [{ type: 'lines', title, lines }] }
}
