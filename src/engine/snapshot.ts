/** Snapshot: what loading and indexing gave, to be opened elsewhere or kept for as long as no file behind it changes. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeDrafts, writeAtomically } from '../atomic-file.ts'
import type { Document } from '../content/document.ts'
import type { Passage, Problem } from '../model.ts'
import type { CandidateFinder } from '../search/candidates.ts'
import { type SavedIndex, SearchIndex } from '../search/index.ts'
import type { Keys } from '../search/keys.ts'
import { MiniSearchFinder } from '../search/minisearch.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import { filesKey } from './files-key.ts'

export interface Snapshot {
  readonly problems: readonly Problem[]
  readonly passages: readonly Passage[]
  /** The files as they were read: what every quote is held against. */
  readonly texts: readonly FileText[]
  readonly index: SavedIndex | KeyIndex
}

/** An index before its keys are put into a finder, which takes less time than to save one and to load it again. */
export interface KeyIndex extends Omit<SavedIndex, 'finder'> {
  /** By the numbers of the passages. */
  readonly keys: readonly Keys[]
}

/** The index of a snapshot. Throws when it cannot be read. */
export function openIndex(
  { passages, index }: Pick<Snapshot, 'passages' | 'index'>,
  thesaurus: Thesaurus,
): SearchIndex {
  if ('finder' in index) return new SearchIndex(passages, thesaurus, index)
  return new SearchIndex(passages, thesaurus, { ...index, finder: null }, () => finderOf(index.keys))
}

function finderOf(keys: readonly Keys[]): CandidateFinder {
  const finder = new MiniSearchFinder()
  for (const [id, ones] of keys.entries()) finder.add(id, ones)
  return finder
}

export type FileText = Pick<Document, 'folder' | 'file' | 'text'>

export function textsOf(documents: readonly Document[]): FileText[] {
  return documents.map(({ folder, file, text }) => ({ folder, file, text }))
}

const NAME = 'index.json'
/**
 * What a snapshot depends on: names, sizes and times of all files below `folders` and of the code itself, and the
 * season that decides which terms of office are over. Unreadable folders count as empty.
 */
export function snapshotKey(folders: readonly string[], today: Date): string {
  return filesKey(folders, seasonOf(today))
}

/** What a day decides of terms of office: the year, and whether its elections are over. */
export function seasonOf(today: Date): string {
  return `${today.getUTCFullYear()}\n${today.getUTCMonth() >= 10}`
}

/** The snapshot saved in `folder` under `key` as it was serialized, or null. */
export function readSnapshot(folder: string, key: string): string | null {
  try {
    const text = readFileSync(join(folder, NAME), 'utf8')
    const end = text.indexOf('\n')
    return text.slice(0, end) === key ? text.slice(end + 1) : null
  } catch {
    return null
  }
}

export function serializeSnapshot(snapshot: Snapshot): string {
  return JSON.stringify(snapshot)
}

/** A serialized snapshot, or null. One that cannot be read is as good as none. */
export function parseSnapshot(serialized: string): Snapshot | null {
  try {
    const { problems, passages, texts, index } = JSON.parse(serialized) as Snapshot
    return [problems, passages, texts, index.traits].every(Array.isArray)
      ? { problems, passages, texts, index }
      : null
  } catch {
    return null
  }
}

/** Saves a serialized snapshot whole or not at all. Throws when the folder cannot be made or written; its parent has to exist. */
export function writeSnapshot(folder: string, key: string, serialized: string): void {
  if (!existsSync(folder)) mkdirSync(folder)
  const path = join(folder, NAME)
  removeDrafts(path)
  writeAtomically(path, `${key}\n${serialized}`)
}
