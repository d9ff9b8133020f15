/** The bot of a soak: a process over a copy of the shipped texts that can be edited, whose metrics can be read. */

import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SHIPPED } from '../../adapters/shared/content.ts'
import { BotProcess } from '../bench/bot-process.ts'
import type { SoakFault } from './platform.ts'
import { SIGNALS } from './thread-fault.ts'

const PRELOADED = new URL('./thread-fault.ts', import.meta.url).href
/** As pino numbers it. */
const WARN = 40
const TELLING = ['reason', 'problem', 'method', 'code', 'description', 'error']
const EDITED = 'programy/2022-praha/bezpecnost.md'

export interface SoakBot {
  readonly process: BotProcess
  readonly metricsUrl: string
  /** What it warned of, and how often. */
  readonly warnings: ReadonlyMap<string, number>
  /** Faults that have nothing to do with the platform. */
  readonly faults: readonly SoakFault[]
  close(): Promise<void>
}

export async function soakBot(
  platform: 'telegram' | 'matrix',
  env: Readonly<Record<string, string>>,
): Promise<SoakBot> {
  const folder = mkdtempSync(join(tmpdir(), 'doslova-soak-'))
  const content = join(folder, 'content')
  cpSync(SHIPPED, content, { recursive: true })
  const port = await freePort()
  const warnings = new Map<string, number>()
  const bot = new BotProcess({
    ...{ name: 'doslova', platform, nodeOptions: ['--import', PRELOADED] },
    onLine: line => {
      const warning = warningOf(line)
      if (warning !== null) warnings.set(warning, (warnings.get(warning) ?? 0) + 1)
    },
    env: { CONTENT_DIRS: content, HTTP_PORT: String(port), ...env },
  })
  let edits = 0
  return {
    process: bot,
    warnings,
    metricsUrl: `http://127.0.0.1:${port}/metrics`,
    faults: [
      { name: 'none', what: 'nothing' },
      {
        name: 'thread-ended',
        what: 'the thread that answers ends',
        during: () => bot.signal(SIGNALS.end),
      },
      {
        name: 'thread-stuck',
        what: 'the thread that answers computes without end',
        during: () => bot.signal(SIGNALS.stick),
      },
      {
        name: 'text-saved',
        what: 'a text is saved anew',
        during: () => appendFileSync(join(content, EDITED), `\nZměna číslo ${++edits} je zkušební.\n`),
      },
      {
        name: 'stopped',
        what: 'SIGTERM while questions wait, and a start',
        during: async () => {
          await bot.stop()
          await bot.start()
        },
      },
    ],
    close: async () => {
      await bot.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** What a line of the log says from `warn` on, or of questions that are left out, without what differs each time. */
function warningOf(line: string): string | null {
  const told = JSON.parse(line) as Record<string, unknown>
  const { msg, level } = told
  if (Number(level) < WARN && !/dropped$/.test(String(msg))) return null
  return [msg, ...TELLING.map(name => told[name]).filter(value => value !== undefined)].join(' ')
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
