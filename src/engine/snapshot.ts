/** Snapshot: what loading and indexing gave, to be opened elsewhere or kept for as long as no file behind it changes. */

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { removeDrafts, writeAtomically } from '../atomic-file.ts'
import type { Document } from '../content/document.ts'
import { Spellings } from '../meaning/spellings.ts'
import { TextHashes } from '../meaning/text-hashes.ts'
import type { Problem } from '../model.ts'
import {
  doublesIn,
  lineBytes,
  linesIn,
  numberBytes,
  pack,
  readShared,
  textIn,
  unpack,
} from '../packed-file.ts'
import type { Passages } from '../passages/passages.ts'
import { type IndexTables, readTables, saveTables } from '../search/index.ts'
import { type FileText, textParts, textsIn } from './file-text.ts'
import { filesKey } from './files-key.ts'
import { PackedPassages } from './packed-passages.ts'

export interface Snapshot {
  readonly problems: readonly Problem[]
  readonly passages: Passages
  /** The files as they were read: what every quote is held against. */
  readonly texts: readonly FileText[]
  readonly index: IndexTables
  /** How the passages and their headings write their words. */
  readonly spellings: Spellings
  /** What near duplicates are found by. */
  readonly sketches: Float64Array
  /** What the vectors of the passages are found by, in the order of the passages. */
  readonly textHashes: TextHashes
  /** Of the content. */
  readonly version: string
}

export function textsOf(documents: readonly Document[]): FileText[] {
  return documents.map(({ folder, file, text }) => ({ folder, file, text }))
}

const NAME = 'index.bin'
/** What earlier versions kept in its place. */
const FORMER_NAME = 'index.json'
/** Another one when the parts are others. */
const FORMAT = 'doslova index 4'

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

/** What is saved in `folder`, or null. */
export function readSnapshot(folder: string): Uint8Array<SharedArrayBuffer> | null {
  return readShared(join(folder, NAME))
}

/** A snapshot as a file, made from what `key` stands for. */
export function packSnapshot(snapshot: Snapshot, key: string): Uint8Array<SharedArrayBuffer> {
  const { problems, passages, texts, index, spellings, sketches, textHashes, version } = snapshot
  return pack(
    { format: FORMAT, key },
    {
      problems: Buffer.from(JSON.stringify(problems)),
      ...PackedPassages.partsOf(passages),
      ...textParts(texts),
      ...{ spellings: lineBytes(spellings.save()), sketches: numberBytes(sketches) },
      textHashes: textHashes.bytes,
      version: Buffer.from(version),
      ...saveTables(index),
    },
  )
}

/** A packed snapshot, which stays in use; null when it is damaged, or was made from something else than `key`. */
export function unpackSnapshot(file: Uint8Array, key?: string): Snapshot | null {
  const parts = unpack(file, { format: FORMAT, ...(key !== undefined && { key }) })
  if (parts === null) return null
  const { problems = NOTHING, spellings = NOTHING, sketches = NOTHING } = parts
  const { textHashes = NOTHING, version = NOTHING } = parts
  return {
    problems: JSON.parse(textIn(problems)) as Problem[],
    passages: new PackedPassages(parts),
    texts: textsIn(parts),
    index: readTables(parts),
    spellings: new Spellings(() => linesIn(spellings)),
    sketches: doublesIn(sketches),
    textHashes: new TextHashes(textHashes),
    version: textIn(version),
  }
}

const NOTHING = new Uint8Array()

/** Saves a packed snapshot whole or not at all. Throws when the folder cannot be made or written; its parent has to exist. */
export function writeSnapshot(folder: string, packed: Uint8Array): void {
  if (!existsSync(folder)) mkdirSync(folder)
  const path = join(folder, NAME)
  removeDrafts(path)
  writeAtomically(path, packed)
  rmSync(join(folder, FORMER_NAME), { force: true })
}
