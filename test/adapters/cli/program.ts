/** The program as a person or a script runs it. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { doslova } from '../../../adapters/cli/doslova.ts'
import type { Command, Streams } from '../../../adapters/cli/streams.ts'

/** The entry of the program. */
export const MAIN = fileURLToPath(new URL('../../../adapters/cli/main.ts', import.meta.url))

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  /** What is piped into it. */
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Runs a command in this process, which is many times faster than a process of its own. */
export function call(command: Command, ...args: readonly string[]): Promise<Run> {
  return collected(streams => command(args, streams))
}

/** Runs `doslova` with `args` in this process, in its working folder. */
export function runHere(args: readonly string[], surroundings: Omit<Surroundings, 'cwd'> = {}): Promise<Run> {
  return collected(streams => doslova(args, streams), surroundings)
}

async function collected(
  work: (streams: Streams) => Promise<number>,
  { input = '', env = {} }: Omit<Surroundings, 'cwd'> = {},
): Promise<Run> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const texts = Promise.all([text(output), text(errors)])
  const code = await work({ input: Readable.from([input]), output, errors, env })
  output.end()
  errors.end()
  const [out, err] = await texts
  return { code, out, err }
}

/** Streams of a command whose output nobody reads. */
export function quietStreams(): Streams {
  const [output, errors] = [new PassThrough().resume(), new PassThrough().resume()]
  return { input: Readable.from([]), output, errors, env: {} }
}

/** Runs `doslova` with `args` to its end, as a process. It sees no settings but those given. */
export function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const child = launch(args, surroundings)
  return ended(child, text(child.stdout))
}

/** Runs `doslova` with `args` for a reader that goes away after the first words, as `head` does. */
export function runForHead(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const child = launch(args, surroundings)
  const head = once(child.stdout.setEncoding('utf8'), 'data').then(([words]) => {
    child.stdout.destroy()
    return String(words)
  })
  return ended(child, head)
}

async function ended(child: ChildProcessWithoutNullStreams, output: Promise<string>): Promise<Run> {
  const [out, err, [code]] = await Promise.all([output, text(child.stderr), once(child, 'close')])
  return { code, out, err }
}

/** `doslova` with `args` as a process that runs. It sees no settings but those given. */
export function launch(
  args: readonly string[],
  { input = '', env = {}, cwd = tmpdir() }: Surroundings = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
  })
  // A program that has ended does not read the rest of its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return child
}

/** One object for each line of JSON. */
export function objects(lines: string): Record<string, unknown>[] {
  return lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)
}

/** A line of a stack trace. */
export const STACK = /^\s+at .+:\d+/m

/** `doslova` with `args` in this process, asked one line after another. */
export function talkingTo(args: readonly string[], env: Surroundings['env'] = {}) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  let told = ''
  errors.setEncoding('utf8').on('data', piece => {
    told += piece
  })
  const ended = doslova(args, { input, output, errors, env })
  return {
    /** What is printed for a line. */
    say: async (line: string): Promise<string> => {
      const printed = once(output, 'data')
      input.write(`${line}\n`)
      return String((await printed)[0])
    },
    /** What was told as an error until now. */
    told: () => told,
    /** Ends the input; gives the exit code and what was told as an error. */
    end: async () => {
      input.end()
      const code = await ended
      return { code, err: told }
    },
  }
}
