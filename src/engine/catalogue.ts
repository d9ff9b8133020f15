/** Catalogue: what a process knows of an index elsewhere, without having its passages: statistics, files, and a few passages of each text. */

import { Moments } from '../meaning/moments.ts'
import { Spellings } from '../meaning/spellings.ts'
import type { ByteVector } from '../meaning/vectors.ts'
import type { ContentVersion } from '../model.ts'
import { lineBytes, linesIn, pack, textIn, unpack } from '../packed-file.ts'
import type { Passages } from '../passages/passages.ts'
import { representativesOf } from '../passages/representatives.ts'
import { sourcesOf } from '../passages/sources.ts'
import { KeyTable } from '../search/key-table.ts'
import type { Postings } from '../search/postings.ts'
import { type Standing, standingsOf } from '../search/statistics.ts'
import type { TraitTable } from '../search/trait-table.ts'
import { PackedPassages } from './packed-passages.ts'

/** A file by folder and path, and the SHA-256 of its text. */
export type FileHash = readonly [folder: string, file: string, hash: string]

/** Places where passages stand, and how many stand at exactly these. */
type PlaceSet = readonly [places: readonly (string | null)[], passages: number]

/** A version of an index, as a store has it. */
export interface StoredVersion {
  /** Which the store finds it by. */
  readonly name: string
  /** Whether the store finds passages by their vectors. */
  readonly findsNearest: boolean
}

interface Head extends StoredVersion {
  readonly content: ContentVersion
  /** Id of the model whose vectors the passages have; null where they have none. */
  readonly model: string | null
  readonly meanLength: number
}

export interface Catalogue extends Head {
  readonly counts: KeyTable
  readonly standings: readonly Standing[]
  readonly placeSets: readonly PlaceSet[]
  readonly files: readonly FileHash[]
  readonly representatives: Passages
  readonly spellings: Spellings
  /** Of the vectors of passages that may answer; null where there are none. */
  readonly moments: Moments | null
}

/** What a catalogue is made of. */
export interface CatalogueSource extends Head {
  readonly passages: Passages
  readonly postings: Postings
  readonly traits: TraitTable
  readonly files: readonly FileHash[]
  readonly spellings: Spellings
  /** Of passages that may answer; empty without a model. */
  readonly vectors: readonly ByteVector[]
}

/** Another one when the parts are others, or when passages are kept otherwise. */
const FORMAT = 'doslova catalogue 2'
/** Letters of a passage that every platform shows in one message, with its headings and its source. */
const LETTERS_AT_ONCE = 3_000
const NOTHING = new Uint8Array()

/** `key` is that of the lexicon: concepts have numbers, which the index has too. */
export function packCatalogue(source: CatalogueSource, key: string): Uint8Array<SharedArrayBuffer> {
  const {
    name,
    findsNearest,
    content,
    model,
    meanLength,
    passages,
    postings,
    traits,
    files,
    spellings,
    vectors,
  } = source
  const head: Head = { name, findsNearest, content, model, meanLength }
  return pack(
    { format: FORMAT, key },
    {
      head: Buffer.from(JSON.stringify(head)),
      standings: jsonLines(standingsOf(passages)),
      placeSets: jsonLines(placeSetsOf(passages)),
      files: jsonLines(files),
      ...PackedPassages.partsOf(representativesOf(passages, LETTERS_AT_ONCE)),
      ...{ spellings: lineBytes(spellings.save()) },
      ...KeyTable.partsOf(postings, traits),
      ...(vectors.length > 0 && Moments.partsOf(vectors)),
    },
  )
}

/** Null when it is damaged, or was made with another lexicon or version of the program. */
export function unpackCatalogue(file: Uint8Array, key: string): Catalogue | null {
  const parts = unpack(file, { format: FORMAT, key })
  if (parts === null) return null
  const { head = NOTHING, standings = NOTHING, placeSets = NOTHING, files = NOTHING } = parts
  return {
    ...(JSON.parse(textIn(head)) as Head),
    counts: new KeyTable(parts),
    standings: parsed<Standing>(standings),
    placeSets: parsed<PlaceSet>(placeSets),
    files: parsed<FileHash>(files),
    representatives: new PackedPassages(parts),
    spellings: new Spellings(() => linesIn(parts.spellings ?? NOTHING)),
    moments: parts.means === undefined ? null : new Moments(parts),
  }
}

function jsonLines(list: readonly unknown[]): Uint8Array {
  return lineBytes(list.map(each => JSON.stringify(each)))
}

function parsed<Value>(bytes: Uint8Array): Value[] {
  return linesIn(bytes).map(line => JSON.parse(line) as Value)
}

/** Of the passages of the site's own texts. */
function placeSetsOf(passages: Passages): PlaceSet[] {
  const counts = new Map<string, number>()
  for (const passage of passages) {
    if (passage.leftover !== null) continue
    const name = JSON.stringify([...new Set(sourcesOf(passage).map(({ place }) => place))])
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => [JSON.parse(name), count])
}
