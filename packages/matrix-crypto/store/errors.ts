/** Store errors: what can go wrong with the crypto store in a way that a person can put right. */

export type StoreErrorCode =
  /** Another process, or another machine of this one, has the file open. */
  | 'store-in-use'
  /** The file is not a database, is damaged, or was written by a newer version. */
  | 'store-unreadable'
  /** The file belongs to another account or device. */
  | 'store-of-another-device'
  /** The Rust library could not read what the file holds: most often another passphrase. */
  | 'store-locked'
  /** A change could not be written: full disk, lost folder, a file that cannot be written. */
  | 'store-unwritable'
  /** Another library wants an IndexedDB in this process: its own, or this one. */
  | 'other-indexeddb'

/** Says what was wrong with which file, and what to do next. `code` is stable, `cause` is kept. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(`matrix-crypto: ${message}`, options)
    this.name = 'StoreError'
    this.code = code
  }
}
