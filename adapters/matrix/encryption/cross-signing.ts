/** Cross-signing: makes the bot's device one that Element talks to, and says in the log how that went. */

import type { Log } from '../../shared/log.ts'
import { writeSecret } from '../../shared/secret-file.ts'
import type { Encryption } from '../api/homeserver.ts'
import { classifyError, StoppedError } from '../api/request-errors.ts'
import type { Retry } from '../api/retry.ts'

export interface SigningOptions {
  readonly encryption: Encryption
  /** Of an identity that was made elsewhere, or null. */
  readonly recoveryKey: string | null
  /** Where the recovery key of a new identity is written. */
  readonly file: string
  readonly retry: Retry
  readonly log: Log
}

/** Signs the device. Where that cannot be, the bot runs on: rooms without encryption do not need it. */
export async function signDevice(options: SigningOptions): Promise<void> {
  const { encryption, recoveryKey, retry, log } = options
  try {
    const signing = await retry.run(() => encryption.sign(recoveryKey))
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
    if (signing.identity !== 'imported') await backUpIdentity(options)
  } catch (error) {
    const problem = problemOf(error)
    log.warn('matrix device is not signed, so Element gives it no keys', { reason: 'refused', problem })
  }
}

/** Without a recovery key, an identity would be lost with the folder; an account that has one keeps it. */
async function backUpIdentity({ encryption, retry, file, log }: SigningOptions): Promise<void> {
  let isWritten = false
  const keep = (key: string) => {
    writeSecret(file, `${key}\n`)
    isWritten = true
  }
  try {
    await retry.run(() => encryption.backUp(keep))
    if (isWritten) log.info('matrix recovery key written; keep it somewhere else too', { file })
  } catch (error) {
    const todo = 'Check the rights of the folder and free space; the next start makes a key.'
    log.warn('matrix recovery key not made', { file, problem: problemOf(error), steps: todo })
  }
}

/** What to tell of an error that the bot can live with. Throws the others. */
function problemOf(error: unknown): string {
  const { kind } = classifyError(error)
  if (error instanceof StoppedError || (kind !== 'refused' && kind !== 'other')) throw error
  return error instanceof Error ? error.message : String(error)
}
