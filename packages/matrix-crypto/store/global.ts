/** The global `indexedDB` of this process: the Rust library looks for it there, and nowhere else. */

import { CLASSES, type Factory, type OpenRequest } from './engine.ts'
import { StoreError } from './errors.ts'

const world = globalThis as Record<string, unknown> & { indexedDB?: Factory }

/** Separates the name of a store from the name of a database in it; the Rust library writes the same. */
const SEPARATOR = '::'

/** Leads every database to the store it belongs to, and names it does not know to whatever was there before. */
class Router implements Factory {
  readonly #stores = new Map<string, Factory>()
  readonly #before: Factory | undefined

  constructor(before: Factory | undefined) {
    this.#before = before
  }

  add(name: string, store: Factory): void {
    this.#stores.set(name, store)
  }

  remove(name: string): void {
    this.#stores.delete(name)
  }

  open(name: string, version?: number): OpenRequest {
    const [store, database] = this.#find(name)
    return store.open(database, version)
  }

  deleteDatabase(name: string): OpenRequest {
    const [store, database] = this.#find(name)
    return store.deleteDatabase(database)
  }

  #find(name: string): [store: Factory, database: string] {
    const end = name.indexOf(SEPARATOR)
    const store = this.#stores.get(name.slice(0, Math.max(end, 0)))
    if (store !== undefined) return [store, name.slice(end + SEPARATOR.length)]
    if (this.#before !== undefined) return [this.#before, name]
    throw new StoreError(
      'other-indexeddb',
      `the IndexedDB of this process keeps crypto stores only, and the database ${name} is of none that is open. ` +
        'Give a library that needs IndexedDB a process of its own.',
    )
  }
}

let router: Router | null = null
let count = 0

/** Makes a store reachable under a name of its own, and returns that name. */
export function publish(store: Factory): string {
  router ??= install()
  const name = `matrix-crypto-${++count}`
  router.add(name, store)
  return name
}

export function withdraw(name: string): void {
  router?.remove(name)
}

function install(): Router {
  for (const [name, value] of CLASSES) {
    world[name] ??= value
    if (world[name] !== value) {
      throw new StoreError(
        'other-indexeddb',
        `another library has put its own ${name} into this process. Load it in a process of its own.`,
      )
    }
  }
  const made = new Router(world.indexedDB)
  world.indexedDB = made
  return made
}
