/**
 * The homeserver in a process of its own:
 *
 *     node packages/fake-homeserver/src/main.ts --port 0 --user bot --user eva [--server-name fake.test]
 *
 * Prints one line of JSON, `{"url": …, "users": […]}`, once it listens. See `remote.ts` for how to steer it.
 */

import { parseArgs } from 'node:util'
import { startHomeserver } from './homeserver.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    user: { type: 'string', multiple: true, default: [] },
    'server-name': { type: 'string', default: 'fake.test' },
  },
})

const homeserver = await startHomeserver({ port: Number(values.port), serverName: values['server-name'] })
const users = values.user.map(localpart => homeserver.addUser(localpart))
process.stdout.write(`${JSON.stringify({ url: homeserver.url, users })}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void homeserver.stop())
