/** IndexedDB for Node whose every committed transaction is on disk before the one who made it hears of it. */

import { type Connection, EngineEvent, type Factory, IDBFactory, type OpenRequest, opened } from './engine.ts'
import { Journal } from './journal.ts'
import type { SqliteFile } from './sqlite-file.ts'

/**
 * All data is in memory, where fake-indexeddb answers. The file is its durable copy: read once by `restore`, written
 * in the event with which a transaction completes, by the first of its listeners. When the file cannot be written,
 * the transaction aborts instead, no other is begun, and `onFailure` is told.
 */
export class DurableIndexedDb implements Factory {
  readonly #memory = new IDBFactory()
  readonly #file: SqliteFile
  readonly #journals = new Map<string, Journal>()
  readonly #onFailure: (error: Error) => void
  #failure: Error | null = null

  private constructor(file: SqliteFile, onFailure: (error: Error) => void) {
    this.#file = file
    this.#onFailure = onFailure
  }

  static async restore(file: SqliteFile, onFailure: (error: Error) => void): Promise<DurableIndexedDb> {
    const restored = new DurableIndexedDb(file, onFailure)
    for (const { name, version } of file.databases()) await restored.#load(name, version)
    return restored
  }

  open(name: string, version?: number): OpenRequest {
    const request = this.#memory.open(name, version)
    let upgraded = false
    request.addEventListener('upgradeneeded', () => {
      upgraded = true
    })
    request.addEventListener('success', event => {
      const connection = request.result
      try {
        if (upgraded) this.#writeAll(name, connection)
      } catch (error) {
        event.stopImmediatePropagation()
        request.error = error
        request.dispatchEvent(new EngineEvent('error'))
        return
      }
      this.#writeThrough(name, connection)
    })
    return request
  }

  deleteDatabase(name: string): OpenRequest {
    this.#guarded(() => this.#file.remove(name))
    this.#journals.delete(name)
    return this.#memory.deleteDatabase(name)
  }

  /** Nothing is written from now on; a transaction still under way aborts. */
  close(): void {
    this.#failure ??= new Error('matrix-crypto: the crypto store is closed.')
  }

  async #load(name: string, version: number): Promise<void> {
    const request = this.#memory.open(name, version)
    request.addEventListener('upgradeneeded', () => {
      for (const { name: storeName, keyPath, autoIncrement, indexes } of this.#file.stores(name)) {
        const store = request.result.createObjectStore(storeName, { keyPath, autoIncrement })
        for (const index of indexes) store.createIndex(index.name, index.keyPath, index)
        for (const { key, value } of this.#file.records(name, storeName)) {
          if (keyPath === null) store.put(value, key)
          else store.put(value)
        }
      }
    })
    const connection = await opened(request)
    this.#journals.set(name, new Journal(connection._rawDatabase))
    connection.close()
  }

  #writeAll(name: string, connection: Connection): void {
    const database = connection._rawDatabase
    this.#guarded(() => this.#file.writeAll(name, database))
    const journal = this.#journals.get(name)
    if (journal === undefined) this.#journals.set(name, new Journal(database))
    else journal.watchAll()
  }

  /** From now on, transactions of this connection complete only once they are written. */
  #writeThrough(name: string, connection: Connection): void {
    const begin = connection.transaction
    connection.transaction = (stores, mode, options) => {
      if (mode === 'readwrite' && this.#failure !== null) throw this.#failure
      const transaction = begin.call(connection, stores, mode, options)
      if (mode !== 'readwrite') return transaction
      transaction.addEventListener('complete', event => {
        try {
          this.#write(name, typeof stores === 'string' ? [stores] : stores)
        } catch (error) {
          event.stopImmediatePropagation()
          transaction.error = error
          transaction.dispatchEvent(new EngineEvent('abort'))
        }
      })
      return transaction
    }
  }

  #write(name: string, stores: readonly string[]): void {
    const changes = this.#journals.get(name)?.take(stores) ?? []
    if (changes.length > 0) this.#guarded(() => this.#file.write(name, changes))
  }

  #guarded(write: () => void): void {
    if (this.#failure !== null) throw this.#failure
    try {
      write()
    } catch (error) {
      this.#failure = error as Error
      this.#onFailure(this.#failure)
      throw error
    }
  }
}
