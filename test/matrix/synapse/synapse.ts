/** A real homeserver for tests, started on any free port of this machine and thrown away afterwards. */

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Login, Server } from '../server.ts'
import { homeserverConfig, logConfig, type MessageLimit, REGISTRATION_SECRET } from './config.ts'
import { makeDoor } from './door.ts'

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const [INSTALL, CERTIFICATE, SHIFTED] = ['install.sh', 'certificate.py', 'shifted.py'].map(beside) as [
  string,
  string,
  string,
]
/** Ignored by git; a few hundred megabytes that stay from run to run. */
const CACHE = beside('../../../.synapse/')
const LISTENING = /now listening on TCP port (\d+)( \(TLS\))?/

const run = promisify(execFile)

export interface SynapseOptions {
  /** Milliseconds that its clock is ahead; negative behind. */
  readonly clockAheadMs?: number
  readonly messageLimit?: MessageLimit
}

/** Starts Synapse, after getting it where need be. Null, and one line that says why, where it cannot be had. */
export async function startSynapse(options: SynapseOptions = {}): Promise<Server | null> {
  if (!(await isInstalled())) return null
  return (await launch('synapse.test', options)).server
}

/** The same, for one that talks to other servers of this machine. */
export async function startFederated(options: SynapseOptions = {}): Promise<Server | null> {
  if (!(await isInstalled())) return null
  const door = await makeDoor()
  const { server, federationPort } = await launch(`127.0.0.1:${door.port}`, options)
  door.open(federationPort)
  return {
    ...server,
    stop: async () => {
      await door.close()
      await server.stop()
    },
  }
}

async function isInstalled(): Promise<boolean> {
  try {
    await run(INSTALL, [CACHE])
    return true
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    process.stderr.write(`No Synapse: ${reason}\n`)
    return false
  }
}

async function launch(name: string, { clockAheadMs = 0, messageLimit }: SynapseOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'synapse-'))
  const python = join(CACHE, 'python')
  const config = join(folder, 'homeserver.json')
  const settings = homeserverConfig(folder, { name, ...(messageLimit && { messageLimit }) })
  writeFileSync(config, JSON.stringify(settings))
  writeFileSync(join(folder, 'log.json'), JSON.stringify(logConfig()))
  await run(python, [CERTIFICATE, join(folder, 'certificate.pem')])
  const args = [SHIFTED, String(clockAheadMs / 1_000), '--config-path', config]
  await run(python, [...args, '--generate-keys'], { cwd: folder })
  const child = spawn(python, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const ports = await listeningPorts(child, name.includes(':') ? 2 : 1)
  const url = `http://127.0.0.1:${ports.get('client')}`
  const server: Server = {
    url,
    register: localpart => register(url, localpart),
    logInAgain: localpart => logIn(url, localpart),
    stop: async () => {
      child.kill('SIGTERM')
      await closed
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return { server, federationPort: ports.get('federation') ?? 0 }
}

/** The ports that Synapse says it listens on, `count` of them. Rejects with its last words when it ends before that. */
async function listeningPorts(child: ChildProcess, count: number): Promise<Map<string, number>> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('Synapse was started without its output.')
  const words: string[] = []
  const ports = new Map<string, number>()
  createInterface(stderr).on('line', line => words.push(line))
  for await (const line of createInterface(stdout)) {
    const [, port, tls] = LISTENING.exec(line) ?? []
    words.push(line)
    if (port !== undefined) ports.set(tls === undefined ? 'client' : 'federation', Number(port))
    if (ports.size < count) continue
    // Whoever does not read on makes the writer wait.
    stdout.resume()
    return ports
  }
  throw new Error(`Synapse ended before it listened:\n${words.slice(-20).join('\n')}`)
}

export const passwordOf = (localpart: string) => `password-${localpart}`

async function register(url: string, localpart: string): Promise<Login> {
  const path = `${url}/_synapse/admin/v1/register`
  const { nonce } = (await json(await fetch(path))) as { nonce: string }
  const password = passwordOf(localpart)
  const mac = createHmac('sha1', REGISTRATION_SECRET)
    .update([nonce, localpart, password, 'notadmin'].join('\0'))
    .digest('hex')
  return login(await post(path, { nonce, username: localpart, password, admin: false, mac }))
}

async function logIn(url: string, localpart: string): Promise<Login> {
  const identifier = { type: 'm.id.user', user: localpart }
  const body = { type: 'm.login.password', identifier, password: passwordOf(localpart) }
  return login(await post(`${url}/_matrix/client/v3/login`, body))
}

function login(answer: unknown): Login {
  const { user_id, access_token, device_id } = answer as Record<string, string>
  if (user_id === undefined || access_token === undefined || device_id === undefined) {
    throw new Error(`Synapse did not log in: ${JSON.stringify(answer)}`)
  }
  return { userId: user_id, accessToken: access_token, deviceId: device_id }
}

async function post(url: string, body: object): Promise<unknown> {
  return json(await fetch(url, { method: 'POST', body: JSON.stringify(body) }))
}

async function json(answer: Response): Promise<unknown> {
  return answer.json()
}
