/** Bridge to matrix-bot-sdk: the one thing in it that has no public way to it. */

import type { OlmMachine } from './machine.ts'
import { field } from './server.ts'

/**
 * The machine that matrix-bot-sdk made for a client. Throws before `client.crypto.prepare()` has made it.
 *
 * @example
 * await client.crypto.prepare(await client.getJoinedRooms())
 * const machine = machineOf(client.crypto)
 */
export function machineOf(crypto: object): OlmMachine {
  const machine = field(field(crypto, 'engine'), 'machine')
  if (machine === undefined) {
    throw new Error('matrix-crypto: this client has no machine yet; wait for client.crypto.prepare() first.')
  }
  return machine as OlmMachine
}
