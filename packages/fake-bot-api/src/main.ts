/** The server as a process of its own: `node main.ts --port 0 --options '{"privacy":false}'`. */

import { parseArgs } from 'node:util'
import { startBotApi } from './start.ts'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, options: { type: 'string', default: '{}' } },
})
const { root, token, close } = await startBotApi({ ...JSON.parse(values.options), port: Number(values.port) })
process.stdout.write(`${JSON.stringify({ root, token })}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
