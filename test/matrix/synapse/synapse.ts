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
import { homeserverConfig, logConfig, REGISTRATION_SECRET } from './config.ts'

const INSTALL = fileURLToPath(new URL('install.sh', import.meta.url))
/** Ignored by git; a few hundred megabytes that stay from run to run. */
const CACHE = fileURLToPath(new URL('../../../.synapse/', import.meta.url))
const LISTENING = /now listening on TCP port (\d+)/

const run = promisify(execFile)

export type Synapse = Server

/** Starts Synapse, after getting it where need be. Null, and one line that says why, where it cannot be had. */
export async function startSynapse(): Promise<Synapse | null> {
  try {
    await run(INSTALL, [CACHE])
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    process.stderr.write(`No Synapse: ${reason}\n`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'synapse-'))
  const config = join(folder, 'homeserver.json')
  writeFileSync(config, JSON.stringify(homeserverConfig(folder)))
  writeFileSync(join(folder, 'log.json'), JSON.stringify(logConfig()))
  const args = ['-m', 'synapse.app.homeserver', '--config-path', config]
  await run(join(CACHE, 'python'), [...args, '--generate-keys'], { cwd: folder })
  const child = spawn(join(CACHE, 'python'), args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const url = `http://127.0.0.1:${await listeningPort(child)}`
  return {
    url,
    register: localpart => register(url, localpart),
    logInAgain: localpart => logIn(url, localpart),
    stop: async () => {
      child.kill('SIGTERM')
      await closed
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The port that Synapse says it listens on. Rejects with its last words when it ends before that. */
async function listeningPort(child: ChildProcess): Promise<number> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('Synapse was started without its output.')
  const words: string[] = []
  createInterface(stderr).on('line', line => words.push(line))
  for await (const line of createInterface(stdout)) {
    const port = LISTENING.exec(line)?.[1]
    words.push(line)
    if (port === undefined) continue
    // Whoever does not read on makes the writer wait.
    stdout.resume()
    return Number(port)
  }
  throw new Error(`Synapse ended before it listened:\n${words.slice(-20).join('\n')}`)
}

const passwordOf = (localpart: string) => `password-${localpart}`

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
