/** A server of the Bot API and a bot, each a process of its own, and people who write to it. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { BOT_API_PROGRAM, connectBotApi, type Remote } from '@doslova/fake-bot-api'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SERVER = fileURLToPath(BOT_API_PROGRAM)
/** As `npm start` runs it. */
const NODE_OPTIONS = ['--max-semi-space-size=8']
const BOTS = {
  doslova: [join(ROOT, 'adapters/cli/main.ts'), 'start'],
  echo: [join(ROOT, 'test/bench/telegram-echo.ts')],
} as const

export type BotName = keyof typeof BOTS

/** Requests of the people on their way at once. */
const WRITERS = 16
const DEADLINE_MS = 280_000

export class World {
  private readonly server: ChildProcess
  private readonly root: string
  private readonly token: string
  private readonly folder = mkdtempSync(join(tmpdir(), 'doslova-bench-'))
  private readonly people: number[] = []
  private asked = 0
  private bot: ChildProcess | null = null
  readonly api: Remote

  private constructor(server: ChildProcess, root: string, token: string) {
    this.server = server
    this.root = root
    this.token = token
    this.api = connectBotApi(root)
  }

  /** A server that answers after `latencyMs`, and `people` who have not written yet. */
  static async open(latencyMs: number, people: number): Promise<World> {
    // It remembers every call.
    const args = ['--max-old-space-size=8192', SERVER, '--options']
    const options = JSON.stringify({ latencyMs, deadlineMs: DEADLINE_MS })
    const server = spawn(process.execPath, [...args, options], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(createInterface(server.stdout), 'line')
    const { root, token } = JSON.parse(String(line)) as { root: string; token: string }
    const world = new World(server, root, token)
    for (let at = 0; at < people; at++) world.people.push((await world.api.addUser()).id)
    return world
  }

  start(name: BotName): void {
    this.bot = spawn(process.execPath, [...NODE_OPTIONS, ...BOTS[name]], {
      env: {
        PATH: process.env.PATH,
        TELEGRAM_BOT_TOKEN: this.token,
        TELEGRAM_API_ROOT: this.root,
        DATA_DIR: this.folder,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  }

  /** Each question from the next person, all of them in turn. */
  async ask(questions: readonly string[]): Promise<void> {
    const rest = questions.values()
    const write = async () => {
      for (const question of rest) await this.api.say(this.nextPerson(), question)
    }
    await Promise.all(Array.from({ length: WRITERS }, write))
  }

  private nextPerson(): number {
    return this.people[this.asked++ % this.people.length] ?? 0
  }

  /** Megabytes of the bot that are in memory. */
  residentMb(): number {
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.bot?.pid)], { encoding: 'utf8' })) / 1024
    )
  }

  async close(): Promise<void> {
    for (const child of [this.bot, this.server]) {
      if (child === null || child.exitCode !== null) continue
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(this.folder, { recursive: true })
  }
}
