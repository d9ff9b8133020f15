/** Relevance: which of the passages that were found concern a topic, and which have only a word of it. */

import type { Passage } from '../model.ts'
import { isCardText } from './card-text.ts'

/** Share of a part of the topic that makes a passage be on it. */
export const MET = 0.6
/** The same for its title and headings. */
const HEADED = 0.5
/** Standard deviations that a passage is nearer in meaning than others when it is more than touched by the topic. */
const TOUCHED = 0.5
/** Share of what stands under a heading, or in a text, that makes what has some of the topic be on it, */
const SECTION = 1 / 4
/** and of what is surely on it, that makes all of it be, */
const HALF = 1 / 2
/** and how many of it at least. */
const FEWEST = 2
/** What belongs to the topic is named so often that the passage is on it, however near in meaning it is. */
const NAMES = 2
/** What a debate on the topic comes to, or touches it where little else is on it, is at least as near in meaning as this. */
const RELATED_NEAR = -0.7
/** Some of the topic; beside others that are on it, a passage has to be that much nearer to it in meaning than most. */
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
  /** Whether the passage of a number has anything to say in a debate, read by itself. */
  isCard(id: number): boolean
}

/** Those on the topic, in their order: by their words, or as part of a section of which a quarter is. */
export function onTopic<One extends Met>(found: readonly One[], sections: Sections): One[] {
  const nearest = found.reduce((most, { deviation }) => Math.max(most, deviation ?? 0), 0)
  const near = Math.max(NEAREST, BESIDE_NEAREST * nearest)
  const isNear = ({ own, deviation }: One) => own >= WORD && (deviation ?? 0) >= near
  const isFew = found.some(({ own }) => own >= WORD) && found.filter(({ own }) => own >= MET).length < FEW
  const isMet = metTester(found)
  const isAlone = found.filter(({ own, isRelated }) => own >= MET || isRelated).length < FEW
  const best = found.reduce((most, { score }) => Math.max(most, score), 0)
  const isGood = ({ score, own, met, deviation }: One) =>
    isFew &&
    score >= WIDE * best &&
    (own >= WORD || (isAlone && (met >= WORD || (deviation ?? 0) >= WIDE_NEAR)))
  const sure = found.filter(one => isMet(one) || isNear(one))
  const isSparse = found.filter(one => one.own >= MET || one.subtopics.length > 0).length < SPARSE
  const isRelated = (one: One) => isSparse && one.isRelated && (one.deviation ?? 0) >= RELATED_NEAR
  const own = new Set([...sure, ...found.filter(one => isGood(one) || isRelated(one))])
  const isHalf = sectionTester(sure, HALF, sections)
  const isSection = sectionTester([...own], SECTION, sections)
  const hasSome = (one: One) => one.met >= SOME || one.isRelated
  const isAmongOthers = (one: One) =>
    (one.deviation === null ? one.met >= SOME : one.deviation >= NEAR) &&
    pathsOf(one.passage).some(path => isHalf(path) || (hasSome(one) && isSection(path)))
  return found.filter(one => own.has(one) || isAmongOthers(one))
}

/** Whether so great a share of what stands under a heading, or in a text, is among these. */
function sectionTester(list: readonly Met[], share: number, sections: Sections): (path: string) => boolean {
  const counts = new Map<string, number>()
  for (const { passage } of list)
    for (const path of pathsOf(passage)) counts.set(path, (counts.get(path) ?? 0) + 1)
  return path => {
    const count = counts.get(path) ?? 0
    return count >= FEWEST && count >= share * sections.size(path)
  }
}

/**
 * Whether a passage is on the topic by what it and its headings name. What names one thing of it and is no nearer in
 * meaning than most only touches it: that is on it where little else is.
 */
function metTester(found: readonly Met[]): (one: Met) => boolean {
  const isNearer = ({ deviation }: Met) => (deviation ?? TOUCHED) >= TOUCHED
  const isSure = (one: Met) => isNearer(one) && (one.met >= MET || isAllOnTopic(one))
  const isScarce = found.filter(isSure).length < FEW
  const isEnough = ({ deviation }: Met) => isScarce && (deviation ?? 0) >= RELATED_NEAR
  return one =>
    isSure(one) ||
    (one.own >= MET && (isEnough(one) || one.heading >= WORD)) ||
    (one.subtopics.length > 0 && (isNearer(one) || isEnough(one) || one.heading >= WORD)) ||
    one.subtopics.length >= NAMES
}

/** Whether a passage is about the topic as a whole, by its own words or under its heading. */
export function isAllOnTopic({ own, heading }: Met): boolean {
  return own >= MET || heading >= HEADED
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
export function readSections(passages: Iterable<Passage>): Sections & { firsts: ReadonlySet<string> } {
  const cards: boolean[] = []
  const sizes = new Map<string, number>()
  const firsts = new Set<string>()
  let before: Passage | null = null
  let paths: readonly string[] = []
  for (const passage of passages) {
    cards.push(isCardText(passage.text))
    if (!passage.standalone) continue
    if (before === null || !standBeside(before, passage)) paths = pathsOf(passage)
    before = passage
    if (!sizes.has(paths.at(-1) ?? '')) firsts.add(passage.code)
    for (const path of paths) sizes.set(path, (sizes.get(path) ?? 0) + 1)
  }
  return { firsts, size: path => sizes.get(path) ?? 0, isCard: id => cards[id] === true }
}
