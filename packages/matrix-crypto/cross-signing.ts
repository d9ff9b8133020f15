/**
 * Signs the bot's device with the identity of its account. Clients of the Element family send no keys to devices that
 * their owner has not signed, so a bot without this reads nothing and its answers carry a warning.
 */

import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm'
import { type IdentityKeys, readIdentity } from './identity-backup.ts'
import type { OlmMachine } from './machine.ts'
import { clientPath, field, type Send, wantsLogin } from './server.ts'
import { steps, type Unsigned } from './unsigned.ts'

/** How the library words it; there is no code. */
const OTHER_IDENTITY = /doesn't match the public key/

export type CrossSigning =
  /** The device is signed. The identity was here already, was made for this account, or was read with the key. */
  { readonly kind: 'signed'; readonly identity: 'known' | 'created' | 'imported' } | Unsigned

/**
 * Makes sure that this device is signed by the account's identity, and that the server knows. An account without an
 * identity gets a new one; an identity made elsewhere is read with `recoveryKey`; it is never replaced. What a person
 * has to do is an outcome; a server that cannot be reached rejects.
 *
 * Call it when the device keys are uploaded, that is after `client.crypto.prepare()`, at every start: a device that is
 * signed already costs one request.
 */
export async function crossSign(
  machine: OlmMachine,
  send: Send,
  { recoveryKey }: { readonly recoveryKey?: string } = {},
): Promise<CrossSigning> {
  machine.useServer(send)
  const { library } = machine
  const existing = await queryOwnIdentity(library, send)
  const status = await library.crossSigningStatus()
  // A former start may have made an identity and failed to upload it: it is uploaded now. One that the server has
  // got from elsewhere meanwhile has made the library forget its own.
  const known = status.hasMaster && status.hasSelfSigning
  if (known && existing) return sign(library, send, 'known')
  if (!existing) return create(library, send, !known)
  const found = await readIdentity(send, library.userId.toString(), recoveryKey)
  if (found.kind !== 'found') return found
  return (await importKeys(library, found.keys)) ? sign(library, send, 'imported') : steps('recovery-key-old')
}

/** Whether the account has an identity. The library takes in the answer, with the signatures of its own device. */
async function queryOwnIdentity(library: wasm.OlmMachine, send: Send): Promise<boolean> {
  const request = library.queryKeysForUsers([library.userId])
  const answer = await send('POST', clientPath('keys', 'query'), JSON.parse(request.body))
  await library.markRequestAsSent(request.id, request.type, JSON.stringify(answer))
  return field(field(answer, 'master_keys'), library.userId.toString()) !== undefined
}

async function create(library: wasm.OlmMachine, send: Send, fresh: boolean): Promise<CrossSigning> {
  const { uploadKeysRequest, uploadSigningKeysRequest, uploadSignaturesRequest } =
    await library.bootstrapCrossSigning(fresh)
  const deviceKeys: unknown = uploadKeysRequest
  if (deviceKeys instanceof wasm.KeysUploadRequest) {
    const answer = await send('POST', clientPath('keys', 'upload'), JSON.parse(deviceKeys.body))
    await library.markRequestAsSent(deviceKeys.id, deviceKeys.type, JSON.stringify(answer))
  }
  try {
    const path = clientPath('keys', 'device_signing', 'upload')
    await send('POST', path, JSON.parse(uploadSigningKeysRequest.body))
  } catch (error) {
    if (wantsLogin(error)) return steps('login-wanted')
    throw error
  }
  await uploadSignatures(send, uploadSignaturesRequest)
  await queryOwnIdentity(library, send)
  return sign(library, send, 'created')
}

/** False when the keys are of another identity than the account's present one. */
async function importKeys(library: wasm.OlmMachine, keys: IdentityKeys): Promise<boolean> {
  const { master, selfSigning, userSigning } = keys
  try {
    await library.importCrossSigningKeys(master, selfSigning, userSigning)
    return true
  } catch (error) {
    if (error instanceof Error && OTHER_IDENTITY.test(error.message)) return false
    throw error
  }
}

async function sign(
  library: wasm.OlmMachine,
  send: Send,
  identity: 'known' | 'created' | 'imported',
): Promise<CrossSigning> {
  const { userId, deviceId } = library
  const device = await library.getDevice(userId, deviceId)
  if (device === undefined) throw new Error(`matrix-crypto: the device ${deviceId} is not in its own store.`)
  if (!device.isCrossSignedByOwner()) await uploadSignatures(send, await device.verify())
  return { kind: 'signed', identity }
}

/** The server answers 200 also when it took none of the signatures. */
async function uploadSignatures(send: Send, request: wasm.SignatureUploadRequest): Promise<void> {
  const answer = await send('POST', clientPath('keys', 'signatures', 'upload'), JSON.parse(request.body))
  const failures = field(answer, 'failures')
  if (typeof failures === 'object' && failures !== null && Object.keys(failures).length > 0) {
    throw new Error(`matrix-crypto: the server refused the device's signature: ${JSON.stringify(failures)}`)
  }
}
