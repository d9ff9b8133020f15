/** Container: an image made as its Dockerfile says, and run, on machines without an engine for containers. */

import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { healthCommand, type Instruction, isIgnored, readDockerfile } from './dockerfile.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** That of the image. */
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const SCRIPT = fileURLToPath(new URL('container.sh', import.meta.url))

/** What an image holds and how it starts. */
export interface Image {
  /** Its file system, a folder of this machine. */
  readonly root: string
  readonly env: Readonly<Record<string, string>>
  readonly folder: string
  /** `user:group`. */
  readonly user: string
  readonly command: readonly string[]
  readonly health: readonly string[]
}

interface Stage {
  readonly root: string
  readonly env: Record<string, string>
  folder: string
  user: string
  entry: readonly string[]
  command: readonly string[]
  health: readonly string[]
}

/** Whether this machine lets a process have mounts of its own. */
export function canContain(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
}

/** Follows the Dockerfile over the committed files. Throws what a step says, or on an instruction that it does not know. */
export function buildImage(): Image {
  const [file, ignored] = ['Dockerfile', 'Dockerfile.dockerignore'].map(name =>
    readFileSync(join(ROOT, 'deploy', name), 'utf8'),
  ) as [string, string]
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0')
  const sent = files.filter(path => path !== '' && !isIgnored(ignored.split('\n'), path))
  const stages = new Map<string, Stage>()
  let stage: Stage | null = null
  for (const instruction of readDockerfile(file)) {
    if (instruction.keyword === 'FROM') {
      stage = begin(instruction)
      stages.set(/ AS (\S+)$/.exec(String(instruction.words))?.[1] ?? '', stage)
    } else if (stage === null) throw new Error(`${instruction.keyword} stands before FROM`)
    else follow(instruction, stage, { stages, sent })
  }
  if (stage === null) throw new Error('the Dockerfile has no FROM')
  for (const { root } of stages.values()) if (root !== stage.root) rmSync(root, { recursive: true })
  const { root, env, folder, user, entry, command, health } = stage
  return { root, env, folder, user, command: [...entry, ...command], health }
}

/** Runs a command in the image, by default its own, with a read-only root; `volume` is a folder of this machine. */
export function runContainer(
  image: Image,
  { env = {}, volume, command = image.command }: RunOptions,
): ChildProcessWithoutNullStreams {
  const args = containing(image, { mode: 'ro', volume, command })
  return spawn('unshare', args, { env: { PATH, ...image.env, ...env } })
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly volume: string
  readonly command?: readonly string[]
}

function begin({ words }: Instruction): Stage {
  if (!/^node:24-slim( AS \w+)?$/.test(String(words)))
    throw new Error(`${words} is not an image that is at hand`)
  const root = mkdtempSync(join(tmpdir(), 'doslova-image-'))
  chmodSync(root, 0o755)
  return {
    ...{ root, env: {} },
    ...{ folder: '/', user: '0:0', entry: [], command: [], health: [] },
  }
}

function follow(
  { keyword, flags, words }: Instruction,
  stage: Stage,
  { stages, sent }: { readonly stages: ReadonlyMap<string, Stage>; readonly sent: readonly string[] },
): void {
  const text = String(words)
  const list = typeof words === 'string' ? [] : words
  switch (keyword) {
    case 'WORKDIR':
      stage.folder = text
      mkdirSync(join(stage.root, text), { recursive: true })
      break
    case 'COPY':
      copy(text.split(' ') as [string, string], stage, { from: stages.get(flags.from ?? ''), sent })
      break
    case 'RUN':
      runStep(stage, text)
      break
    case 'ENV':
      for (const setting of text.split(' ')) {
        const [name = '', value = ''] = setting.split('=', 2)
        stage.env[name] = value
      }
      break
    case 'USER':
      stage.user = text
      break
    case 'HEALTHCHECK':
      stage.health = healthCommand(words)
      break
    case 'ENTRYPOINT':
      stage.entry = list
      break
    case 'CMD':
      stage.command = list
      break
    case 'VOLUME':
    case 'EXPOSE':
    case 'STOPSIGNAL':
      break
    default:
      throw new Error(`${keyword} is an instruction that is not followed here`)
  }
}

function copy(
  [from, to]: readonly [string, string],
  stage: Stage,
  { from: other, sent }: { readonly from: Stage | undefined; readonly sent: readonly string[] },
): void {
  const target = join(stage.root, stage.folder, to)
  if (other !== undefined) {
    cpSync(join(other.root, from), target, { recursive: true, verbatimSymlinks: true })
    return
  }
  if (from !== '.') throw new Error('only COPY . is followed here')
  for (const path of sent) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    cpSync(join(ROOT, path), join(target, path))
  }
}

function runStep(stage: Stage, line: string): void {
  const { root, folder, user } = stage
  const args = containing({ root, folder, user }, { mode: 'rw', volume: '-', command: ['sh', '-euc', line] })
  // Who builds knows where packages come from.
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  const env = { ...process.env, ...stage.env, HOME: '/tmp', npm_config_registry: registry }
  execFileSync('unshare', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

interface Contained {
  /** Whether its file system can be written. */
  readonly mode: 'ro' | 'rw'
  /** A folder of this machine, or `-` for none. */
  readonly volume: string
  readonly command: readonly string[]
}

/** Arguments of `unshare` that run a command in a file system. */
function containing(
  { root, folder, user }: Pick<Stage, 'root' | 'folder' | 'user'>,
  { mode, volume, command }: Contained,
): string[] {
  const node = process.execPath
  return ['--mount', 'sh', SCRIPT, root, node, mode, user, folder, volume, ...command]
}
