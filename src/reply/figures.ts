/** Figures and deadlines as replies: each bold in its whole sentence, with its place, year and code. */

import type { Comparison } from '../figures/comparable.ts'
import type { Figure } from '../figures/figure.ts'
import { figuresIn } from '../figures/figures.ts'
import { isPast, nearestTo, type Promised } from '../figures/promises.ts'
import { strengthOf } from '../figures/strength.ts'
import type { Passage, Slice } from '../model.ts'
import { SaidOnce } from '../passages/said-once.ts'
import { placeAndYear } from '../passages/sources.ts'
import { type QuoteBlock, type Reply, type ReplyBlock, type ReplyFile, say, saying } from './block.ts'
import { barBlock } from './chart.ts'
import { LONGEST_QUOTE } from './extent.ts'
import { standingOf } from './owner.ts'
import { PHRASES } from './phrases.ts'
import { belowQuote, quoteBlock, type ReplyContext } from './quote.ts'

/** Sentences that are shown; the others are only counted. */
const MOST = 10

/** Figures that can be compared, if any, and their chart as a picture. */
interface Chart {
  readonly comparison: Comparison | null
  readonly files: readonly ReplyFile[]
}

const NO_CHART: Chart = { comparison: null, files: [] }

interface Sentence {
  readonly passage: Passage
  readonly at: Slice
  readonly figures: readonly Figure[]
}

/** The sentences of passages that hold a sum, a share or a count, in the order of the passages, each of a place once; weak figures last. */
export function replyWithFigures(
  topic: string,
  passages: readonly Passage[],
  context: ReplyContext,
  { comparison, files }: Chart = NO_CHART,
): Reply {
  const said = new SaidOnce()
  const found = passages
    .flatMap(sentencesIn)
    .filter(({ passage: { source, text }, at }) =>
      said.isNew(text.slice(at.from, at.to), placeAndYear(source)),
    )
    .sort((a, b) => Number(isWeak(a)) - Number(isWeak(b)))
  if (found.length === 0) return saying(PHRASES.noFigures(topic))
  return {
    ...(files.length > 0 && { files }),
    blocks: [
      say(PHRASES.figures(topic)),
      ...(comparison === null ? [] : [barBlock(comparison)]),
      ...found.slice(0, MOST).flatMap(({ passage, at, figures }) => {
        const notes = [
          figures.some(({ negated }) => negated) ? PHRASES.figureDenied : null,
          figures.some(({ conditional }) => conditional) ? PHRASES.figureConditional : null,
        ].filter(note => note !== null)
        const marks = figures.map(figure => figure.at)
        return sentenceBlocks(passage, at, marks, notes, context)
      }),
      ...left(found.length),
    ],
  }
}

/** Promises with their deadlines by date, those around today; `today` is a day (UTC) as `2026-11-29`. */
export function replyWithDeadlines(
  promised: readonly Promised[],
  today: string,
  context: ReplyContext,
  files: readonly ReplyFile[] = [],
): Reply {
  if (promised.length === 0) return saying(PHRASES.noDeadlines)
  const blocks = [
    say(PHRASES.deadlines),
    ...nearestTo(today, promised, MOST).flatMap(one => {
      const { passage, deadline } = one
      const notes = [PHRASES.deadline(deadline, isPast(one, today))]
      const [quote, ...below] = sentenceBlocks(passage, deadline.sentence, [deadline.at], notes, context)
      // A promise among what is told of problems and deeds is none of these.
      return [{ ...quote, standing: standingOf({ ...passage, headings: [] }) }, ...below]
    }),
    ...left(promised.length),
  ]
  return files.length === 0 ? { blocks } : { blocks, files }
}

function left(found: number): ReplyBlock[] {
  return found > MOST ? [say(PHRASES.furtherSentences(found - MOST))] : []
}

/** Whether a passage has a figure that would be shown. */
export function hasFigures(passages: readonly Passage[]): boolean {
  return passages.some(passage => sentencesIn(passage).length > 0)
}

function sentencesIn(passage: Passage): readonly Sentence[] {
  const figures = figuresIn(passage.text).filter(({ kind }) => kind !== 'date')
  return [...Map.groupBy(figures, ({ sentence }) => sentence.from).values()].flatMap(figures =>
    figures[0] === undefined ? [] : [{ passage, at: figures[0].sentence, figures }],
  )
}

function isWeak({ figures }: Sentence): boolean {
  return figures.every(figure => strengthOf(figure) === 0)
}

/** A sentence as it is shown: of one that is longer than a quote, the words around its first mark. */
function shownOf(text: string, sentence: Slice, marks: readonly Slice[]): Slice {
  if (sentence.to - sentence.from <= LONGEST_QUOTE) return sentence
  const first = Math.max(sentence.from, (marks[0]?.from ?? sentence.from) - LONGEST_QUOTE / 2)
  const last = Math.min(sentence.to, first + LONGEST_QUOTE)
  const start =
    first === sentence.from ? first : first + Math.max(0, text.slice(first, last).indexOf(' ') + 1)
  const end = last === sentence.to ? last : text.lastIndexOf(' ', last)
  return end > (marks[0]?.to ?? start)
    ? { from: Math.min(start, marks[0]?.from ?? start), to: end }
    : { from: first, to: last }
}

function sentenceBlocks(
  passage: Passage,
  sentence: Slice,
  marked: readonly Slice[],
  notes: readonly string[],
  context: ReplyContext,
): [QuoteBlock, ...ReplyBlock[]] {
  const { text } = passage
  const { from, to } = shownOf(text, sentence, marked)
  const marks = marked.filter(mark => mark.from >= from && mark.to <= to)
  const quote = {
    ...quoteBlock(passage, null, { ...context, isOfSeveral: true }),
    notes,
    parts: [
      {
        text: text.slice(from, to),
        marks: marks.map(mark => ({ from: mark.from - from, to: mark.to - from })),
        folded: false,
        gap: false,
      },
    ],
    items: [],
    cutBefore: text.slice(0, from).trim() !== '',
    cutAfter: text.slice(to).trim() !== '',
  }
  return [quote, ...belowQuote(passage, quote)]
}
