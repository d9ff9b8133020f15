/** What went wrong with Telegram, for the operator. */

import { GrammyError, HttpError } from 'grammy'
import { EXIT } from '../exit.ts'
import { type Details, errorDetails } from '../log.ts'
import { PlatformError } from '../platform.ts'

/** An error while it runs, for the log. */
export function detailsOf(error: unknown): Details {
  if (error instanceof GrammyError)
    return { method: error.method, code: error.error_code, description: unquoted(error.description) }
  return error instanceof HttpError ? { problem: 'no connection' } : errorDetails(error)
}

/** An error of Telegram as the operator should read it. */
export function refusal(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  const code = error instanceof GrammyError ? error.error_code : 0
  if (code === 401 || code === 404)
    return new PlatformError(
      'Telegram refused the token. Copy TELEGRAM_BOT_TOKEN again from @BotFather (/mybots, API Token).',
      EXIT.refused,
    )
  if (code === 409)
    return new PlatformError(
      'Telegram: another program asks for updates with this token. Stop it, or give each its own bot.',
      EXIT.conflict,
    )
  const what =
    error instanceof GrammyError ? `${error.method}: ${error.description}` : 'no connection to the server'
  return new PlatformError(
    `Telegram cannot be used (${what}). Check the network and TELEGRAM_API_ROOT.`,
    EXIT.unavailable,
    {
      cause: error,
    },
  )
}

/** Whether a button or an inline query waits for its answer no more. */
export function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/.test(error.description)
}

/** A folder that the ids of answered updates cannot be kept in. */
export function unwritable(folder: string, cause: unknown): PlatformError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error'
  const message = `The folder ${folder} cannot be written (${code}). Set DATA_DIR to one that can.`
  return new PlatformError(message, EXIT.unavailable, { cause })
}

/** What Telegram says of a call, without what it quotes from it. */
function unquoted(description: string): string {
  return description.replace(/"[^"]*"|(?<!\w)'[^']*'/g, '…')
}
