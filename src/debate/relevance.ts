/** Relevance: which of the passages that were found concern a topic, and which have only a word of it. */

import type { Passage } from '../model.ts'

/** Share of a part of the topic that makes a passage be on it. */
const MET = 0.6
/** The same for its title and headings. */
const HEADED = 0.5
/** Standard deviations that a passage under such a heading is nearer in meaning than others. */
const HEADED_NEAR = 0.5
/** Share of what stands under a heading, or in a text, that makes all of it be on the topic, */
const SECTION = 1 / 4
/** and how many of it at least. */
const FEWEST = 2
/** What belongs to the topic by name alone is at least as near in meaning as this, */
const BELONGS_NEAR = 0
/** and what a debate on it comes to as this. */
const RELATED_NEAR = -0.7
/** Beside others that are, a passage has to have some of the topic, or be that much nearer to it in meaning than most. */
const SOME = 0.3
const NEAR = 1.5

/** By itself a passage with some word of the topic is on it when it is so much nearer in meaning than others, */
const NEAREST = 2.5
/** at least this share of what the nearest is, */
const BESIDE_NEAREST = 0.45
/** and has so much of a part. */
const WORD = 0.3

/** Fewer passages than this that have a topic, or something that belongs to it, and what a debate on it comes to is on it. */
const SPARSE = 15
/** Fewer passages than this on a topic by their own words, and it is taken more widely: */
const FEW = 6
/** all of this share of the best score are on it that have a word of it or are so much nearer in meaning than others. */
const WIDE = 0.5
const WIDE_NEAR = 1

export interface Met {
  readonly passage: Passage
  /** Greater than that of another one which has less of the topic. */
  readonly score: number
  /** Most of a part of the topic that its own words have, from 0 to 1, */
  readonly own: number
  /** and that it has with its title and headings, */
  readonly met: number
  /** and that these have alone. */
  readonly heading: number
  /** What belongs to the topic and it has, in words of the thesaurus. */
  readonly subtopics: readonly string[]
  /** It has one of these, or what a debate on the topic comes to. */
  readonly isRelated: boolean
  /** Standard deviations that it is nearer in meaning than others; null where words alone are looked at. */
  readonly deviation: number | null
}

export interface Sections {
  /** How many passages stand in a text or under a heading, by its path. */
  size(path: string): number
}

/** Those on the topic, in their order: by their words, or as part of a section of which a quarter is. */
export function onTopic<One extends Met>(found: readonly One[], sections: Sections): One[] {
  const nearest = found.reduce((most, { deviation }) => Math.max(most, deviation ?? 0), 0)
  const near = Math.max(NEAREST, BESIDE_NEAREST * nearest)
  const isNear = ({ own, deviation }: One) => own >= WORD && (deviation ?? 0) >= near
  const isFew = found.some(({ own }) => own >= WORD) && found.filter(({ own }) => own >= MET).length < FEW
  const isAlone = found.filter(({ own, isRelated }) => own >= MET || isRelated).length < FEW
  const best = found.reduce((most, { score }) => Math.max(most, score), 0)
  const isGood = ({ score, own, met, deviation }: One) =>
    isFew &&
    score >= WIDE * best &&
    (own >= WORD || (isAlone && (met >= WORD || (deviation ?? 0) >= WIDE_NEAR)))
  const isSparse = found.filter(one => one.own >= MET || one.subtopics.length > 0).length < SPARSE
  const isRelated = (one: One) => isSparse && one.isRelated && (one.deviation ?? 0) >= RELATED_NEAR
  const own = new Set(found.filter(one => isMet(one) || isNear(one) || isGood(one) || isRelated(one)))
  const counts = new Map<string, number>()
  for (const { passage } of own)
    for (const path of pathsOf(passage)) counts.set(path, (counts.get(path) ?? 0) + 1)
  const isAmongOthers = (passage: Passage) =>
    pathsOf(passage).some(path => {
      const count = counts.get(path) ?? 0
      return count >= FEWEST && count >= SECTION * sections.size(path)
    })
  return found.filter(
    one =>
      own.has(one) ||
      ((one.deviation === null ? one.met >= SOME : one.deviation >= NEAR) && isAmongOthers(one.passage)),
  )
}

/** What only stands under a heading of the topic is not on it when it is no nearer in meaning than most. */
function isMet({ own, met, heading, subtopics, deviation }: Met): boolean {
  const isHeaded = (met >= MET || heading >= HEADED) && (deviation ?? HEADED_NEAR) >= HEADED_NEAR
  const isNamed = own >= WORD || heading >= WORD || (deviation ?? BELONGS_NEAR) >= BELONGS_NEAR
  return own >= MET || isHeaded || (subtopics.length > 0 && isNamed)
}

/** The text of a passage, and what stands in it under each of the headings above it, the innermost last. */
function pathsOf({ source, headings }: Passage): string[] {
  const paths = [`${source.folder}\n${source.file}`]
  for (const heading of headings) paths.push(`${paths.at(-1)}\n${heading}`)
  return paths
}

function standBeside(a: Passage, b: Passage): boolean {
  return (
    a.source.file === b.source.file &&
    a.source.folder === b.source.folder &&
    a.headings.length === b.headings.length &&
    a.headings.every((heading, at) => heading === b.headings[at])
  )
}

/** What stands under the same headings of the same text. */
export function pathOf(passage: Passage): string {
  return pathsOf(passage).at(-1) ?? ''
}

/** The sections of all texts, and the passages that begin them. */
export function readSections(passages: readonly Passage[]): Sections & { firsts: ReadonlySet<string> } {
  const sizes = new Map<string, number>()
  const firsts = new Set<string>()
  let before: Passage | null = null
  let paths: readonly string[] = []
  for (const passage of passages) {
    if (!passage.standalone) continue
    if (before === null || !standBeside(before, passage)) paths = pathsOf(passage)
    before = passage
    if (!sizes.has(paths.at(-1) ?? '')) firsts.add(passage.code)
    for (const path of paths) sizes.set(path, (sizes.get(path) ?? 0) + 1)
  }
  return { firsts, size: path => sizes.get(path) ?? 0 }
}
