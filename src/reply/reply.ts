/** An answer as blocks that every platform can print: quotes apart from the bot's own words. */

import type { Answer, Hit, Kind, Near, Passage, Slice } from '../model.ts'
import { othersOf, placeAndYear } from '../passages/sources.ts'
import { FOREIGN, PHRASES, REASONS, sourceLine } from './phrases.ts'

/** A piece of a passage, with the words that met the question. */
export interface QuotePart {
  readonly text: string
  readonly marks: readonly Slice[]
}

/** Words of a passage. */
export interface QuoteBlock {
  readonly type: 'quote'
  readonly code: string
  /** A promise or a reported fact. */
  readonly kind: Kind
  /** Found for a question, so that it can be asked why. */
  readonly chosen: boolean
  /** Title and headings above the words; empty when they were said before. */
  readonly headings: readonly string[]
  readonly lead: string | null
  readonly parts: readonly QuotePart[]
  /** Something of the passage before or after the parts is left out. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
  /** Our summary of the original, which must not look like a quotation. */
  readonly summary: boolean
}

export type ReplyBlock =
  /** The bot's own voice. */
  | { readonly type: 'say'; readonly text: string }
  | QuoteBlock
  /** Whose the words are, and where they stand. */
  | {
      readonly type: 'source'
      readonly text: string
      readonly link: string | null
      readonly place: string
      readonly code: string
    }
  /** Things to choose from. */
  | { readonly type: 'choices'; readonly title: string; readonly items: readonly Choice[] }
  /** Lines without a choice. */
  | { readonly type: 'lines'; readonly title: string; readonly lines: readonly string[] }

export interface Choice {
  readonly code: string
  readonly text: string
  /** The same for a button: only what tells it from the other choices. */
  readonly label: string
}

export interface Reply {
  readonly blocks: readonly ReplyBlock[]
}

/** Further passages offered below an answer, */
const MORE = 2
/** and the share of its score that they need: of those below it, one in ten is of use (docs/retrieval.md). */
const WORTH_OFFERING = 0.7

/** `examples` are questions that the texts answer, for a hint where there is no answer. */
export function replyTo(answer: Answer, examples: readonly string[] = []): Reply {
  switch (answer.outcome) {
    case 'found':
      return { blocks: [...limitBlocks(answer), ...replyWithHits(answer.hits).blocks] }
    case 'silent':
      return { blocks: [say(silence(answer, examples)), ...closestBlocks(answer.near)] }
    case 'no-such-programme':
      return {
        blocks: [
          say(missing(answer)),
          ...availableBlock(answer.available),
          ...(answer.near.length > 0 ? [say(PHRASES.closestElsewhere)] : []),
          ...closestBlocks(answer.near),
        ],
      }
    case 'not-policy':
      return saying(noPolicy(answer, examples))
  }
}

function noPolicy(answer: Extract<Answer, { outcome: 'not-policy' }>, examples: readonly string[]): string {
  if (answer.reason === 'foreign-language') return FOREIGN[answer.language]
  return answer.reason === 'place'
    ? PHRASES.whatAbout(`v místě ${answer.place}`)
    : REASONS[answer.reason](examples)
}

/** Why there is no answer, and that what follows is none. */
function silence(
  { changing, places, near, understood }: Extract<Answer, { outcome: 'silent' }>,
  examples: readonly string[],
): string {
  const { unknown, missing: detail, years, contradicted } = understood
  if (changing) return PHRASES.changing
  const notFound = unknown.length > 0 ? `${PHRASES.unknownWords(unknown)} ` : ''
  if (near.length === 0) return `${notFound}${PHRASES.silent(places, examples)}`
  if (contradicted) return PHRASES.contradicted
  if (detail !== null) return PHRASES.missingDetail(detail)
  const isOfOtherYears = years !== null && !isOfYears(near[0], years)
  return `${notFound}${isOfOtherYears ? PHRASES.closestOfOtherYears(years) : PHRASES.closest}`
}

function isOfYears(near: Near | undefined, [from, to]: readonly [number, number]): boolean {
  const year = near?.hit.passage.source.year ?? null
  return year !== null && year >= from && year <= to
}

/** Whose texts answer, and from which years, as far as the question did not say so or did not get what it asked for. */
function limitBlocks({
  fallback,
  speaksFor,
  understood,
}: Extract<Answer, { outcome: 'found' }>): ReplyBlock[] {
  const said = [
    fallback === null ? null : PHRASES.fallback(fallback),
    speaksFor === null ? null : PHRASES.speaksFor(speaksFor),
    understood.years === null ? null : PHRASES.searchedYears(understood.years),
  ]
  return said.filter(text => text !== null).map(say)
}

/** The closest passage as a quote, the next ones to choose from. */
function closestBlocks(near: readonly Near[]): ReplyBlock[] {
  const [first, ...rest] = near.map(({ hit }) => hit)
  if (first === undefined) return []
  const { passage, excerpt, marks } = first
  return [quoteBlock(passage, excerpt, marks), ...belowQuote(passage), ...moreBlock(rest, passage)]
}

/** The best of `hits` in full, and the next ones to choose from. */
export function replyWithHits(hits: readonly Hit[]): Reply {
  const [first, ...rest] = hits
  const worth = rest.filter(({ score }) => score >= (first?.score ?? 0) * WORTH_OFFERING)
  return { blocks: [...hitBlocks(first), ...moreBlock(worth.slice(0, MORE), first?.passage)] }
}

function missing({
  missing: what,
  asked,
  places,
}: Extract<Answer, { outcome: 'no-such-programme' }>): string {
  if (what === 'nothing') return PHRASES.nothing
  return what === 'place' ? PHRASES.noPlace(asked) : PHRASES.noYears(asked, places)
}

/** Places and years named in a no; more would hide it. */
const AVAILABLE = 12

function availableBlock(available: readonly string[]): ReplyBlock[] {
  if (available.length === 0) return []
  const named = available.slice(0, AVAILABLE)
  return [say(PHRASES.available(available.length > AVAILABLE ? [...named, '…'] : named))]
}

/** A whole passage, as `/p` shows it. */
export function replyWithPassage(passage: Passage): Reply {
  return { blocks: [quoteBlock(passage, whole(passage), []), ...belowQuote(passage)] }
}

/** Most passages of a section shown at once. */
const SECTION = 12

/** The passages under one heading in their order; heading, lead and source are said once. */
export function replyWithSection(passages: readonly Passage[]): Reply {
  const [first] = passages
  if (first === undefined) return { blocks: [] }
  const quotes = passages.slice(0, SECTION).map((passage, at): ReplyBlock => {
    const quote = quoteBlock(passage, whole(passage), [])
    const before = passages[at - 1]
    if (before === undefined) return quote
    return { ...quote, headings: [], lead: before.lead?.text === quote.lead ? null : quote.lead }
  })
  const left = passages.length - SECTION
  return {
    blocks: [...quotes, ...(left > 0 ? [say(PHRASES.sectionGoesOn(left))] : []), ...belowQuote(first)],
  }
}

/** Why a passage was chosen: the words of the question, and those of the passage that they were found as. */
export function replyWhy({ passage, met }: Hit): Reply {
  return replyWithLines(PHRASES.why, [`${passage.code}: ${PHRASES.met(met)}`])
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

function hitBlocks(hit: Hit | undefined): ReplyBlock[] {
  if (hit === undefined) return []
  const { passage, excerpt, marks } = hit
  return [{ ...quoteBlock(passage, excerpt, marks), chosen: true }, ...belowQuote(passage)]
}

function quoteBlock(passage: Passage, excerpt: readonly Slice[], marks: readonly Slice[]): QuoteBlock {
  const { text, source, headings, lead } = passage
  // A term that a sentence goes on from is said once, with the sentence.
  const isTerm = lead !== null && lead.text.replace(/:$/, '') === headings.at(-1)
  const parts = excerpt.map(({ from, to }) => ({
    text: text.slice(from, to),
    marks: marks
      .filter(mark => mark.from >= from && mark.to <= to)
      .map(mark => ({ from: mark.from - from, to: mark.to - from })),
  }))
  return {
    type: 'quote',
    code: passage.code,
    kind: passage.kind,
    chosen: false,
    headings: [source.title, ...(isTerm ? headings.slice(0, -1) : headings)],
    lead: lead?.text ?? null,
    parts,
    cutBefore: (excerpt[0]?.from ?? 0) > 0,
    cutAfter: (excerpt.at(-1)?.to ?? text.length) < text.length,
    summary: source.wording === 'summary',
  }
}

function whole({ text }: Passage): Slice[] {
  return [{ from: 0, to: text.length }]
}

/** Whether it is a summary, and where it stands. */
function belowQuote(passage: Passage): ReplyBlock[] {
  return [...(passage.source.wording === 'summary' ? [say(PHRASES.summaryNote)] : []), sourceBlock(passage)]
}

/** One place of the passage; how many other texts have the same words is only counted. */
function sourceBlock(passage: Passage): ReplyBlock {
  const { source, code } = passage
  const others = othersOf(passage)
  return {
    type: 'source',
    text: others === 0 ? sourceLine(source) : `${sourceLine(source)} · ${PHRASES.others(others)}`,
    link: source.link,
    place: `${source.file}:${source.lines[0]}`,
    code,
  }
}

function moreBlock(hits: readonly Hit[], shown: Passage | undefined): ReplyBlock[] {
  if (hits.length === 0) return []
  const own = shown === undefined ? '' : placeAndYear(shown.source)
  const fromElsewhere = ({ source }: Passage) =>
    placeAndYear(source) === own ? '' : `${placeAndYear(source)}: `
  const items = hits.map(({ passage }) => ({
    code: passage.code,
    text: `${introducing(whereabouts(passage))} ${openingWords(passage)}`,
    label: `${fromElsewhere(passage)}${openingWords(passage)}`,
  }))
  return [{ type: 'choices', title: PHRASES.more, items }]
}

/** A heading before its text: with a colon in place of a full stop, and without one after a question. */
function introducing(heading: string): string {
  return /[?!…]$/.test(heading) ? heading : `${heading.replace(/[.:]$/, '')}:`
}

const OPENING_LETTERS = 90

/** Place, year, title and heading: `Praha 2022 › Doprava › Cyklostezky`. */
export function whereabouts({ headings, source }: Passage): string {
  return [placeAndYear(source), source.title, headings.at(-1)].filter(Boolean).join(' › ')
}

function openingWords({ text }: Passage): string {
  return text.length <= OPENING_LETTERS ? text : `${text.slice(0, text.lastIndexOf(' ', OPENING_LETTERS))}…`
}
