/** Lexicon file: what was made of the words of a lexicon, kept so that a start need not make it again. */

import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { removeDrafts, writeAtomically } from '../atomic-file.ts'
import { Frames, type FrameWords } from '../czech/frames.ts'
import { Surnames } from '../czech/surnames.ts'
import { Spellings } from '../meaning/spellings.ts'
import { lineBytes, linesIn, pack, readShared, unpack } from '../packed-file.ts'
import { FormTable } from '../places/form-table.ts'
import { Gazetteer } from '../places/gazetteer.ts'
import type { Place, PlaceNames } from '../places/place.ts'
import type { PlacesFile } from '../places/places-file.ts'
import { TermTable } from '../search/term-table.ts'

/** Everything of a lexicon but its stop words. */
export interface Words {
  readonly terms: TermTable
  readonly gazetteer: Gazetteer
  readonly frames: Frames
  readonly commonWords: ReadonlySet<string>
  readonly surnames: Surnames
  readonly listed: Spellings
}

const NAME = 'lexicon.bin'
/** Another one when the parts are others. */
const FORMAT = 'doslova lexicon 4'

/** What is small, or needed whole. */
interface Tables {
  readonly places: Omit<PlaceNames, 'forms'> & { readonly all: readonly Place[] }
  readonly frames: FrameWords
  readonly commonWords: ReadonlySet<string>
}

/** What is kept in `folder` under `key`, or null. */
export function readWords(folder: string, key: string): Words | null {
  const file = readShared(join(folder, NAME))
  const parts = file && unpack(file, { format: FORMAT, key })
  if (parts === null) return null
  const { tables = NOTHING, spellings = NOTHING, ...more } = parts
  const { places, frames, commonWords } = deserialize(Buffer.from(tables)) as Tables
  return {
    terms: new TermTable(more),
    gazetteer: new Gazetteer({ ...places, forms: new FormTable(more, places.all) }),
    ...{ frames: new Frames(frames), commonWords, surnames: new Surnames(more) },
    listed: new Spellings(() => linesIn(spellings)),
  }
}

/** `places` is what the gazetteer was made of. Where nothing can be written, it is made again at the next start, no more. */
export function saveWords(folder: string, key: string, words: Words, places: PlacesFile): void {
  const { terms, frames, commonWords, surnames, listed } = words
  const { forms, ...names } = places
  const tables: Tables = { places: names, frames: frames.save(), commonWords }
  const parts = {
    ...{ tables: serialize(tables), spellings: lineBytes(listed.save()) },
    ...{ ...FormTable.partsOf(forms, names.all), ...surnames.save(), ...terms.save() },
  }
  const path = join(folder, NAME)
  try {
    if (!existsSync(folder)) mkdirSync(folder)
    removeDrafts(path)
    writeAtomically(path, pack({ format: FORMAT, key }, parts))
  } catch {
    // The index in the same folder tells why it cannot be written.
  }
}

const NOTHING = new Uint8Array()
