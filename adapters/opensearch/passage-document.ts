/** Passage document: a passage as it is kept in OpenSearch, and back. */

import { createHash } from 'node:crypto'
import type { ByteVector } from '../../src/meaning/vectors.ts'
import type { Passage } from '../../src/model.ts'
import { sectionKey } from '../../src/passages/section.ts'
import { copiesOf } from '../../src/passages/sources.ts'
import { byField, type Field } from '../../src/search/keys.ts'
import type { StoredPassage } from '../../src/search/passage-store.ts'
import type { Traits } from '../../src/search/traits.ts'
import { VECTOR } from './index-mapping.ts'

export interface PassageDocument extends Record<Field, string> {
  /** Letters of the code, and number of the passage. */
  readonly code: string
  readonly at: number
  readonly place: readonly string[]
  readonly year: readonly number[]
  readonly section: string
  /** Whether it may answer a question. */
  readonly answers: boolean
  readonly passage: Passage
  readonly traits: Traits
  readonly isAlone: boolean
  /** Bytes of the vector in base64, and what each is multiplied by. */
  readonly vector: string | null
  readonly scale: number
}

/** What is searched, and never read. */
interface SearchedVector {
  readonly [VECTOR]?: readonly number[]
}

/** Stands for no place; no place is called so. */
const NOWHERE = '-'

export function placeKey(place: string | null): string {
  return place ?? NOWHERE
}

/** The keyword of a section, whose key may be longer than one can be. */
export function sectionName(passage: Passage): string {
  return createHash('sha256').update(sectionKey(passage)).digest('base64url')
}

export function documentOf({ id, passage, traits, keys, vector, isAlone }: StoredPassage): PassageDocument {
  const copies = copiesOf(passage)
  return {
    ...byField(field => keys[field].join(' ')),
    code: passage.code.slice(passage.code.lastIndexOf('-') + 1),
    at: id,
    place: [...new Set(copies.map(({ place }) => placeKey(place)))],
    year: [...new Set(copies.flatMap(({ year }) => year ?? []))],
    section: sectionName(passage),
    answers: passage.standalone && copies.some(({ leftover }) => leftover !== 'sample'),
    ...{ passage, traits, isAlone },
    vector: vector === null ? null : bytesOf(vector).toString('base64'),
    scale: vector?.scale ?? 0,
  }
}

/** The same for an index that is searched by vectors. One of no length is near nothing, and would be refused. */
export function searchedDocumentOf(stored: StoredPassage): PassageDocument & SearchedVector {
  const { vector } = stored
  const isSearched = vector !== null && vector.scale > 0
  return { ...documentOf(stored), ...(isSearched && { [VECTOR]: [...vector.bytes] }) }
}

export function storedPassage(document: PassageDocument): StoredPassage {
  const { at, passage, traits, isAlone, vector, scale } = document
  return {
    ...{ id: at, passage, traits, isAlone },
    keys: byField(field => (document[field] === '' ? [] : document[field].split(' '))),
    vector: vector === null ? null : vectorIn(Buffer.from(vector, 'base64'), scale),
  }
}

function bytesOf({ bytes: { buffer, byteOffset, length } }: ByteVector): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}

function vectorIn({ buffer, byteOffset, length }: Buffer, scale: number): ByteVector {
  return { bytes: new Int8Array(buffer, byteOffset, length), scale }
}
