/** The program as an operator runs it for Telegram, and people who talk to it. */

import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type BotApi, type Options, type Ref, startBotApi } from '@doslova/fake-bot-api'
import type { Message, User } from '@grammyjs/types'
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest'
import { CACHE } from '../../adapters/shared/content.ts'
import { launch } from '../adapters/cli/program.ts'
import { dataFolder } from '../documents.ts'
import { sharedDataFolder } from '../town/bot.ts'

const MADE = join(CACHE, 'lexicon.bin')

export interface Program {
  /** All that it has written to standard output, or to standard error. */
  out(): string
  err(): string
  /** What it has written to standard output, once that has this in it. Rejects when it ends before. */
  whenOut(pattern: RegExp): Promise<string>
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGHUP' | 'SIGSTOP' | 'SIGCONT'): void
  /** Ends it as a service manager does, and gives the exit code. */
  stop(): Promise<number | null>
}

export interface ProgramOptions {
  /** Folder of the texts. */
  readonly content: string
  /** Folder for what is stored between two starts. */
  readonly data: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the program for the bot of `api`. */
export function startProgram(
  api: Pick<BotApi, 'root' | 'token'>,
  { content, data, env = {} }: ProgramOptions,
): Program {
  return programOf(
    launch(['start'], {
      env: {
        TELEGRAM_BOT_TOKEN: api.token,
        TELEGRAM_API_ROOT: api.root,
        CONTENT_DIRS: content,
        DATA_DIR: data,
        LOG_LEVEL: 'debug',
        ...env,
      },
    }),
  )
}

/** A program that has just been started, with what it writes. */
export function programOf(child: ChildProcessWithoutNullStreams): Program {
  const texts = { out: '', err: '' }
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const)
    stream.setEncoding('utf8').on('data', text => {
      texts[name] += text
    })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const whenOut = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => pattern.test(texts.out) && resolve(texts.out)
      child.stdout.on('data', look)
      ended.then(code => reject(new Error(`the program ended with ${code}: ${texts.err}`)))
      look()
    })
  return {
    out: () => texts.out,
    err: () => texts.err,
    whenOut,
    ended,
    signal: name => child.kill(name),
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Waits until the server has been asked for updates more than `before` times, or the program ends. */
export async function whenPolling(api: BotApi, program: Program, before = 0): Promise<void> {
  const ended = program.ended.then(code => {
    throw new Error(`the program ended with ${code}: ${program.err()}${program.out()}`)
  })
  ended.catch(() => {})
  await Promise.race([api.waitFor(() => api.calls('getUpdates').length > before), ended])
}

/** A server, and the program over `content` to be started for it again and again, in one test. */
export async function begin(content: string, options: Options = {}) {
  const api = await startBotApi(options)
  onTestFinished(() => api.close())
  const data = dataFolder()
  // What the tests have made of the lexicon, so that the first start takes no longer than others.
  if (existsSync(MADE)) copyFileSync(MADE, join(data, basename(MADE)))
  const launched = (env: Readonly<Record<string, string>> = {}) => {
    const program = startProgram(api, { content, data, env })
    onTestFinished(() => program.signal('SIGKILL'))
    return program
  }
  const start = async (env?: Readonly<Record<string, string>>) => {
    const before = api.calls('getUpdates').length
    const program = launched(env)
    await whenPolling(api, program, before)
    return program
  }
  return { api, data, launched, start }
}

/** Everything that is written in the files of a folder, and their names. */
export function writtenIn(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .map(entry => {
      const file = join(entry.parentPath, entry.name)
      return `${file}\n${entry.isFile() ? readFileSync(file, 'latin1') + readFileSync(file, 'utf8') : ''}`
    })
    .join('\n')
}

/** Lines of the log that warn of something, and all of standard error. */
export function noiseOf(program: Program): string[] {
  const lines = program.out().split('\n')
  return [...lines.filter(line => /"level":[456]0/.test(line)), program.err()].filter(line => line !== '')
}

let people = 0

/** Somebody with an id, a name and a user name that occur nowhere else. */
export function person(api: BotApi, started = false): User {
  people++
  return api.addUser({
    id: 7_300_000_000 + people,
    first_name: `Květoslava${people}`,
    last_name: 'Vzácnájmenovitá',
    username: `vzacna_prezdivka_${people}`,
    started,
  })
}

export const persons = (api: BotApi, count: number) => Array.from({ length: count }, () => person(api))

/** Ids of the questions that the answers in a private chat reply to, in the order of the answers. */
export function answeredIn(api: BotApi, user: User): number[] {
  return api.said(user).map(({ reply_to_message }) => reply_to_message?.message_id ?? 0)
}

/** Questions of many people, and the program is ended in the middle of them, `rounds` times. Then it answers the rest. */
export async function endAgainAndAgain(
  api: BotApi,
  start: () => Promise<Program>,
  signal: 'SIGKILL' | 'SIGTERM',
  rounds: number,
) {
  const asked = new Map<User, number[]>(persons(api, 80).map(user => [user, []]))
  const codes: (number | null)[] = []
  api.fault({ method: 'sendMessage', kind: 'slow', ms: 15, times: 'always' })
  for (let round = 0; round < rounds; round++) {
    const program = await start()
    const before = api.calls('sendMessage').length
    for (const _ of Array(2))
      for (const [user, questions] of asked) questions.push(api.say(user, 'ahoj').message_id)
    await api.waitFor(() => api.calls('sendMessage').length > before + 60 + 17 * round)
    // As a service manager sends it to the whole group, and npm passes it on once more.
    for (const _ of signal === 'SIGTERM' ? Array(3) : [1]) program.signal(signal)
    codes.push(await program.ended)
  }
  const last = await start()
  await api.idle()
  codes.push(await last.stop())
  return { asked, codes }
}

/** Starts a bot for `api`, and gives what ends it. */
export type Starter = (api: BotApi) => Promise<() => Promise<void>>

/** The program over `content`, by words alone. It ends as it should, and has nothing to complain about. */
export function programOver(content: string, env: Readonly<Record<string, string>> = {}): Starter {
  const data = sharedDataFolder()
  return async api => {
    const program = startProgram(api, { content, data, env: { MEANING: 'off', ...env } })
    await whenPolling(api, program)
    return async () => {
      const code = await program.stop()
      expect({ code, noise: noiseOf(program) }).toEqual({ code: 0, noise: [] })
    }
  }
}

/** A bot that all tests of a file talk to. */
export class SharedBot {
  private readonly options: Options
  private readonly starter: Starter
  private running: { readonly api: BotApi; readonly stop: () => Promise<void> } | null = null
  private seen = 0

  constructor(starter: Starter, options: Options = {}) {
    this.starter = starter
    this.options = options
    beforeAll(() => this.start())
    afterEach(() => expect(this.refusals()).toEqual([]))
    afterAll(() => this.end())
  }

  get api(): BotApi {
    if (this.running === null) throw new Error('the bot runs from the first test on')
    return this.running.api
  }

  /** What Telegram had against calls since this was asked last. A test that does not ask expects nothing. */
  refusals(): string[] {
    const mistakes = this.api.mistakes()
    const fresh = mistakes.slice(this.seen)
    this.seen = mistakes.length
    return fresh.map(({ refusal }) => refusal?.description ?? '')
  }

  /** What the bot says in a chat to what is done there. */
  async hear(chat: Ref, act: () => unknown): Promise<Message[]> {
    const before = new Set(this.api.said(chat).map(({ message_id }) => message_id))
    act()
    await this.api.idle()
    return this.api.said(chat).filter(({ message_id }) => !before.has(message_id))
  }

  /** What the bot answers somebody in private. */
  ask(user: User, text: string): Promise<Message[]> {
    return this.hear(user, () => this.api.say(user, text))
  }

  /** Presses a button and gives the toast and what the bot says then. */
  async press(user: User, message: Message | undefined, button: string, inaccessible = false) {
    if (message === undefined) throw new Error('there is no message with buttons')
    let id = ''
    const said = await this.hear(message.chat, () => {
      id = this.api.press(user, message, button, inaccessible).id
    })
    return { toast: this.api.pressAnswer(id)?.text ?? null, said }
  }

  private async start(): Promise<void> {
    const api = await startBotApi(this.options)
    this.running = { api, stop: await this.starter(api) }
  }

  private async end(): Promise<void> {
    await this.running?.stop()
    await this.running?.api.close()
  }
}

/** Texts of the buttons of a message. */
export function buttonsOf(message: Message | undefined): string[] {
  return (message?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text)
}

/** Texts of messages. */
export function textsOf(messages: readonly Message[]): string[] {
  return messages.map(({ text = '' }) => text)
}
