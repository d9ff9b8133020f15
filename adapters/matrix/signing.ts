/** Making the bot's device one that Element talks to, and telling the operator how that went. */

import { writeFileSync } from 'node:fs'
import type { Log } from '../log.ts'
import { failureOf, StoppedError } from './failure.ts'
import type { Encryption } from './homeserver.ts'
import type { Patience } from './patience.ts'

export interface SigningOptions {
  readonly encryption: Encryption
  /** Of an identity that was made elsewhere, or null. */
  readonly recoveryKey: string | null
  /** Where the recovery key of a new identity is written. */
  readonly file: string
  readonly patience: Patience
  readonly log: Log
}

/** Signs the device. Where that cannot be, the bot runs on: rooms without encryption do not need it. */
export async function signDevice(options: SigningOptions): Promise<void> {
  const { encryption, recoveryKey, patience, log } = options
  try {
    const signing = await patience.until(() => encryption.sign(recoveryKey))
    if (signing.kind === 'unsigned') {
      const { reason, message, steps } = signing
      const todo = steps.map((step, at) => `${at + 1}. ${step}`).join(' ')
      log.warn('matrix device is not signed, so Element gives it no keys', {
        reason,
        problem: message,
        steps: todo,
      })
      return
    }
    log.info('matrix device is signed', { identity: signing.identity })
    if (signing.identity !== 'imported') await keepIdentity(options)
  } catch (error) {
    const { kind } = failureOf(error)
    if (error instanceof StoppedError || (kind !== 'refused' && kind !== 'other')) throw error
    const problem = error instanceof Error ? error.message : String(error)
    log.warn('matrix device is not signed, so Element gives it no keys', { reason: 'refused', problem })
  }
}

/** Without a recovery key, an identity would be lost with the folder; an account that has one keeps it. */
async function keepIdentity({ encryption, patience, file, log }: SigningOptions): Promise<void> {
  const key = await patience.until(() => encryption.backUp())
  if (key === null) return
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  log.info('matrix recovery key written; keep it somewhere else too', { file })
}
