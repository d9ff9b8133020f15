/** Profile: what the bot is called. */

import type { Homeserver } from './homeserver.ts'

export const BOT_NAME = 'Doslova'

/** Sets the name when the account has another. */
export async function nameBot(server: Homeserver): Promise<void> {
  if ((await server.displayName()) !== BOT_NAME) await server.setDisplayName(BOT_NAME)
}
