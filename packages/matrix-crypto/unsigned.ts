/** Unsigned devices: why one is not signed, and exactly what a person has to do about it. */

export type UnsignedReason =
  /** The account's identity was made elsewhere and no recovery key was given. */
  | 'recovery-key-missing'
  /** The text given as recovery key is not one: a typing mistake. */
  | 'recovery-key-typo'
  /** A recovery key of another account, or one that was replaced since. */
  | 'recovery-key-wrong'
  /** The key opens the secrets, but they belong to an identity that was reset since. */
  | 'recovery-key-old'
  /** The account has an identity whose keys are kept nowhere that a recovery key opens. */
  | 'secrets-missing'
  /** The server lets nobody make an identity with an access token alone. */
  | 'login-wanted'

export interface Unsigned {
  readonly kind: 'unsigned'
  readonly reason: UnsignedReason
  /** One sentence. */
  readonly message: string
  /** In this order. */
  readonly steps: readonly string[]
}

const GIVE_KEY = 'Give that recovery key to the bot as its recovery key and start it again.'
const SIGN_IN = "Sign in to Element as the bot's account."

const ADVICE: Readonly<Record<UnsignedReason, readonly [message: string, ...steps: string[]]>> = {
  'recovery-key-missing': [
    'The account already has an identity for encryption, and its recovery key was not given.',
    `Find the recovery key that Element showed when the identity was made. ${GIVE_KEY}`,
    `Without it: ${SIGN_IN} Open Settings, Encryption, and choose "Change recovery key", ` +
      `or "Reset cryptographic identity" when Element cannot read the secrets either. ${GIVE_KEY}`,
  ],
  'recovery-key-typo': [
    'The recovery key has a typing mistake.',
    'Copy it again, all twelve groups of four letters. Capital and small letters differ; there is no 0, O, I or l.',
  ],
  'recovery-key-wrong': [
    'The recovery key does not open the secrets of this account.',
    "Check that it is the newest key of the bot's account and not of another one.",
    `When it is lost: ${SIGN_IN} Open Settings, Encryption, "Change recovery key". ${GIVE_KEY}`,
  ],
  'recovery-key-old': [
    'The recovery key opens the secrets of an identity that was reset since.',
    `${SIGN_IN} Open Settings, Encryption, "Change recovery key". ${GIVE_KEY}`,
  ],
  'secrets-missing': [
    'The account has an identity for encryption, but its secret storage does not hold the keys.',
    `${SIGN_IN} Open Settings, Encryption, "Set up recovery". ${GIVE_KEY}`,
  ],
  'login-wanted': [
    'The server wants the password of the account before it takes a new identity.',
    `${SIGN_IN} It makes the identity. Open Settings, Encryption, "Set up recovery". ${GIVE_KEY}`,
  ],
}

export function steps(reason: UnsignedReason): Unsigned {
  const [message, ...todo] = ADVICE[reason]
  return { kind: 'unsigned', reason, message, steps: todo }
}
