/** A database of IndexedDB as a library uses it, with promises. */

import { DatabaseSync } from 'node:sqlite'
import { type Connection, type Factory, type Key, opened, type Transaction } from '../store/engine.ts'
import { DurableIndexedDb } from '../store/indexed-db.ts'
import { keyText } from '../store/key-text.ts'
import { SqliteFile } from '../store/sqlite-file.ts'

/** One object store inside a transaction, as far as these tests use it. */
export interface Store {
  put(value: unknown, key?: Key): unknown
  delete(keyOrRange: unknown): unknown
  clear(): unknown
  getAll(): Answer<unknown[]>
  getAllKeys(): Answer<Key[]>
  openCursor(): Answer<Cursor | null>
  index(name: string): { getAll(key: Key): Answer<unknown[]> }
}

interface Cursor {
  readonly key: Key
  readonly value: unknown
  update(value: unknown): unknown
  delete(): unknown
  continue(): void
}

export interface Answer<T> {
  result: T
  onsuccess: (() => void) | null
}

type Opened = Transaction & { objectStore(name: string): Store; abort(): void }

/** A file and the IndexedDB on it. Failures to write end up in `failures`. */
export async function openFile(path: string) {
  const file = new SqliteFile(path)
  const failures: Error[] = []
  const factory = await DurableIndexedDb.restore(file, error => failures.push(error))
  return { file, factory, failures }
}

/** Opens the database `name`; `upgrade` makes its stores when it is new or older than `version`. */
export function openDatabase(
  factory: Factory,
  name: string,
  version: number,
  upgrade: (connection: Connection) => void,
): Promise<Connection> {
  const request = factory.open(name, version)
  request.addEventListener('upgradeneeded', () => upgrade(request.result))
  return opened(request)
}

/** Does `work` in one transaction and waits for the end of it: true when it completed, false when it aborted. */
export function change(
  connection: Connection,
  stores: readonly string[],
  work: (store: (name: string) => Store, transaction: Opened) => void,
): Promise<boolean> {
  const transaction = connection.transaction([...stores], 'readwrite') as Opened
  const end = new Promise<boolean>(resolve => {
    transaction.addEventListener('complete', () => resolve(true))
    transaction.addEventListener('abort', () => resolve(false))
  })
  work(name => transaction.objectStore(name), transaction)
  return end
}

/** All records of a store, in the order of their keys. */
export async function contents(connection: Connection, store: string): Promise<[Key, unknown][]> {
  const transaction = connection.transaction([store]) as Opened
  const [keys, values] = [
    transaction.objectStore(store).getAllKeys(),
    transaction.objectStore(store).getAll(),
  ]
  await new Promise<void>(resolve => transaction.addEventListener('complete', () => resolve()))
  return keys.result.map((key, i) => [key, values.result[i]])
}

/** Goes over all records of a store with a cursor. */
export function eachRecord(store: Store, visit: (cursor: Cursor) => void): void {
  const request = store.openCursor()
  request.onsuccess = () => {
    if (request.result === null) return
    visit(request.result)
    request.result.continue()
  }
}

/** From now on the file takes no record with this key, or none at all: as if the disk were full. */
export function refuseRecords(path: string, key?: Key): void {
  const database = new DatabaseSync(path)
  const only = key === undefined ? '' : `WHEN NEW.key = '${keyText(key)}'`
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON record ${only}
    BEGIN SELECT RAISE(ABORT, 'disk is full'); END`)
  database.close()
}
