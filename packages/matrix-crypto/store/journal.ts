/** Journal: which records of a database were touched since they were last written to disk. */

import type { Database, Key, RawStore } from './engine.ts'
import { keyText } from './key-text.ts'

/** One record as it now is: its value, or null where it is gone. */
export interface Change {
  readonly store: string
  readonly key: string
  readonly value: { readonly now: unknown } | null
}

/**
 * Watches the object stores of one database. It notes keys only and reads the values when they are asked for, so that
 * whatever a transaction did to a record, overwrote, deleted in a range or rolled back, the answer is what holds now.
 */
export class Journal {
  readonly #database: Database
  readonly #watched = new WeakSet<RawStore>()
  readonly #touched = new Map<string, Map<string, Key>>()

  constructor(database: Database) {
    this.#database = database
    this.watchAll()
  }

  /** Starts to watch the object stores that an upgrade has added, and forgets what was noted so far. */
  watchAll(): void {
    for (const store of this.#database.rawObjectStores.values()) {
      if (this.#watched.has(store)) continue
      this.#watched.add(store)
      this.#watch(store)
    }
    this.#touched.clear()
  }

  /** Changes of these object stores since the last call. They are forgotten by this call. */
  take(stores: readonly string[]): Change[] {
    return stores.flatMap(name => {
      const touched = this.#touched.get(name)
      const records = this.#database.rawObjectStores.get(name)?.records
      if (touched === undefined || records === undefined) return []
      this.#touched.delete(name)
      return [...touched].map(([text, key]) => {
        const record = records.get(key)
        return { store: name, key: text, value: record === undefined ? null : { now: record.value } }
      })
    })
  }

  #watch({ name, records }: RawStore): void {
    const { put, delete: remove, clear } = records
    const note = (key: Key) => {
      const touched = this.#touched.get(name) ?? new Map<string, Key>()
      this.#touched.set(name, touched.set(keyText(key), key))
    }
    records.put = (record, noOverwrite) => {
      const replaced = put.call(records, record, noOverwrite)
      note(record.key)
      return replaced
    }
    records.delete = keyOrRange => {
      const gone = remove.call(records, keyOrRange)
      for (const record of gone) note(record.key)
      return gone
    }
    records.clear = () => {
      const gone = clear.call(records)
      for (const record of gone) note(record.key)
      return gone
    }
  }
}
