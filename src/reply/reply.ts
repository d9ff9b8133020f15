/** An answer as a reply that every platform can print: quotes apart from the bot's own words. */

import { sentences } from '../czech/sentences.ts'
import type { Answer, Hit, Near, Passage } from '../model.ts'
import { type Reply, type ReplyBlock, say, saying } from './block.ts'
import { introductionsIn } from './introduction.ts'
import { choiceOf } from './offer.ts'
import { ownerOf } from './owner.ts'
import { FOREIGN, PHRASES, REASONS } from './phrases.ts'
import { belowQuote, quoteBlock, quoteBlocks, type ReplyContext } from './quote.ts'

const NO_CONTEXT: ReplyContext = {
  examples: [],
  isOfSeveral: false,
  elsewhere: () => 0,
  counterpart: () => null,
  isAlone: () => false,
}

/** Further passages offered below an answer, */
export const MORE = 2
/** and the share of its score that they need: of those below it, one in ten is of use (docs/retrieval.md). */
export const WORTH_OFFERING = 0.7

/** The reply to a question. */
export function replyTo(answer: Answer, context: ReplyContext = NO_CONTEXT): Reply {
  const { examples } = context
  if (answer.parts !== undefined) return { blocks: partBlocks(answer.parts, context) }
  switch (answer.outcome) {
    case 'found':
      return foundReply(answer, context)
    case 'silent':
      return { blocks: [say(silence(answer, examples)), ...closestBlocks(answer.near, context)] }
    case 'no-such-programme':
      return {
        blocks: [
          say(missing(answer)),
          ...(answer.missing === 'nothing' ? [] : availableBlock(answer.available)),
          ...(answer.near.length > 0 ? [say(PHRASES.closestElsewhere)] : []),
          ...closestBlocks(answer.near, context),
        ],
      }
    case 'not-policy':
      return saying(noPolicy(answer, examples))
  }
}

/** The reply to each of several questions under its words; how to ask for another place is said once. */
function partBlocks(parts: readonly Answer[], context: ReplyContext): ReplyBlock[] {
  const blocks = parts.flatMap(part => [
    say(PHRASES.toQuestion(named(part.question))),
    ...replyTo(part, context).blocks,
  ])
  const isHint = (block: ReplyBlock) => block.type === 'say' && block.text === PHRASES.otherPlace
  const last = blocks.findLast(isHint)
  return blocks.filter(block => !isHint(block) || block === last)
}

/** Letters of a question that is named. */
const NAMED = 120

/** A question without what is told before it. */
function named(question: string): string {
  const all = sentences(question)
  const { from } = all.find(sentence => question.slice(sentence.from, sentence.to).includes('?')) ??
    all.at(-1) ?? { from: 0 }
  const asked = question.slice(from)
  return asked.length <= NAMED ? asked : `${asked.slice(0, asked.lastIndexOf(' ', NAMED))} …`
}

/** The best passage under what a reader has to know of it first, and how to ask for another place. */
function foundReply(answer: Extract<Answer, { outcome: 'found' }>, context: ReplyContext): Reply {
  const { hits, speaksFor, understood } = answer
  const own = hits[0]?.passage.source ?? null
  const isOfSeveral = context.isOfSeveral || speaksFor !== null
  const isYearSaid = isOfSeveral && understood.years?.every(year => year === own?.year)
  const notes = [
    answer.fallback === null ? null : PHRASES.fallback(answer.fallback),
    understood.years === null || isYearSaid ? null : PHRASES.searchedYears(understood.years),
  ].filter(note => note !== null)
  const hint = speaksFor === null ? [] : [say(PHRASES.otherPlace)]
  return { blocks: hitBlocks(hits, { ...context, isOfSeveral }, notes, hint) }
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

/** The closest passage as a quote, the next ones to choose from. */
function closestBlocks(near: readonly Near[], context: ReplyContext): ReplyBlock[] {
  const [first, ...rest] = near.map(({ hit }) => hit)
  if (first === undefined) return []
  return [...quoteBlocks(first.passage, first, context), ...moreBlock(rest, first.passage)]
}

/** The best of `hits` in full, and the next ones to choose from. */
export function replyWithHits(hits: readonly Hit[], context: ReplyContext = NO_CONTEXT): Reply {
  return { blocks: hitBlocks(hits, context, [], []) }
}

function hitBlocks(
  hits: readonly Hit[],
  context: ReplyContext,
  notes: readonly string[],
  hint: readonly ReplyBlock[],
): ReplyBlock[] {
  const [first, ...rest] = hits
  if (first === undefined) return []
  const worth = rest.filter(({ score }) => score >= first.score * WORTH_OFFERING).slice(0, MORE)
  const [quote, ...below] = quoteBlocks(first.passage, first, context, notes)
  const beside = besideBlock(first.passage, context)
  return [{ ...quote, chosen: true }, ...below, ...beside, ...hint, ...moreBlock(worth, first.passage)]
}

function missing({
  missing: what,
  asked,
  places,
  available,
}: Extract<Answer, { outcome: 'no-such-programme' }>): string {
  if (what === 'nothing') return available.length === 0 ? PHRASES.nothing : PHRASES.nothingOwn(available)
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
export function replyWithPassage(passage: Passage, context: ReplyContext = NO_CONTEXT): Reply {
  return { blocks: [...quoteBlocks(passage, null, context), ...besideBlock(passage, context)] }
}

/** Most passages of a section shown at once. */
const SECTION = 12

/** The passages under one heading in their order; whose they are, heading, lead and source are said once. */
export function replyWithSection(passages: readonly Passage[], context: ReplyContext = NO_CONTEXT): Reply {
  const [first] = passages
  if (first === undefined) return { blocks: [] }
  const shown = passages.slice(0, SECTION)
  const quotes = shown.map((passage, at) => {
    const quote = quoteBlock(passage, null, context)
    const before = shown[at - 1]
    const items = isFollowedByItems(passage, shown[at + 1]) ? [] : quote.items
    if (before === undefined) return { ...quote, items }
    const isSameList = introductionsIn(before).join('\n') === introductionsIn(passage).join('\n')
    const isIntroduced = isSameList || isFollowedByItems(before, passage)
    return {
      ...{ ...quote, items, owner: null, standing: null, headings: [], cutBefore: false },
      introductions: isIntroduced ? [] : quote.introductions,
    }
  })
  const left = passages.length - SECTION
  const [top] = quotes
  return {
    blocks: [
      ...quotes,
      ...(left > 0 ? [say(PHRASES.sectionGoesOn(left))] : []),
      ...(top === undefined ? [] : belowQuote(first, top)),
    ],
  }
}

/** Whether the list of a passage follows as passages. */
function isFollowedByItems({ list }: Passage, next: Passage | undefined): boolean {
  return list?.items[0] !== undefined && list.items[0].text === next?.text
}

/** What stands beside a passage, to choose: a fact beside a promise, or the promise beside a fact, and which of them it is. */
function besideBlock(shown: Passage, { counterpart }: ReplyContext): ReplyBlock[] {
  const other = counterpart(shown)
  if (other === null) return []
  const kind = PHRASES.besideKind(other.kind)
  const { code, text, label } = choiceOf(other, ownerOf(shown.source, []))
  const item = { code, text: `${kind}: ${text}`, label: `${kind}: ${label}` }
  return [{ type: 'choices', title: PHRASES.beside(other.kind), items: [item] }]
}

function moreBlock(hits: readonly Hit[], shown: Passage): ReplyBlock[] {
  if (hits.length === 0) return []
  const owner = ownerOf(shown.source, [])
  return [
    { type: 'choices', title: PHRASES.more, items: hits.map(({ passage }) => choiceOf(passage, owner)) },
  ]
}
