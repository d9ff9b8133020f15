/** A homeserver with people, and the whole bot on it: what the tests of the adapter talk to. */

import { rmSync } from 'node:fs'
import {
  type Account,
  type Homeserver,
  type MatrixEvent,
  startHomeserver,
  type UserOptions,
} from '@doslova/fake-homeserver'
import { expect, onTestFinished } from 'vitest'
import { Matrix, type MatrixOptions } from '../../adapters/matrix/matrix.ts'
import type { Clock } from '../../adapters/shared/clock.ts'
import { DRAIN_MS, type PlatformError } from '../../adapters/shared/platform.ts'
import type { ReplyFile } from '../../src/reply/block.ts'
import { dataFolder } from '../documents.ts'
import { openBot, TEXTS } from '../town/bot.ts'
import { withFiles } from '../town/files.ts'

export { CYCLING, CYCLING_OPAVA, POOL } from '../town/bot.ts'

/** Questions that the bot proposes. */
export const EXAMPLES = ['Dlouhý oddíl', 'Sport']

/** A section of many short passages, whose answer is as long as answers get. */
export const LONG = { title: 'Dlouhý oddíl', passages: 12, letters: 3_500 }
const long = Array.from(
  { length: LONG.passages },
  (_, at) => `Bod ${at}. ${'slovo '.repeat(LONG.letters / 6)}`,
)

const { bot, codeOf } = openBot({
  ...TEXTS,
  '2022-brno/dlouhy.md': `---\ntitle: ${LONG.title}\n---\n${long.join('\n\n')}\n`,
})

export { codeOf }

/** The bot, whose quotes come with these files. */
export const botWithFiles = (files: readonly ReplyFile[]) => withFiles(bot, files)

export interface HastyClock extends Clock {
  readonly slept: readonly number[]
  /** Moves on. */
  pass(ms: number): void
}

/** Waits take no time, what a bot would do later, it does at once. Nothing else moves it. */
export function hastyClock(): HastyClock {
  const slept: number[] = []
  const began = Date.now()
  let passed = 0
  return {
    slept,
    now: () => 1 + passed,
    today: () => began + passed,
    pass(ms) {
      passed += ms
    },
    async sleep(ms, signal) {
      slept.push(ms)
      // The time for answers in progress at the end is not hurried.
      if (ms === DRAIN_MS && signal) await ended(signal)
      passed += ms
      await new Promise(resolve => setImmediate(resolve))
    },
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

export interface RunningBot {
  readonly folder: string
  /** Events of the log, and what was logged with them. */
  readonly log: readonly (readonly [event: string, details: object])[]
  /** Resolves when the bot cannot go on. */
  readonly failure: Promise<PlatformError>
  stop(): Promise<void>
  /** Stops, and starts again with what is on disk. */
  restart(): Promise<void>
}

export type BotWithAccount = RunningBot & Account

/** Options of a bot without encryption that nobody waits for. */
export function matrixOptions(given: Partial<MatrixOptions>): MatrixOptions {
  return {
    homeserverUrl: 'http://127.0.0.1:1',
    credentials: { token: 'token-doslova' },
    recoveryKey: null,
    encryption: false,
    allowedInviters: null,
    bot,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    onFailure() {},
    clock: hastyClock(),
    dataDir: given.dataDir ?? dataFolder(),
    ...given,
  }
}

export interface BotOptions extends Partial<MatrixOptions> {
  readonly name?: string
  /** Another login of the account. */
  readonly account?: UserOptions
}

/** Starts the bot; it stops with the test. */
export async function runBot(given: Partial<MatrixOptions>): Promise<RunningBot> {
  const log: [string, object][] = []
  const note = (event: string, details = {}) => void log.push([event, details])
  const failure = Promise.withResolvers<PlatformError>()
  const dataDir = given.dataDir ?? dataFolder()
  const ways = { log: { debug() {}, info: note, warn: note, error: note }, onFailure: failure.resolve }
  const make = () => new Matrix(matrixOptions({ ...ways, ...given, dataDir }))
  let matrix = make()
  onTestFinished(async () => {
    await matrix.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await matrix.start()
  return {
    folder: dataDir,
    log,
    failure: failure.promise,
    stop: () => matrix.stop(),
    async restart() {
      await matrix.stop()
      matrix = make()
      await matrix.start()
    },
  }
}

/** Starts the bot on a homeserver of the tests, where it gets an account. */
export async function startBot(homeserver: Homeserver, options: BotOptions = {}): Promise<BotWithAccount> {
  const { name = 'doslova', account: login = {}, ...given } = options
  const account = homeserver.addUser(name, login)
  const credentials = { token: account.accessToken }
  return { ...account, ...(await runBot({ homeserverUrl: homeserver.url, credentials, ...given })) }
}

/** A homeserver that ends with the test. */
export async function openHomeserver(): Promise<Homeserver> {
  const homeserver = await startHomeserver()
  onTestFinished(() => homeserver.stop())
  return homeserver
}

/** A homeserver with Eva and the bot, alone in a direct chat. */
export async function town(options: BotOptions = {}) {
  const homeserver = await startHomeserver(options.clock && { now: options.clock.today })
  onTestFinished(async () => {
    await homeserver.stop()
    expect(homeserver.unknown()).toEqual([])
  })
  const eva = homeserver.addUser('eva').userId
  const bot = await startBot(homeserver, options)
  const chat = await directChat(homeserver, eva, bot)
  /** Asks, and gives the first message of the answer. Without another room and person it is Eva in her chat. */
  const ask = (text: string, { room = chat, by = eva, ...extra }: Asking = {}) =>
    homeserver.waitSent({ inReplyTo: homeserver.message(room, by, text, extra) })
  return { homeserver, eva, bot, chat, ask }
}

interface Asking extends Readonly<Record<string, unknown>> {
  readonly room?: string
  readonly by?: string
}

/** The same with a room of Eva, who is its moderator, Jan and the bot, which has greeted it; questions are asked there. */
export async function groupTown(options: BotOptions = {}) {
  const world = await town(options)
  const { homeserver, eva, bot } = world
  const jan = homeserver.addUser('jan').userId
  const room = await groupRoom(homeserver, [eva, jan], bot)
  await homeserver.waitSent({ sender: bot.userId, roomId: room })
  const ask = (text: string, asking: Asking = {}) => world.ask(text, { room, ...asking })
  return { ...world, jan, room, ask }
}

/** The text of a message. */
export const bodyOf = ({ content }: MatrixEvent) => String(content.body)

/** A room of the bot and one other, which the bot has joined. */
export async function directChat(homeserver: Homeserver, person: string, bot: { userId: string }) {
  const room = homeserver.createRoom({ creator: person, invite: [bot.userId], direct: true })
  await homeserver.waitMembership(room, bot.userId, 'join')
  return room
}

/** A room of several people, which the bot has joined. */
export async function groupRoom(homeserver: Homeserver, people: readonly string[], bot: { userId: string }) {
  const [creator = '', ...members] = people
  const room = homeserver.createRoom({ creator, members, invite: [bot.userId] })
  await homeserver.waitMembership(room, bot.userId, 'join')
  return room
}
