/** Content changes: what one version of the texts says otherwise than the one before, passage by passage. */

import type { Passage } from '../model.ts'
import { type Change, differenceOf } from '../text/difference.ts'

/** A passage at one place where it stands; `index` is its rank in its file. */
export interface Standing {
  readonly folder: string
  readonly file: string
  readonly passage: Passage
}

/** What a passage is besides its words. */
export type Circumstance =
  | 'kind'
  | 'status'
  | 'place'
  | 'year'
  | 'guarantor'
  | 'wording'
  | 'link'
  | 'headings'

export interface ChangedCircumstance {
  readonly name: Circumstance
  readonly before: string | null
  readonly now: string | null
}

export type PassageChange =
  | { readonly type: 'added' | 'removed'; readonly passage: Passage }
  /** `here` is the version before, `there` the one now. */
  | {
      readonly type: 'reworded'
      readonly before: Passage
      readonly passage: Passage
      readonly words: readonly Change[]
    }
  | {
      readonly type: 'moved'
      readonly passage: Passage
      readonly circumstances: readonly ChangedCircumstance[]
    }

export interface FileChanges {
  readonly folder: string
  readonly file: string
  readonly title: string
  readonly changes: readonly PassageChange[]
}

/** Share of the words of two passages that makes one a new wording of the other. */
const REWORDED = 0.4

/** Files in the order of the newer version, then those that are gone. */
export function changesBetween(before: readonly Standing[], now: readonly Standing[]): FileChanges[] {
  const [old, current] = [byFile(before), byFile(now)]
  return [...new Set([...current.keys(), ...old.keys()])].flatMap(key => {
    const [were, are] = [old.get(key) ?? [], current.get(key) ?? []]
    const first = are[0] ?? were[0]
    const changes = changesOf(
      were.map(({ passage }) => passage),
      are.map(({ passage }) => passage),
    )
    if (first === undefined || changes.length === 0) return []
    const { folder, file, passage } = first
    return [{ folder, file, title: passage.source.title, changes }]
  })
}

function byFile(standings: readonly Standing[]): Map<string, Standing[]> {
  const files = new Map<string, Standing[]>()
  for (const standing of standings) {
    const key = `${standing.folder}\n${standing.file}`
    const known = files.get(key)
    if (known === undefined) files.set(key, [standing])
    else known.push(standing)
  }
  return files
}

function changesOf(were: readonly Passage[], are: readonly Passage[]): PassageChange[] {
  const old = queues(were)
  const pairs = are.map(passage => ({ passage, before: old.get(passage.text)?.shift() }))
  const gone = new Set([...old.values()].flat())
  const changes: PassageChange[] = []
  const takeGone = (passage: Passage): Passage | null => {
    const candidate = nextGone(gone, passage)
    if (candidate !== null) gone.delete(candidate)
    return candidate
  }
  for (const { passage, before } of pairs) {
    if (before !== undefined) {
      const circumstances = circumstancesBetween(before, passage)
      if (circumstances.length > 0) changes.push({ type: 'moved', passage, circumstances })
      continue
    }
    const other = takeGone(passage)
    if (other === null) changes.push({ type: 'added', passage })
    else
      changes.push({
        type: 'reworded',
        before: other,
        passage,
        words: differenceOf(other.text, passage.text),
      })
  }
  return [...changes, ...[...gone].map(passage => ({ type: 'removed' as const, passage }))]
}

/** Passages by their words, each wording in its order. */
function queues(passages: readonly Passage[]): Map<string, Passage[]> {
  const known = new Map<string, Passage[]>()
  for (const passage of passages) {
    const same = known.get(passage.text)
    if (same === undefined) known.set(passage.text, [passage])
    else same.push(passage)
  }
  return known
}

/** Passages that are gone, and are compared with one that is new. */
const LOOKED_THROUGH = 12

/** Of the first that are gone, the one that shares most words with a new passage, if they are enough. */
function nextGone(gone: ReadonlySet<Passage>, { text }: Passage): Passage | null {
  const words = wordsOf(text)
  let best: { readonly passage: Passage; readonly share: number } | null = null
  let looked = 0
  for (const passage of gone) {
    if (looked++ === LOOKED_THROUGH) break
    const others = wordsOf(passage.text)
    const common = [...words].filter(word => others.has(word)).length
    const share = common / Math.max(1, words.size + others.size - common)
    if (share >= REWORDED && share > (best?.share ?? 0)) best = { passage, share }
  }
  return best?.passage ?? null
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )
}

function circumstancesBetween(before: Passage, now: Passage): ChangedCircumstance[] {
  const [old, current] = [circumstancesOf(before), circumstancesOf(now)]
  return (Object.keys(current) as Circumstance[])
    .filter(name => old[name] !== current[name])
    .map(name => ({ name, before: old[name], now: current[name] }))
}

function circumstancesOf({ kind, headings, source }: Passage): Record<Circumstance, string | null> {
  const { status, place, year, guarantor, wording, link } = source
  return {
    ...{ kind, status, place, year: year === null ? null : String(year), guarantor, wording },
    headings: headings.length === 0 ? null : headings.join(' › '),
    link,
  }
}
