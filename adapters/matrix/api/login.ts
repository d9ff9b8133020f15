/** Login: with a token, or with a password once and then with the token that it gave. */

import { readFileSync } from 'node:fs'
import type { Clock } from '../../shared/clock.ts'
import { EXIT } from '../../shared/exit.ts'
import { PlatformError } from '../../shared/platform.ts'
import { writeSecret } from '../../shared/secret-file.ts'
import { noPassword } from './errors.ts'
import { type Json, list, record, text } from './event.ts'
import type { UserId } from './ids.ts'
import { classifyError } from './request-errors.ts'
import type { Retry } from './retry.ts'
import type { Transport } from './transport.ts'

export type Credentials = { readonly token: string } | { readonly user: string; readonly password: string }

export interface Account {
  readonly userId: UserId
  /** Null when the server does not tell. */
  readonly deviceId: string | null
}

interface SavedLogin {
  /** Id of the account, as the server gives it. */
  readonly user: string
  readonly device: string
  readonly token: string
}

export interface LoginOptions {
  readonly transport: Transport
  readonly credentials: Credentials
  /** Where the login of a password is stored. */
  readonly file: string
  readonly retry: Retry
  readonly clock: Clock
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

const WHOAMI = '/_matrix/client/v3/account/whoami'
const LOGIN = '/_matrix/client/v3/login'
const PASSWORD = 'm.login.password'
const LOGOUT = '/_matrix/client/v3/logout'
const DEVICE_NAME = 'Doslova'
/** Before a token that was refused is tried once more: a server that is started anew may not know it for a moment. */
const REFUSED_PAUSE_MS = 3_000

export class Login {
  private readonly options: LoginOptions
  private renewal: Promise<unknown> | null = null
  private check: Promise<boolean> | null = null
  /** The login of a new device, which is not on disk yet. */
  private fresh: SavedLogin | null = null

  constructor(options: LoginOptions) {
    this.options = options
  }

  /** Gives the transport a token that works, and tells whose it is. */
  async open(): Promise<Account> {
    const { transport, credentials, file } = this.options
    if ('token' in credentials) {
      transport.token = credentials.token
      return this.whoAmI()
    }
    const saved = readLogin(file)
    if (saved === null || !isUser(saved.user, credentials.user)) return this.enter(null)
    transport.token = saved.token
    try {
      return await this.whoAmI()
    } catch (error) {
      const classified = classifyError(error)
      if (classified.kind === 'dead-token' && classified.isSoft) return this.enter(saved.device)
      throw error
    }
  }

  /** Writes down a new device: only when whatever else is stored here belongs to it, or there is nothing. */
  save(): void {
    if (this.fresh !== null) writeSecret(this.options.file, JSON.stringify(this.fresh))
    this.fresh = null
  }

  /** Ends the login of a new device that is not saved: nobody will use it. */
  async drop(): Promise<void> {
    if (this.fresh === null) return
    this.fresh = null
    await this.options.transport.request('POST', LOGOUT, { body: {} }).catch(() => {})
  }

  /**
   * Whether there is a token that works after one was refused: a new one for the same device after a soft logout, where
   * there is a password to get it with, else the same one when the server does not refuse it again.
   */
  async renew(error: unknown): Promise<boolean> {
    const classified = classifyError(error)
    const { credentials, file } = this.options
    if (classified.kind !== 'dead-token') return false
    const saved = !classified.isSoft || 'token' in credentials ? null : readLogin(file)
    // Everybody who meets the dead token waits for the same answer.
    if (saved === null) {
      this.check ??= this.isAlive().finally(() => {
        this.check = null
      })
      return this.check
    }
    this.renewal ??= this.enter(saved.device).finally(() => {
      this.renewal = null
    })
    await this.renewal
    return true
  }

  /** Whose the token is. Throws when it is refused twice. */
  private async whoAmI(): Promise<Account> {
    const { transport, retry, clock, signal } = this.options
    const ask = async () => accountOf(await retry.run(() => transport.request('GET', WHOAMI)))
    try {
      return await ask()
    } catch (error) {
      const classified = classifyError(error)
      if (classified.kind !== 'dead-token' || classified.isSoft) throw error
      await clock.sleep(REFUSED_PAUSE_MS, signal)
      return await ask()
    }
  }

  /** Whether the server knows the token after a while. One that does not answer has not refused it. */
  private async isAlive(): Promise<boolean> {
    const { transport, clock, signal } = this.options
    await clock.sleep(REFUSED_PAUSE_MS, signal)
    try {
      await transport.request('GET', WHOAMI)
      return true
    } catch (error) {
      return classifyError(error).kind !== 'dead-token'
    }
  }

  private async enter(device: string | null): Promise<Account> {
    const { transport, credentials, retry } = this.options
    if ('token' in credentials) throw new Error('matrix: a token does not log in')
    const { user, password } = credentials
    const body = {
      type: PASSWORD,
      identifier: { type: 'm.id.user', user },
      password,
      initial_device_display_name: DEVICE_NAME,
      ...(device !== null && { device_id: device }),
    }
    await this.assertPassword()
    const answer = await retry.run(() => transport.request('POST', LOGIN, { body, isOpen: true }))
    const [token, given] = [text(answer.access_token), text(answer.device_id)]
    if (token === null || given === null) throw noHomeserver()
    const account = accountOf(answer)
    this.fresh = { user: account.userId, device: given, token }
    transport.token = token
    if (device !== null) this.save()
    return account
  }

  /** Throws when the server takes no passwords, as far as it says what it takes. */
  private async assertPassword(): Promise<void> {
    const { transport, retry } = this.options
    const ask = () => transport.request('GET', LOGIN, { isOpen: true })
    const answer = await retry.run(ask).catch(error => {
      if (classifyError(error).kind === 'refused') return { flows: [] }
      throw error
    })
    if (!Array.isArray(answer.flows)) throw noHomeserver()
    const types = list(answer.flows).map(flow => text(record(flow).type))
    if (!types.includes(PASSWORD)) throw noPassword(types.filter(type => type !== null))
  }
}

function accountOf(answer: Json): Account {
  const userId = text(answer.user_id)
  if (userId === null) throw noHomeserver()
  return { userId: userId as UserId, deviceId: text(answer.device_id) }
}

function noHomeserver(): PlatformError {
  return new PlatformError(
    'Matrix: what answers at MATRIX_HOMESERVER_URL is not a homeserver. Give the address of its client API.',
    EXIT.unavailable,
  )
}

/** Whether `given`, an id or only its first part, means the account `userId`. */
export function isUser(userId: string, given: string): boolean {
  const name = given.replace(/^@/, '')
  const own = userId.replace(/^@/, '')
  return name === own || (!name.includes(':') && own.split(':')[0] === name)
}

function readLogin(file: string): SavedLogin | null {
  try {
    const { user, device, token } = record(JSON.parse(readFileSync(file, 'utf8')))
    const parts = [text(user), text(device), text(token)]
    return parts.includes(null) ? null : { user: String(user), device: String(device), token: String(token) }
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
