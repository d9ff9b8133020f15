/** A real Redis on this machine, without a file; and the means to take it away for a while. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../free-port.ts'

export interface RedisServer {
  readonly url: string
  /** Its working folder. */
  readonly dir: string
  stop(): Promise<void>
  /** Starts it again at the same address, with nothing in it. */
  start(): Promise<void>
}

/** Nothing on disk, and what expires first goes first where the memory is full. */
const SETTINGS = { save: '', appendonly: 'no', maxmemory: '64mb', 'maxmemory-policy': 'volatile-ttl' }

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'doslova-redis-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  let child: ChildProcess | null = null
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    dir,
    async start() {
      const options = { bind: '127.0.0.1', port, dir, ...SETTINGS }
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
      child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
      const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
      for await (const line of lines) if (line.includes('Ready to accept connections')) return
      throw new Error('redis-server ended before it was ready')
    },
    async stop() {
      if (child === null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      child = null
      await ended
    },
  }
  await server.start()
  return server
}
