/** Figures of a sheet: the numbers and the terms of its cards, each with its sentence. */

import { figuresIn } from '../figures/figures.ts'
import { isPast, promisedBy } from '../figures/promises.ts'
import { strengthOf } from '../figures/strength.ts'
import type { Slice } from '../model.ts'
import type { Card, SheetDeadline, SheetFigure } from './sheet.ts'

/** Figures of a sheet, */
const MOST_FIGURES = 6
/** of one card, */
const MOST_OF_CARD = 2
/** and terms. */
const MOST_DEADLINES = 6

/** For a figure whose sentence answers: more than any figure is worth. */
const ANSWERING = 4

/** The figures that say most, best first; those of sentences that are on the topic go before. Weak ones are none. */
export function figuresOf(cards: readonly Card[]): SheetFigure[] {
  const seen = new Set<string>()
  return cards
    .flatMap(card => ofCard(card))
    .sort((a, b) => b.value - a.value)
    .filter(({ figure }) => {
      const key = `${figure.value}\n${figure.unit}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_FIGURES)
    .map(({ figure }) => figure)
}

function ofCard({ passage, marks }: Card): { value: number; figure: SheetFigure }[] {
  const { text, code, source } = passage
  return figuresIn(text)
    .map(figure => ({ ...figure, strength: strengthOf(figure) }))
    .filter(({ strength }) => strength > 0)
    .map(({ strength, unit, text: value, sentence }) => ({
      value: strength + (isAnswering(sentence, marks) ? ANSWERING : 0),
      figure: {
        ...{ value, unit, code },
        ...{ year: source.year, place: source.place },
        sentence: text.slice(sentence.from, sentence.to),
      },
    }))
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST_OF_CARD)
}

function isAnswering(sentence: Slice, marks: readonly Slice[]): boolean {
  return marks.some(({ from, to }) => from <= sentence.from && sentence.to <= to)
}

/** Promises with a term, in the order of the cards; `today` is a day such as `2026-11-29`. Reports hold none. */
export function deadlinesOf(cards: readonly Card[], today: string): SheetDeadline[] {
  return cards
    .flatMap(({ passage }) => promisedBy(passage))
    .map(one => {
      const { passage, deadline } = one
      const { text: term, to, sentence } = deadline
      return {
        term,
        isPast: to === null ? null : isPast(one, today),
        sentence: passage.text.slice(sentence.from, sentence.to),
        code: passage.code,
      }
    })
    .slice(0, MOST_DEADLINES)
}
