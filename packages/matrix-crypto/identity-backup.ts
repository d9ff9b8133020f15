/** The private keys of an identity in the account's secret storage: reading them, and putting them there. */

import { randomBytes } from 'node:crypto'
import type { OlmMachine } from './machine.ts'
import { formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts'
import {
  ALGORITHM,
  accountDataPath,
  DEFAULT_KEY,
  defaultKeyId,
  keyCheck,
  seal,
  sealedSecret,
  unseal,
} from './secret-storage.ts'
import type { Send } from './server.ts'
import { steps, type Unsigned } from './unsigned.ts'

/** Private keys in base64, as the specification stores them. */
export interface IdentityKeys {
  readonly master: string
  readonly selfSigning: string
  readonly userSigning: string
}

const SECRETS = {
  master: 'm.cross_signing.master',
  selfSigning: 'm.cross_signing.self_signing',
  userSigning: 'm.cross_signing.user_signing',
} as const

type Found = { readonly kind: 'found'; readonly keys: IdentityKeys }

/** The keys that `recoveryKey` opens, or why there are none. */
export async function readIdentity(
  send: Send,
  user: string,
  recoveryKey: string | undefined,
): Promise<Found | Unsigned> {
  if (recoveryKey === undefined || recoveryKey.trim() === '') return steps('recovery-key-missing')
  const parsed = parseRecoveryKey(recoveryKey)
  if (parsed.kind !== 'key') return steps('recovery-key-typo')
  const id = await defaultKeyId(send, user)
  if (id === null) return steps('secrets-missing')
  const read = async (name: string): Promise<string | Unsigned> => {
    const sealed = await sealedSecret(send, user, name, id)
    return sealed === null
      ? steps('secrets-missing')
      : (unseal(parsed.bytes, name, sealed) ?? steps('recovery-key-wrong'))
  }
  const master = await read(SECRETS.master)
  if (typeof master !== 'string') return master
  const selfSigning = await read(SECRETS.selfSigning)
  if (typeof selfSigning !== 'string') return selfSigning
  const userSigning = await read(SECRETS.userSigning)
  if (typeof userSigning !== 'string') return userSigning
  return { kind: 'found', keys: { master, selfSigning, userSigning } }
}

export type IdentityBackup =
  | { readonly kind: 'saved' }
  /** The account has a recovery key already; nothing was changed. */
  | { readonly kind: 'has-recovery-key' }
  /** This device does not hold the identity; `crossSign` comes first. */
  | { readonly kind: 'no-identity' }

/**
 * Puts the identity of this machine into the account's secret storage, under a recovery key made for it: with it, a bot
 * that lost its store signs its new device. `keep` gets the key before it counts, because afterwards no other is made.
 * When this is done again after a failure, the last key that `keep` got is the one.
 */
export async function backUpIdentity(
  machine: OlmMachine,
  send: Send,
  keep: (recoveryKey: string) => void | Promise<void>,
): Promise<IdentityBackup> {
  const user = machine.userId.toString()
  const exported = await machine.library.exportCrossSigningKeys()
  const { masterKey, self_signing_key: selfSigningKey, userSigningKey } = exported ?? {}
  if (!masterKey || !selfSigningKey || !userSigningKey) return { kind: 'no-identity' }
  if ((await defaultKeyId(send, user)) !== null) return { kind: 'has-recovery-key' }
  const key = randomBytes(32)
  const id = randomBytes(24).toString('base64url')
  const put = (type: string, content: object) => send('PUT', accountDataPath(user, type), content)
  const secrets = { master: masterKey, selfSigning: selfSigningKey, userSigning: userSigningKey }
  await put(`m.secret_storage.key.${id}`, { algorithm: ALGORITHM, ...keyCheck(key) })
  for (const role of ['master', 'selfSigning', 'userSigning'] as const) {
    const name = SECRETS[role]
    await put(name, { encrypted: { [id]: seal(key, name, secrets[role]) } })
  }
  // Last: until it is there, the account counts as one without a recovery key, and this can be done again.
  await keep(formatRecoveryKey(key))
  await put(DEFAULT_KEY, { key: id })
  return { kind: 'saved' }
}
