/** Errors of the platform, as the operator should read them. */

import { messageOf } from '../../../src/text/error-message.ts'
import { EXIT } from '../../shared/exit.ts'
import { PlatformError } from '../../shared/platform.ts'
import { record } from './event.ts'
import { classifyError, StoppedError } from './request-errors.ts'

/** Why Matrix cannot go on. */
export function refusal(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const classified = classifyError(error)
  const say = (message: string, exitCode: number) => new PlatformError(message, exitCode, { cause: error })
  switch (classified.kind) {
    case 'dead-token':
      return say(
        'Matrix refused the token: its login was ended. Get a new one; with MATRIX_USER and MATRIX_PASSWORD move the ' +
          'folder DATA_DIR/matrix away as well, because the keys in it belong to the former login.',
        EXIT.refused,
      )
    case 'refused':
      if (classified.code === 'M_USER_LOCKED')
        return say(
          'Matrix: the account is locked (M_USER_LOCKED). Ask the administrator of the homeserver to unlock it, then start the bot again.',
          EXIT.refused,
        )
      if (classified.code === 'M_UNRECOGNIZED')
        return say(
          'Matrix: what answers at MATRIX_HOMESERVER_URL does not know the client API. Give the address that ' +
            '/.well-known/matrix/client names as base_url, without /_matrix.',
          EXIT.refused,
        )
      return say(
        `Matrix refused the account (${classified.status} ${classified.code}). ` +
          'Check MATRIX_ACCESS_TOKEN, or MATRIX_USER and MATRIX_PASSWORD.',
        EXIT.refused,
      )
    case 'aborted':
      return say('Matrix was stopped before it had started.', EXIT.unavailable)
    case 'other':
      return isOfSystem(error) || record(error).code === 'ERR_SQLITE_ERROR'
        ? unusable('DATA_DIR/matrix', error)
        : say(
            `Matrix ended because of an error: ${messageOf(error)}. Start the bot again; if it ` +
              'ends again, report this message to its makers.',
            EXIT.unavailable,
          )
    default:
      return say(
        `Matrix cannot be used (${classified.kind === 'unavailable' ? classified.reason : classified.kind}). ` +
          'Check the network and MATRIX_HOMESERVER_URL.',
        EXIT.unavailable,
      )
  }
}

/** Why a password is of no use; `flows` are the ways to log in that the server names. */
export function noPassword(flows: readonly string[]): PlatformError {
  const ways =
    flows.length === 0
      ? 'names none of the ways to log in (OIDC only, or MATRIX_HOMESERVER_URL is not the address of its client API)'
      : `takes ${flows.join(', ')} only`
  return new PlatformError(
    `Matrix: the homeserver takes no passwords: it ${ways}. Log in by a browser as the bot, make a token that nothing ` +
      'else uses, and give it as MATRIX_ACCESS_TOKEN in place of MATRIX_USER and MATRIX_PASSWORD.',
    EXIT.refused,
  )
}

/** Why a device whose keys are on the server, and not in the folder, cannot be used. */
export function lostDevice(error: unknown): PlatformError {
  return new PlatformError(
    'Matrix: the server has keys of this device already, and DATA_DIR/matrix/crypto has not: the folder was lost or is ' +
      'another one, and the token is fine. Bring the folder back; or make a new login (with MATRIX_USER and MATRIX_PASSWORD, or a new ' +
      'MATRIX_ACCESS_TOKEN of a new device) and set MATRIX_RECOVERY_KEY.',
    EXIT.refused,
    { cause: error },
  )
}

/** Why the keys cannot be used any more. */
export function lostKeys(error: unknown): PlatformError {
  return new PlatformError(
    `Matrix: the keys cannot be used any more (${messageOf(error)}). Start the bot again; if that does not help, restore the backup.`,
    EXIT.unavailable,
    { cause: error },
  )
}

/** Why the file of the bot's own memory cannot be used. */
export function lostStore(path: string, error: unknown): PlatformError {
  if (error instanceof Error && /database is locked/.test(error.message))
    return new PlatformError(
      `Matrix: another program uses ${path}. Stop it, or give each a DATA_DIR of its own.`,
      EXIT.conflict,
      { cause: error },
    )
  if (isOfSystem(error)) return unusable(path, error)
  return new PlatformError(
    `Matrix: ${path} cannot be used (${messageOf(error)}). Restore it from the backup, or move it away.`,
    EXIT.unavailable,
    { cause: error },
  )
}

/** Why there is nothing to write into: rights, no space, a file instead of a folder. */
function unusable(path: string, error: unknown): PlatformError {
  return new PlatformError(
    `Matrix: ${path} cannot be written (${messageOf(error)}). Check the rights of the folder and free space, then start ` +
      'the bot again.',
    EXIT.unavailable,
    { cause: error },
  )
}

/** Whether the operating system refused something about a file. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

/** Whether what failed is to be done again at the next start. */
export function isUnfinished(error: unknown): boolean {
  return error instanceof StoppedError || ['aborted', 'dead-token'].includes(classifyError(error).kind)
}

/** Whether the room or the event is not there for the bot any more, which is nothing to tell. */
export function isGone(error: unknown): boolean {
  const classified = classifyError(error)
  return classified.kind === 'refused' && (classified.status === 403 || classified.status === 404)
}
