/** Quote: a passage as a block, with whose it is, what introduces it, and as much of its words as is shown. */

import { sentences } from '../czech/sentences.ts'
import type { Item, Passage, Slice } from '../model.ts'
import { othersOf } from '../passages/sources.ts'
import { type QuoteBlock, type QuotePart, type ReplyBlock, say } from './block.ts'
import { extentOf, LONGEST_QUOTE, type Stretch, whole } from './extent.ts'
import { introductionsIn } from './introduction.ts'
import { ownerOf, sourceLine, standingOf, standsAt, titlesOf } from './owner.ts'
import { PHRASES } from './phrases.ts'

/** What a reply knows besides what it shows. */
export interface ReplyContext {
  /** Questions that the texts answer, for a hint where there is no answer. */
  readonly examples: readonly string[]
  /** Whether there are texts of several places or years, so that each quote has to say its own first. */
  readonly isOfSeveral: boolean
  /** How many other places and years have a passage, or one much like it. */
  readonly elsewhere: (passage: Passage) => number
  /** The report beside a promise, or the promise beside a report; null where there is none. */
  readonly counterpart: (passage: Passage) => Passage | null
  /** Whether nothing else stands under the heading of a passage. */
  readonly isAlone: (passage: Passage) => boolean
}

/** Words of a passage that answer, and those that met the question. */
export interface Answering {
  readonly excerpt: readonly Slice[]
  readonly marks: readonly Slice[]
}

/** What is shown of a passage: its stretches, and the items of its list as far as there is room. */
export interface Extent {
  readonly stretches: readonly Stretch[]
  readonly items: readonly Item[]
  /** Whether something after them is left out. */
  readonly isCut: boolean
}

/** A passage whole, or the part of it that an answer shows. */
function extentIn(passage: Passage, answering: Answering | null): Extent {
  const { text, list } = passage
  const above = introductionsIn(passage).join(' ').length
  const stretches =
    answering === null
      ? whole(text)
      : extentOf(text, pointsIn(text, list !== null, answering), LONGEST_QUOTE - above)
  const room = LONGEST_QUOTE - above - stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  const items = answering === null ? (list?.items ?? []) : fitting(list?.items ?? [], room)
  const isListCut = list !== null && (!list.isWhole || items.length < list.items.length)
  return { stretches, items, isCut: isListCut || (stretches.at(-1)?.to ?? text.length) < text.length }
}

/** What an answer shows of a passage: all of it, or the pieces that are left of a very long one. */
export function shownOf(passage: Passage, answering: Answering): string[] {
  const pieces: Slice[] = []
  for (const { from, to } of extentIn(passage, answering).stretches) {
    const last = pieces.at(-1)
    const isNext = last !== undefined && passage.text.slice(last.to, from).trim() === ''
    if (isNext) pieces[pieces.length - 1] = { from: last.from, to }
    else pieces.push({ from, to })
  }
  return pieces.map(({ from, to }) => passage.text.slice(from, to))
}

/** The sentences that answer; with them the one that introduces a list. */
function pointsIn(text: string, hasList: boolean, { excerpt }: Answering): readonly Slice[] {
  const last = hasList ? sentences(text).at(-1) : undefined
  const isAmong = last === undefined || (excerpt.at(-1)?.to ?? 0) >= last.to
  return isAmong ? excerpt : [...excerpt, last]
}

/** The first items that fit. */
function fitting(items: readonly Item[], room: number): readonly Item[] {
  let letters = 0
  const end = items.findIndex(({ text }) => {
    letters += text.length
    return letters > room
  })
  return end < 0 ? items : items.slice(0, Math.max(1, end))
}

/** A passage with its source; `answering` is null where it was asked for by its code. */
export function quoteBlocks(
  passage: Passage,
  answering: Answering | null,
  context: ReplyContext,
  notes: readonly string[] = [],
): [QuoteBlock, ...ReplyBlock[]] {
  const quote = { ...quoteBlock(passage, answering, context), notes }
  return [quote, ...belowQuote(passage, quote)]
}

export function quoteBlock(
  passage: Passage,
  answering: Answering | null,
  { isOfSeveral, elsewhere, isAlone }: ReplyContext,
): QuoteBlock {
  const { text, code, source, refersBack } = passage
  const introductions = introductionsIn(passage)
  const titles = titlesOf(passage)
  // A term that a sentence goes on from is said once, with the sentence.
  const isTerm = introductions.at(-1)?.replace(/:$/, '') === titles.at(-1)
  const headings = isTerm ? titles.slice(0, -1) : titles
  const { stretches, items, isCut } = extentIn(passage, answering)
  const parts = partsOf(text, stretches, answering)
  const isWhole = !isCut && (stretches[0]?.from ?? 0) === 0 && parts.every(({ gap }) => !gap)
  const [owner, standing] = [isOfSeveral ? ownerOf(source, headings) : null, standingOf(passage)]
  return {
    type: 'quote',
    ...{ code, chosen: false, notes: [], headings, introductions },
    ...{ owner, standing: owner === null ? capitalized(standing) : standing },
    parts,
    items: items.map(({ text, level }) => ({ text, level })),
    cutBefore: refersBack || (stretches[0]?.from ?? 0) > 0,
    cutAfter: isCut,
    summary: source.wording === 'summary',
    elsewhere: elsewhere(passage),
    isSection: isWhole && isAlone(passage),
  }
}

/** Words that begin a line. */
function capitalized(words: string | null): string | null {
  return words === null ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Sentences that answer are marked; where all of a passage does, the words that met the question. */
function partsOf(text: string, stretches: readonly Stretch[], answering: Answering | null): QuotePart[] {
  const { excerpt = [], marks = [] } = answering ?? {}
  const isPointed = excerpt.some(({ from, to }) => to - from < text.length)
  return stretches.map(({ from, to, folded }, at) => ({
    text: text.slice(from, to),
    marks: (isPointed ? excerpt : marks)
      .filter(mark => mark.from >= from && mark.to <= to)
      .map(mark => ({ from: mark.from - from, to: mark.to - from })),
    folded,
    gap: at > 0 && text.slice(stretches[at - 1]?.to, from).trim() !== '',
  }))
}

/** Whether it is a summary, and where it stands. */
export function belowQuote(passage: Passage, { owner, headings, elsewhere }: QuoteBlock): ReplyBlock[] {
  const { source, code } = passage
  const others = othersOf(passage)
  const line = sourceLine(source, owner, headings)
  return [
    ...(source.wording === 'summary' ? [say(PHRASES.summaryNote)] : []),
    {
      type: 'source',
      text: [line, others === 0 ? '' : PHRASES.others(others)].filter(Boolean).join(' · '),
      link: source.link,
      place: standsAt(source),
      code,
      elsewhere,
    },
  ]
}
