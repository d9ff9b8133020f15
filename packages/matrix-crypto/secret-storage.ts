/** Secrets kept in the account data of a user, encrypted: `m.secret_storage.v1.aes-hmac-sha2` of the specification. */

import { Buffer } from 'node:buffer'
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { clientPath, field, isNotFound, type Send } from './server.ts'

const CIPHER = 'aes-256-ctr'
export const ALGORITHM = 'm.secret_storage.v1.aes-hmac-sha2'
export const DEFAULT_KEY = 'm.secret_storage.default_key'

/** Base64 throughout. */
export interface Sealed {
  readonly iv: string
  readonly ciphertext: string
  readonly mac: string
}

/** Encrypts a secret under its name: the same key opens it only under that name. */
export function seal(key: Uint8Array, name: string, secret: string): Sealed {
  const { cipherKey, macKey } = keysFor(key, name)
  const iv = randomBytes(16)
  // Some libraries count with half of the vector only; a zero bit keeps the two ways the same.
  iv[8] = (iv[8] ?? 0) & 0x7f
  const cipher = createCipheriv(CIPHER, cipherKey, iv)
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return {
    iv: iv.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    mac: macOf(macKey, ciphertext).toString('base64'),
  }
}

/** The secret, or null when this key did not seal it. */
export function unseal(key: Uint8Array, name: string, sealed: Sealed): string | null {
  const { cipherKey, macKey } = keysFor(key, name)
  const ciphertext = Buffer.from(sealed.ciphertext, 'base64')
  const mac = Buffer.from(sealed.mac, 'base64')
  const expected = macOf(macKey, ciphertext)
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null
  const decipher = createDecipheriv(CIPHER, cipherKey, Buffer.from(sealed.iv, 'base64'))
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
}

/** What lets a client check a key before it uses it: zeros sealed under no name. */
export function keyCheck(key: Uint8Array): Pick<Sealed, 'iv' | 'mac'> {
  const { iv, mac } = seal(key, '', '\0'.repeat(32))
  return { iv, mac }
}

/** The content of one kind of the user's account data, or null when there is none. */
async function accountData(send: Send, user: string, type: string): Promise<unknown> {
  try {
    return await send('GET', accountDataPath(user, type))
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

export function accountDataPath(user: string, type: string): string {
  return clientPath('user', user, 'account_data', type)
}

/** Id of the key that opens the user's secrets, or null when the account has no secret storage. */
export async function defaultKeyId(send: Send, user: string): Promise<string | null> {
  const id = field(await accountData(send, user, DEFAULT_KEY), 'key')
  return typeof id === 'string' ? id : null
}

/** A secret as it is stored for the key with this id, or null. */
export async function sealedSecret(
  send: Send,
  user: string,
  name: string,
  id: string,
): Promise<Sealed | null> {
  const sealed = field(field(await accountData(send, user, name), 'encrypted'), id)
  return isSealed(sealed) ? sealed : null
}

function isSealed(value: unknown): value is Sealed {
  return ['iv', 'ciphertext', 'mac'].every(name => typeof field(value, name) === 'string')
}

function keysFor(key: Uint8Array, name: string): { cipherKey: Buffer; macKey: Buffer } {
  const both = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(32), name, 64))
  return { cipherKey: both.subarray(0, 32), macKey: both.subarray(32) }
}

function macOf(key: Buffer, ciphertext: Buffer): Buffer {
  return createHmac('sha256', key).update(ciphertext).digest()
}
