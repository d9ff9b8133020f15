/** What the tests of the encryption need of a homeserver, be it the one of the tests or a real one. */

export interface Login {
  readonly userId: string
  readonly accessToken: string
  readonly deviceId: string
}

export interface Server {
  readonly url: string
  /** Makes a user and logs in. A name may be taken once. */
  register(localpart: string): Promise<Login>
  /** Logs a user in again, as another device. */
  logInAgain(localpart: string): Promise<Login>
  stop(): Promise<void>
}
