/** Replicas: several processes of one bot that share its state, and the one of them that leads where there can be only one. */

import type { Settings } from '../../config/env.ts'
import type { SharedState } from '../redis/shared-state.ts'
import { EXIT } from '../shared/exit.ts'
import { errorDetails, type Log } from '../shared/log.ts'
import { type OnFailure, PlatformError } from '../shared/platform.ts'

export interface Replicas {
  readonly state: SharedState
  /** Whether this process may begin: at once, or when it leads; false where `signal` stopped it before. */
  elected(signal: AbortSignal): Promise<boolean>
  /** Leads no more, and leaves what waits to the others. */
  close(): Promise<void>
}

/** Joins the replicas that `STATE_URL` names; null where it names none. Throws a `PlatformError` where it cannot be reached. */
export async function joinReplicas(settings: Settings, log: Log, fail: OnFailure): Promise<Replicas | null> {
  const secret = secretOf(settings)
  if (settings.stateUrl === null || secret === null) return null
  const state = await open(settings.stateUrl, secret, log)
  const leader = needsLeader(settings) ? state.leader('bot', () => fail(lost())) : null
  return {
    state,
    elected: async signal => leader === null || (await leader.elected(signal)) !== null,
    close: async () => {
      await leader?.resign()
      await state.close()
    },
  }
}

/** Telegram gives updates to one that asks; a device of Matrix is one process. Webhooks may lead to any. */
function needsLeader({ telegram, matrix }: Settings): boolean {
  return matrix !== null || telegram?.webhook === null
}

/** What all replicas know: what the bot logs in with. */
function secretOf({ telegram, matrix }: Settings): string | null {
  if (telegram !== null) return telegram.token
  if (matrix === null) return null
  const { credentials } = matrix
  return 'token' in credentials ? credentials.token : credentials.password
}

async function open(url: string, secret: string, log: Log): Promise<SharedState> {
  const { openSharedState } = await import('../redis/shared-state.ts')
  try {
    return await openSharedState({ url, secret, log })
  } catch (cause) {
    const { code = 'no answer' } = errorDetails(cause)
    throw new PlatformError(
      `STATE_URL ${hostOf(url)} cannot be reached (${code}). Start Redis there, or remove the setting where one process runs alone.`,
      EXIT.unavailable,
      { cause },
    )
  }
}

/** Without a password that the address may have. */
function hostOf(url: string): string {
  return new URL(url).host
}

function lost(): PlatformError {
  const message =
    'This process leads no more: another one does, or Redis was away too long. Start it again, to stand by.'
  return new PlatformError(message, EXIT.unavailable)
}
