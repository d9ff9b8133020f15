/**
 * Extent of a quote: how much of a paragraph is shown. All of it, as long as it fits; what is beside the point in a long
 * one is folded, and left out of a very long one. A sentence that says who wants it, that it is not so, on what it depends
 * or against what it stands is neither.
 */

import { beginsWithPronoun } from '../czech/anaphora.ts'
import { relationsIn } from '../czech/discourse.ts'
import { sentences } from '../czech/sentences.ts'
import type { Slice } from '../model.ts'

/** A stretch of a paragraph. */
export interface Stretch extends Slice {
  /** Shown when it is asked for, where a platform can do that. */
  readonly folded: boolean
}

/** Letters of a paragraph up to which all of it is in sight: it fits on a phone. */
const IN_SIGHT = 600
/** Letters of the shortest stretch that is worth folding. */
const WORTH_FOLDING = 200
/** Letters that are shown of a paragraph with its list; with headings, notes and source they fit into one message. */
export const LONGEST_QUOTE = 3_000

/** All of a paragraph, as it is shown to who asks for it: folded where it is long. */
export function whole(text: string): Stretch[] {
  return [{ from: 0, to: text.length, folded: text.length > IN_SIGHT }]
}

/** What is shown of `text` where the ranges `answering` answer, in at most `room` letters where it can be cut. */
export function extentOf(text: string, answering: readonly Slice[], room = LONGEST_QUOTE): Stretch[] {
  if (text.length <= Math.min(IN_SIGHT, room)) return whole(text)
  const isPointed = answering.some(({ from, to }) => to - from < text.length)
  if (!isPointed && text.length <= room) return whole(text)
  const ranges = sentences(text)
  const needed = neededOf(text, ranges, isPointed ? answering : ranges.slice(0, 1))
  const stretches = joined(ranges.map((range, at) => ({ ...range, folded: needed[at] !== true }))).map(
    stretch => ({ ...stretch, folded: stretch.folded && stretch.to - stretch.from >= WORTH_FOLDING }),
  )
  return cutTo(room, joined(stretches))
}

/** Which sentences have to be in sight: those that answer or bear on others, and those that their pronouns stand for. */
function neededOf(text: string, ranges: readonly Slice[], answering: readonly Slice[]): boolean[] {
  let at = 0
  const needed = ranges.map(({ from, to }) => {
    while ((answering[at]?.to ?? to) <= from) at++
    const answers = (answering[at]?.from ?? to) < to
    return answers || relationsIn(text.slice(from, to)).length > 0
  })
  for (let last = ranges.length - 1; last > 0; last--) {
    const { from = 0, to = 0 } = ranges[last] ?? {}
    if (needed[last] && beginsWithPronoun(text.slice(from, to))) needed[last - 1] = true
  }
  return needed
}

/** Neighbours that are folded alike as one, with the white space between them. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const stretch of stretches) {
    const last = found.at(-1)
    if (last?.folded === stretch.folded) found[found.length - 1] = { ...last, to: stretch.to }
    else found.push(stretch)
  }
  return found
}

/** Without folded stretches, the longest first, until the others fit. */
function cutTo(room: number, stretches: readonly Stretch[]): Stretch[] {
  const left = new Set<Stretch>()
  let letters = (stretches.at(-1)?.to ?? 0) - (stretches[0]?.from ?? 0)
  const folded = stretches.filter(stretch => stretch.folded).sort((a, b) => lengthOf(b) - lengthOf(a))
  for (const stretch of folded) {
    if (letters <= room) break
    left.add(stretch)
    letters -= lengthOf(stretch)
  }
  return stretches.filter(stretch => !left.has(stretch))
}

function lengthOf({ from, to }: Slice): number {
  return to - from
}
