/** Encrypted files, read as the specification has it: AES-CTR, and the hash of what is stored. */

import { createHash, webcrypto } from 'node:crypto'
import { expect } from 'vitest'

export interface EncryptedFile {
  readonly url: string
  readonly key: webcrypto.JsonWebKey
  readonly iv: string
  readonly hashes: { readonly sha256: string }
}

export async function decrypted(file: EncryptedFile, bytes: Uint8Array): Promise<Buffer> {
  expect(createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '')).toBe(file.hashes.sha256)
  const key = await webcrypto.subtle.importKey('jwk', file.key, 'AES-CTR', false, ['decrypt'])
  const counter = Buffer.from(file.iv, 'base64')
  const stored = new Uint8Array(bytes)
  return Buffer.from(await webcrypto.subtle.decrypt({ name: 'AES-CTR', counter, length: 64 }, key, stored))
}
