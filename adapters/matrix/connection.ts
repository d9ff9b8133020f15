/** Connection: one login on a homeserver, with its encryption where there is any. */

import { Client, Server } from './api/client.ts'
import type { Homeserver } from './api/homeserver.ts'
import type { UserId } from './api/ids.ts'
import type { Transport } from './api/transport.ts'
import { OlmEncryption, openCryptoStore, prepareCrypto, type Send } from './encryption/olm-machine.ts'

export interface ConnectionOptions {
  readonly transport: Transport
  readonly userId: UserId
  /** Device of the login; null when the server does not tell. */
  readonly deviceId: string | null
  /** Folder of the keys, or null for no encryption. */
  readonly cryptoFolder: string | null
  /** Called when there are no keys of another login, before this one gets any. */
  readonly onOwn: () => void
  /** Called when the keys cannot be used any more. */
  readonly onLost: (error: unknown) => void
  /** Called with keys that the server does not take. */
  readonly onUnsent: (error: unknown) => void
}

/** Opens the keys, where there are any. Throws a `PlatformError` when they are not of this login. */
export async function connect(options: ConnectionOptions): Promise<Homeserver> {
  const { cryptoFolder, transport, userId, deviceId, onOwn, onLost, onUnsent } = options
  if (cryptoFolder === null) {
    onOwn()
    return new Server(new Client(transport), transport, userId, null)
  }
  const store = await openCryptoStore(cryptoFolder, deviceId, onLost)
  onOwn()
  const client = new Client(transport, store)
  await prepareCrypto(client.crypto)
  const send: Send = (method, path, body) =>
    transport.request(method, path, body === undefined ? {} : { body })
  const encryption = new OlmEncryption({ crypto: client.crypto, store, send, onLost, onUnsent })
  return new Server(client, transport, userId, encryption)
}
