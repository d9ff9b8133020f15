/** The echo bot in a process of its own, for a test that kills it. Prints `ready`, then ids that it cannot decrypt. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startEchoBot } from './echo-bot.ts'
import type { Login } from './server.ts'

const FILE = fileURLToPath(import.meta.url)

export interface BotProcess {
  /** Ids of events that it could not decrypt. */
  readonly undecrypted: readonly string[]
  /** Ends it between two instructions, whatever it is doing. */
  kill(): Promise<void>
}

/** Resolves when the bot is ready. */
export async function spawnEchoBot(url: string, login: Login, folder: string): Promise<BotProcess> {
  const args = ['--disable-warning=DEP0060', FILE, url, JSON.stringify(login), folder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const lines = createInterface(child.stdout)
  const first = await Promise.race([once(lines, 'line'), closed])
  if (first[0] !== 'ready') throw new Error('the bot ended before it was ready')
  const undecrypted: string[] = []
  lines.on('line', line => undecrypted.push(line))
  return {
    undecrypted,
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
  }
}

if (process.argv[1] === FILE) {
  const [url = '', login = '', folder = ''] = process.argv.slice(2)
  const bot = await startEchoBot(url, JSON.parse(login), folder)
  process.stdout.write('ready\n')
  for (;;) {
    await bot.failsToDecrypt()
    process.stdout.write(`${bot.undecrypted.at(-1)}\n`)
  }
}
