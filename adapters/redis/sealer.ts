/** Sealing: names and values as Redis gets them, so that whoever reads it learns neither who asked nor what. */

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16]
/** Bytes of a name: enough that no two chats are taken for each other. */
const NAME_BYTES = 16

export class Sealer {
  private readonly nameKey: Buffer
  private readonly valueKey: Buffer

  /** Under keys made of a secret that all replicas of a bot have, such as its token. */
  constructor(secret: string) {
    this.nameKey = keyOf(secret, 'names')
    this.valueKey = keyOf(secret, 'values')
  }

  /** What stands for a name: the same each time, and nothing that the name could be guessed from without the secret. */
  name(text: string): string {
    return createHmac('sha256', this.nameKey)
      .update(text)
      .digest()
      .subarray(0, NAME_BYTES)
      .toString('base64url')
  }

  /** A text that only those with the secret can read, bound to the name it is kept under. Base64. */
  seal(text: string, name: string): string {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.valueKey, nonce).setAAD(Buffer.from(name))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
  }

  /** The text of a sealed value; null where it was sealed otherwise, or changed since. */
  open(value: string, name: string): string | null {
    const bytes = Buffer.from(value, 'base64')
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv(CIPHER, this.valueKey, bytes.subarray(0, NONCE_BYTES))
    decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    try {
      return (
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      )
    } catch {
      return null
    }
  }
}

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `doslova state ${purpose}`, KEY_BYTES))
}
