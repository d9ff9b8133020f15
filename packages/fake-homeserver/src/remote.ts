/** Remote control: steering a homeserver that runs in another process. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Account, ControlName, Controls } from './controls.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** What a control gives when it is called over HTTP. */
type Result<Name extends ControlName> = Awaited<ReturnType<Controls[Name]>>

export interface RemoteHomeserver {
  readonly url: string
  readonly users: readonly Account[]
  /** Calls one of the controls, with arguments that JSON can carry. Rejects with the reason when it throws. */
  call<Name extends ControlName>(name: Name, ...args: Parameters<Controls[Name]>): Promise<Result<Name>>
  stop(): Promise<void>
}

/** Starts a homeserver of its own process, with these users logged in. */
export async function spawnHomeserver(localparts: readonly string[] = []): Promise<RemoteHomeserver> {
  const args = localparts.flatMap(localpart => ['--user', localpart])
  const child = spawn(process.execPath, [MAIN, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // It ends with this process also when that fails.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { url, users } = JSON.parse(line) as { url: string; users: Account[] }
  return {
    url,
    users,
    call: (name, ...given) => call(url, name, given),
    stop: async () => {
      process.off('exit', end)
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

async function call<Name extends ControlName>(url: string, fn: Name, args: unknown[]): Promise<Result<Name>> {
  const answer = await fetch(`${url}/_test/call`, { method: 'POST', body: JSON.stringify({ fn, args }) })
  const { result, error } = (await answer.json()) as { result: Result<Name>; error?: string }
  if (error !== undefined) throw new Error(`${fn}: ${error}`)
  return result
}
