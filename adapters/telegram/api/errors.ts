/** Errors of Telegram, as the operator should read them. */

import { GrammyError, HttpError } from 'grammy'
import { EXIT } from '../../shared/exit.ts'
import { type Details, errorDetails } from '../../shared/log.ts'
import { PlatformError } from '../../shared/platform.ts'

/** An error while it runs, for the log. */
export function detailsOf(error: unknown): Details {
  if (error instanceof GrammyError)
    return { method: error.method, code: error.error_code, description: unquoted(error.description) }
  return error instanceof HttpError
    ? { problem: 'no connection', reason: connectionProblem(error) }
    : errorDetails(error)
}

/**
 * Why a call got no answer: the code of the system or of the certificate, or the kind of what came instead of one. The
 * error's own words would hold the token.
 */
export function connectionProblem({ error }: HttpError): string {
  if (typeof error !== 'object' || error === null) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  if ('type' in error && typeof error.type === 'string') return error.type
  return error instanceof Error && /timed out/.test(error.message) ? 'ETIMEDOUT' : 'unknown'
}

/** Whether an error is one of Telegram or of the way there, and none of ours. */
export function isOutside(error: unknown): boolean {
  return error instanceof GrammyError || error instanceof HttpError
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
  return new PlatformError(
    `Telegram cannot be used (${wordsOf(error)}). Check the network and TELEGRAM_API_ROOT.`,
    EXIT.unavailable,
    {
      cause: error,
    },
  )
}

function wordsOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.description}`
  return error instanceof HttpError
    ? `no connection to the server, ${connectionProblem(error)}`
    : JSON.stringify(errorDetails(error))
}

/** Whether a button or an inline query waits for its answer no more. */
export function isTooLate(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/.test(error.description)
}

/** Whether a server does not know a method or a parameter, and will not know it the next time either. */
export function isUnknown(error: GrammyError): boolean {
  return error.error_code === 404 || /unknown|unsupported|not supported|parameter/i.test(error.description)
}

/** What Telegram says of a call, without what it quotes from it. */
function unquoted(description: string): string {
  return description.replace(/"[^"]*"|(?<!\w)'[^']*'/g, '…')
}
