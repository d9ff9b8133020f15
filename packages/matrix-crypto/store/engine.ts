/** fake-indexeddb as this package sees it: the few parts that are used, with types that do not need a browser's. */

import * as fake from 'fake-indexeddb'

export type Key = number | string | Date | ArrayBuffer | ArrayBufferView | readonly Key[]

interface Events<Name extends string> {
  addEventListener(type: Name, listener: (event: Event) => void): void
  dispatchEvent(event: Event): boolean
}

export interface Event {
  stopImmediatePropagation(): void
}

export interface OpenRequest extends Events<'success' | 'error' | 'upgradeneeded'> {
  result: Connection
  error: unknown
}

export interface Transaction extends Events<'complete' | 'abort'> {
  error: unknown
}

export type Mode = 'readonly' | 'readwrite' | 'versionchange'

/** One open database, as given to whoever opened it. */
export interface Connection {
  readonly name: string
  readonly version: number
  /** The database behind all its connections: what is in memory. */
  readonly _rawDatabase: Database
  transaction(stores: string | string[], mode?: Mode, options?: object): Transaction
  createObjectStore(name: string, options: object): ObjectStore
  close(): void
}

export interface ObjectStore {
  put(value: unknown, key?: Key): unknown
  createIndex(name: string, keyPath: string | string[], options: object): unknown
}

export interface Database {
  readonly version: number
  readonly rawObjectStores: ReadonlyMap<string, RawStore>
}

export interface RawStore {
  readonly name: string
  readonly keyPath: string | string[] | null
  readonly autoIncrement: boolean
  readonly records: Records
  readonly rawIndexes: ReadonlyMap<string, RawIndex>
}

export interface RawIndex {
  readonly name: string
  readonly keyPath: string | string[]
  readonly unique: boolean
  readonly multiEntry: boolean
  readonly deleted: boolean
}

export interface StoredRecord {
  readonly key: Key
  readonly value: unknown
}

/** Where every change of an object store ends: puts, cursors, ranges and rollbacks alike. */
export interface Records {
  get(key: Key): StoredRecord | undefined
  values(): Iterable<StoredRecord>
  put(record: StoredRecord, noOverwrite?: boolean): StoredRecord | undefined
  delete(keyOrRange: unknown): StoredRecord[]
  clear(): StoredRecord[]
}

/** What a global `indexedDB` has to offer. */
export interface Factory {
  open(name: string, version?: number): OpenRequest
  deleteDatabase(name: string): OpenRequest
}

interface Engine {
  readonly IDBFactory: new () => Factory
  readonly IDBVersionChangeEvent: new (type: string) => Event
}

const engine = fake as unknown as Engine

export const { IDBFactory, IDBVersionChangeEvent: EngineEvent } = engine

/** The classes a library may look for with `instanceof`: IDBRequest, IDBCursor and so on, by their global names. */
export const CLASSES: ReadonlyMap<string, unknown> = new Map(
  Object.entries(fake).filter(([name]) => name.startsWith('IDB')),
)

/** The connection once the database is open. Rejects with the reason when it cannot be opened. */
export function opened(request: OpenRequest): Promise<Connection> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}
