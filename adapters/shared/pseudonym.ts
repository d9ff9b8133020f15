/** Pseudonym: which person a line of the log is about, without saying who. Another one after every start. */

import { createHmac, randomBytes } from 'node:crypto'

/** Never written anywhere. */
const SALT = randomBytes(32)

/** The same eight letters for the same id as long as the process lives. */
export function pseudonym(id: string | number): string {
  return createHmac('sha256', SALT).update(String(id)).digest('base64url').slice(0, 8)
}
