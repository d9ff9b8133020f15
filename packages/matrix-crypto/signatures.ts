/** Signatures in the form that matrix-bot-sdk reads. */

import type * as wasm from '@matrix-org/matrix-sdk-crypto-wasm'

export interface ReadSignature {
  readonly isValid: boolean
  readonly signature: wasm.Signature | undefined
}

export interface ReadSignatures {
  /** The signatures of one user by the id of the key, such as `ed25519:DEVICE`; null when there are none. */
  get(user: wasm.UserId): Record<string, ReadSignature> | null
}

export function readSignatures(signatures: wasm.Signatures): ReadSignatures {
  return {
    get(user) {
      const ofUser = signatures.get(user)
      if (ofUser === undefined) return null
      const read = [...ofUser].map(([key, found]) => {
        return [key, { isValid: found.isValid(), signature: found.signature }] as const
      })
      return Object.fromEntries(read)
    },
  }
}
