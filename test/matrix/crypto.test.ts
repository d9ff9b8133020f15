/** The encrypted bot on the homeserver of the tests. */

import { startHomeserver } from '@doslova/fake-homeserver'
import { describe, expect } from 'vitest'
import { conversationCases } from './conversation.cases.ts'
import type { Server } from './server.ts'

async function start(): Promise<Server> {
  const homeserver = await startHomeserver()
  return {
    url: homeserver.url,
    register: async localpart => homeserver.addUser(localpart),
    logInAgain: async localpart =>
      homeserver.addUser(localpart, { accessToken: `again-${localpart}`, deviceId: 'AGAIN' }),
    stop: async () => {
      // The person's client looks for things that no stable version of the specification has.
      expect(homeserver.unknown().filter(({ path }) => !path.includes('/unstable/'))).toEqual([])
      await homeserver.stop()
    },
  }
}

describe('on the homeserver of the tests', () => {
  conversationCases(start)
})
