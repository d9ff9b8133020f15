/** The crypto store of one device: its file, its IndexedDB, and the name under which the Rust library finds it. */

import { publish, withdraw } from './global.ts'
import { DurableIndexedDb } from './indexed-db.ts'
import { SqliteFile } from './sqlite-file.ts'

export interface CryptoStore {
  /** What `OlmMachine.initialize` of the Rust library takes as the name of its store. */
  readonly name: string
  close(): void
}

/** Throws a StoreError when the file is in use, cannot be read, or belongs to another device. */
export async function openCryptoStore(
  path: string,
  owner: { readonly user: string; readonly device: string },
  onFailure: (error: Error) => void,
): Promise<CryptoStore> {
  const file = new SqliteFile(path)
  try {
    file.claim(owner.user, owner.device)
    const database = await DurableIndexedDb.restore(file, onFailure)
    const name = publish(database)
    const close = () => {
      withdraw(name)
      database.close()
      file.close()
    }
    return { name, close }
  } catch (error) {
    file.close()
    throw error
  }
}
