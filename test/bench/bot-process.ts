/** A bot as a process of its own, with a folder that outlives it. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endWithUs } from './children.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** As `npm start` runs it. */
const NODE_OPTIONS = ['--disable-warning=DEP0060', '--max-semi-space-size=8']

/** The real bot, or one that repeats what it is told. */
export type BotName = 'doslova' | 'echo'

export interface BotOptions {
  readonly name: BotName
  readonly platform: 'telegram' | 'matrix'
  readonly env: Readonly<Record<string, string>>
  /** Options of Node besides those that `npm start` gives. */
  readonly nodeOptions?: readonly string[]
  /** Told each line that it prints. */
  readonly onLine?: (line: string) => void
}

export class BotProcess {
  private readonly options: BotOptions
  private readonly folder = mkdtempSync(join(tmpdir(), 'doslova-bench-'))
  private child: ChildProcess | null = null

  constructor(options: BotOptions) {
    this.options = options
  }

  /** Resolves when it says that it has started. */
  async start(): Promise<void> {
    const { name, platform, env, nodeOptions = [], onLine = () => {} } = this.options
    const program =
      name === 'doslova' ? ['adapters/cli/main.ts', 'start'] : [`test/bench/${platform}-echo.ts`]
    const [script = '', ...args] = program
    const child = spawn(process.execPath, [...NODE_OPTIONS, ...nodeOptions, join(ROOT, script), ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: this.folder, ...env },
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child = child
    endWithUs(child)
    await new Promise<void>((resolve, reject) => {
      createInterface(child.stdout).on('line', line => {
        onLine(line)
        if (line.includes('started')) resolve()
      })
      child.once('exit', code => reject(new Error(`${name} ended with ${code}.`)))
    })
  }

  /** Megabytes of it that are in memory. */
  residentMb(): number {
    const args = ['-o', 'rss=', '-p', String(this.child?.pid)]
    return Number(execFileSync('ps', args, { encoding: 'utf8' })) / 1024
  }

  /** Milliseconds of CPU that all its threads have taken so far. Linux only. */
  cpuMs(): number {
    const tasks = `/proc/${this.child?.pid}/task`
    const taken = readdirSync(tasks).map(task => cpuOf(join(tasks, task)))
    return taken.reduce((sum, ns) => sum + ns, 0) / 1e6
  }

  /** Has all its threads run on one processor only. Linux only. */
  keepOn(processor: number): void {
    execFileSync('taskset', ['-a', '-c', '-p', String(processor), String(this.child?.pid)], {
      stdio: 'ignore',
    })
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name)
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  /** Megabytes that it has stored. */
  storedMb(): number {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
    const sizes = files.filter(file => file.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    return sizes.reduce((sum, file) => sum + statSync(file).size, 0) / 2 ** 20
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true })
  }
}

/** Nanoseconds that a thread has run; none when it has just ended. */
function cpuOf(task: string): number {
  try {
    return Number(readFileSync(join(task, 'schedstat'), 'utf8').split(' ')[0])
  } catch {
    return 0
  }
}
