/** The file on disk: one SQLite database that one process may have open, readable by its owner only. */

import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import type { Database, Key } from './engine.ts'
import { StoreError } from './errors.ts'
import type { Change } from './journal.ts'
import { keyOfText, keyText } from './key-text.ts'

/** Raised when the tables change in a way that older versions cannot read. */
const FORMAT = 1

const TABLES = `
  CREATE TABLE IF NOT EXISTS device (user TEXT NOT NULL, device TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS database (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS store (
    database TEXT, name TEXT, key_path TEXT, auto_increment INTEGER, indexes TEXT, PRIMARY KEY (database, name)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS record (
    database TEXT, store TEXT, key TEXT, value BLOB, PRIMARY KEY (database, store, key)
  ) WITHOUT ROWID;`

/** Primary result codes of SQLite, without the details of the extended ones. */
const SQLITE = { busy: 5, locked: 6 } as const

export interface SavedIndex {
  readonly name: string
  readonly keyPath: string | string[]
  readonly unique: boolean
  readonly multiEntry: boolean
}

export interface SavedStore {
  readonly name: string
  readonly keyPath: string | string[] | null
  readonly autoIncrement: boolean
  readonly indexes: readonly SavedIndex[]
}

export class SqliteFile {
  readonly path: string
  readonly #sql: DatabaseSync
  readonly #put: StatementSync
  readonly #remove: StatementSync

  /** Opens the file, or makes it. Throws a StoreError when another process has it or when it cannot be read. */
  constructor(path: string) {
    this.path = path
    this.#sql = openLocked(path)
    this.#put = this.#sql.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)')
    this.#remove = this.#sql.prepare('DELETE FROM record WHERE database = ? AND store = ? AND key = ?')
  }

  /** Writes who the file belongs to on first use, and throws a StoreError when it is somebody else. */
  claim(user: string, device: string): void {
    const owner = this.#sql.prepare('SELECT user, device FROM device').get()
    if (owner === undefined) {
      this.#sql.prepare('INSERT INTO device VALUES (?, ?)').run(user, device)
      return
    }
    if (owner.user === user && owner.device === device) return
    throw new StoreError(
      'store-of-another-device',
      `${this.path} belongs to device ${owner.device} of ${owner.user}, not to ${device} of ${user}. ` +
        'Keys cannot move between devices: use the access token of the former login, ' +
        'or give this login an empty folder of its own.',
    )
  }

  databases(): { name: string; version: number }[] {
    return this.#sql
      .prepare('SELECT name, version FROM database')
      .all()
      .map(row => ({ name: String(row.name), version: Number(row.version) }))
  }

  stores(database: string): SavedStore[] {
    const rows = this.#sql.prepare('SELECT * FROM store WHERE database = ?').all(database)
    return rows.map(row => ({
      name: String(row.name),
      keyPath: JSON.parse(String(row.key_path)),
      autoIncrement: row.auto_increment === 1,
      indexes: JSON.parse(String(row.indexes)),
    }))
  }

  *records(database: string, store: string): Generator<{ key: Key; value: unknown }> {
    const rows = this.#sql
      .prepare('SELECT key, value FROM record WHERE database = ? AND store = ?')
      .iterate(database, store)
    for (const { key, value } of rows) {
      yield { key: keyOfText(String(key)), value: deserialize(value as Uint8Array) }
    }
  }

  /** Writes these changes, all or none. They are on disk when this returns. */
  write(database: string, changes: readonly Change[]): void {
    this.#atomically(() => {
      for (const { store, key, value } of changes) {
        if (value === null) this.#remove.run(database, store, key)
        else this.#put.run(database, store, key, serialize(value.now))
      }
    })
  }

  /** Writes a whole database anew, its object stores too: what an upgrade of its version leaves. */
  writeAll(name: string, database: Database): void {
    this.#atomically(() => {
      for (const table of ['store', 'record']) {
        this.#sql.prepare(`DELETE FROM ${table} WHERE database = ?`).run(name)
      }
      this.#sql.prepare('INSERT OR REPLACE INTO database VALUES (?, ?)').run(name, database.version)
      const addStore = this.#sql.prepare('INSERT INTO store VALUES (?, ?, ?, ?, ?)')
      for (const store of database.rawObjectStores.values()) {
        const indexes = [...store.rawIndexes.values()].filter(index => !index.deleted)
        const saved = indexes.map(index => ({
          name: index.name,
          keyPath: index.keyPath,
          unique: index.unique,
          multiEntry: index.multiEntry,
        }))
        const keyPath = JSON.stringify(store.keyPath)
        addStore.run(name, store.name, keyPath, store.autoIncrement ? 1 : 0, JSON.stringify(saved))
        for (const { key, value } of store.records.values()) {
          this.#put.run(name, store.name, keyText(key), serialize(value))
        }
      }
    })
  }

  remove(database: string): void {
    this.#atomically(() => {
      for (const [table, column] of [
        ['database', 'name'],
        ['store', 'database'],
        ['record', 'database'],
      ]) {
        this.#sql.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(database)
      }
    })
  }

  close(): void {
    if (this.#sql.isOpen) this.#sql.close()
  }

  #atomically(work: () => void): void {
    try {
      this.#sql.exec('BEGIN IMMEDIATE')
      work()
      this.#sql.exec('COMMIT')
    } catch (error) {
      if (this.#sql.isOpen && this.#sql.isTransaction) this.#sql.exec('ROLLBACK')
      throw unwritable(this.path, error)
    }
  }
}

function openLocked(path: string): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    chmodSync(path, 0o600)
  } catch (error) {
    throw unwritable(path, error)
  }
  const sql = new DatabaseSync(path)
  try {
    // A write-ahead log in exclusive mode is one file without shared memory. FULL: a commit survives a power cut too.
    sql.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    sql.exec('BEGIN EXCLUSIVE')
    const format = Number(sql.prepare('PRAGMA user_version').get()?.user_version)
    if (format > FORMAT) throw new Error(`it was written by a newer version, format ${format}`)
    sql.exec(TABLES)
    sql.exec(`PRAGMA user_version = ${FORMAT}`)
    sql.exec('COMMIT')
    return sql
  } catch (error) {
    sql.close()
    throw openingError(path, error)
  }
}

function unwritable(path: string, error: unknown): StoreError {
  return new StoreError(
    'store-unwritable',
    `${path} cannot be written (${reasonOf(error)}). ` +
      'Check free space and the rights of the folder, then start the bot again.',
    { cause: error },
  )
}

function openingError(path: string, error: unknown): StoreError {
  const code = sqliteCode(error)
  if (code === SQLITE.busy || code === SQLITE.locked) {
    return new StoreError(
      'store-in-use',
      `${path} is in use by another running bot. Stop that one first; ` +
        'for a second bot use another account and another folder.',
      { cause: error },
    )
  }
  return new StoreError(
    'store-unreadable',
    `${path} cannot be read (${reasonOf(error)}). Restore the whole folder from a backup; ` +
      'without one, log the bot in again and start it with an empty folder.',
    { cause: error },
  )
}

function sqliteCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
