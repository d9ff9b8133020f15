/** How a store is opened: the one thing that matrix-bot-sdk hands on to this package untouched. */

export interface Logger {
  debug(message: unknown): void
  info(message: unknown): void
  warn(message: unknown): void
  error(message: unknown): void
}

export interface StoreOptions {
  /** Encrypts what is in the file. Changing or losing it is losing the store. */
  readonly passphrase?: string
  /** What the Rust library has to say. Nothing is said by default. */
  readonly logger?: Logger
  /** Told once when the file cannot be written any more. By default the error is thrown and ends the process. */
  readonly onFailure?: (error: Error) => void
}

/**
 * matrix-bot-sdk's `RustSdkCryptoStorageProvider` takes the kind of the store as its second argument. There is one
 * kind only, so options may stand in its place:
 *
 * @example
 * new RustSdkCryptoStorageProvider('data/matrix', StoreType.Sqlite)
 * new RustSdkCryptoStorageProvider('data/matrix', { passphrase })
 */
export type StoreType = typeof StoreType.Sqlite | StoreOptions

export const StoreType = { Sqlite: 0 } as const

const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} }

export interface Settings {
  readonly passphrase: string | undefined
  readonly logger: Logger
  readonly onFailure: (error: Error) => void
}

/** Options with what stands for those that were left out. An empty passphrase is none. */
export function settingsOf(type: StoreType | null | undefined, passphrase?: string | null): Settings {
  const options = typeof type === 'object' && type !== null ? type : {}
  return {
    passphrase: options.passphrase || passphrase || undefined,
    logger: options.logger ?? SILENT,
    onFailure: options.onFailure ?? endProcess,
  }
}

/** Outside of any promise, where nothing can catch it: a bot that cannot save its keys must not go on. */
function endProcess(error: Error): void {
  process.nextTick(() => {
    throw error
  })
}
