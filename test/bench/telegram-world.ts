/** A server of the Bot API and a bot, each a process of its own, and people who write to it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { BOT_API_PROGRAM, connectBotApi, type Options, type Remote } from '@doslova/fake-bot-api'
import { type BotName, BotProcess } from './bot-process.ts'
import { endWithUs } from './children.ts'

const SERVER = fileURLToPath(BOT_API_PROGRAM)

/** Requests of the people on their way at once. */
const WRITERS = 16
/** Nothing is answered for so long: the bot is stuck. */
const STUCK_MS = 60_000

type Environment = Readonly<Record<string, string>>

export class World {
  private readonly server: ChildProcess
  private readonly people: number[] = []
  private asked = 0
  /** The first of the bots. */
  readonly bot: BotProcess
  readonly bots: readonly BotProcess[]
  readonly api: Remote

  private constructor(server: ChildProcess, api: Remote, bots: readonly [BotProcess, ...BotProcess[]]) {
    this.server = server
    this.api = api
    this.bots = bots
    this.bot = bots[0]
  }

  /** A server that answers after `latencyMs`, `people` who have not written yet, and a bot that has not started. */
  static async open(name: BotName, latencyMs: number, people: number, env: Environment = {}): Promise<World> {
    return World.replicas(name, { latencyMs }, people, [env])
  }

  /** The same with a bot for each environment. */
  static async replicas(
    name: BotName,
    options: Options,
    people: number,
    environments: readonly [Environment, ...Environment[]],
  ): Promise<World> {
    // It remembers every call.
    const args = ['--max-old-space-size=8192', SERVER, '--options']
    const settings = JSON.stringify({ deadlineMs: STUCK_MS, ...options })
    const server = spawn(process.execPath, [...args, settings], { stdio: ['ignore', 'pipe', 'inherit'] })
    endWithUs(server)
    const [line] = await once(createInterface(server.stdout), 'line')
    const { root, token } = JSON.parse(String(line)) as { root: string; token: string }
    const botOf = (env: Environment) =>
      new BotProcess({
        ...{ name, platform: 'telegram' },
        env: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root, ...env },
      })
    const [first, ...others] = environments
    const world = new World(server, connectBotApi(root), [botOf(first), ...others.map(botOf)])
    for (let at = 0; at < people; at++) world.people.push((await world.api.addUser()).id)
    return world
  }

  /** Each question from the next person, all of them in turn. */
  async ask(questions: readonly string[]): Promise<void> {
    const rest = questions.values()
    const write = async () => {
      for (const question of rest) await this.api.say(this.nextPerson(), question)
    }
    await Promise.all(Array.from({ length: WRITERS }, write))
  }

  /** Resolves when all is answered, however long that takes; rejects when no answer comes any more. */
  async answered(): Promise<void> {
    for (let before = -1; ; ) {
      try {
        return await this.api.idle()
      } catch (error) {
        const { sendMessage = 0 } = await this.api.counters()
        if (sendMessage === before) throw error
        before = sendMessage
      }
    }
  }

  private nextPerson(): number {
    return this.people[this.asked++ % this.people.length] ?? 0
  }

  async close(): Promise<void> {
    for (const bot of this.bots) await bot.close()
    this.server.kill('SIGTERM')
    await once(this.server, 'exit')
  }
}
