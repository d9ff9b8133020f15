/**
 * Comparable figures: three or more of one unit and one subject, which are those of a column of a table, of one sentence,
 * or counts of the same thing in the texts of several places and years.
 */

import { fold } from '../czech/fold.ts'
import { stems } from '../czech/stem.ts'
import type { Passage } from '../model.ts'
import { placeAndYear } from '../passages/sources.ts'
import type { Figure } from './figure.ts'
import { figuresIn } from './figures.ts'
import { strengthOf } from './strength.ts'

/** Fewest figures worth a chart, and most of one. */
const FEWEST = 3
const MOST = 8
/** Letters around a figure that are looked at. */
const AROUND = 120
/** Words behind a figure that say which one it is. */
const LABEL = 5

export interface ComparedFigure {
  readonly value: number
  /** As written, with its unit. */
  readonly text: string
  /** Which one it is: words of the text, or place and year. */
  readonly label: string
  readonly code: string
}

export interface Comparison {
  readonly unit: string
  readonly figures: readonly ComparedFigure[]
}

/** The greatest group of comparable figures, in their order; null where there is none. Linear but for the sorting. */
export function comparedIn(passages: readonly Passage[]): Comparison | null {
  const groups = new Map<string, { unit: string; figures: Map<string, ComparedFigure> }>()
  for (const passage of passages)
    for (const figure of figuresIn(passage.text)) {
      if (!isPlain(figure)) continue
      for (const { key, label } of placesOf(passage, figure)) {
        const group = groups.get(key) ?? { unit: figure.unit, figures: new Map() }
        groups.set(key, group)
        const one = { value: figure.from, text: textOf(figure), label, code: passage.code }
        if (!group.figures.has(label)) group.figures.set(label, one)
      }
    }
  const [greatest] = [...groups.values()].sort((a, b) => b.figures.size - a.figures.size)
  if (greatest === undefined || greatest.figures.size < FEWEST) return null
  return { unit: greatest.unit, figures: [...greatest.figures.values()].slice(0, MOST) }
}

/** A bar is as long as its number; a range, a bound and a denial have none. */
function isPlain(figure: Figure): boolean {
  const { from, to, bound, negated, conditional, kind } = figure
  return from === to && from > 0 && bound === 'exact' && !negated && !conditional && kind !== 'date'
}

function textOf({ text, unit, kind }: Figure): string {
  return kind === 'count' && !text.includes(unit) ? `${text} ${unit}` : text
}

/** The groups that a figure may belong to, and what tells it from the others of each. */
function placesOf(passage: Passage, figure: Figure): { key: string; label: string }[] {
  const { text, source, headings } = passage
  const unit = `${figure.kind} ${unitKey(figure)}`
  const cells = /(?:^|; )([^;:]{1,80}): $/u.exec(
    text.slice(Math.max(0, figure.at.from - AROUND), figure.at.from),
  )
  if (cells !== null) {
    const first = text.slice(0, AROUND).split('; ', 1)[0] ?? ''
    const label = first.slice(first.indexOf(': ') + 1).trim()
    return [{ key: ['column', source.folder, source.file, ...headings, cells[1], unit].join('\n'), label }]
  }
  const end = Math.min(figure.sentence.to, figure.at.to + AROUND)
  const behind = text.slice(figure.at.to, end).replace(figure.unit, '')
  const words = /^[\s,]*((?:\p{L}+\s*){1,6})/u.exec(behind)?.[1]?.trim().split(/\s+/) ?? []
  const label = words
    .slice(0, LABEL)
    .join(' ')
    .replace(/(?: [aikosuvz])+$/u, '')
  const owner = placeAndYear(source)
  return [
    ...(label === ''
      ? []
      : [{ key: ['sentence', passage.code, figure.sentence.from, unit].join('\n'), label }]),
    ...(figure.kind === 'count' && strengthOf(figure) > 1 && owner !== ''
      ? [{ key: `texts\n${unit}`, label: owner }]
      : []),
  ]
}

/** `bytů` and `byty` are one unit. */
function unitKey({ unit, kind }: Figure): string {
  if (kind !== 'count') return unit
  const last = fold(unit.split(' ').at(-1) ?? '')
  return stems(last)[0] ?? last
}
