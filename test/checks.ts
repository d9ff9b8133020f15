/**
 * Checks: all that `npm test` looks at, beside one another. What each says is printed when it ends, in one piece, and
 * the checks that failed are named at the end. Ends with 1 when there are any.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const COLOR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}

/** Scripts of package.json, the longest first. */
const SCRIPTS = ['unit', 'types', 'lint', 'unused']

/** Runs a script to its end, prints what it said, and says whether it succeeded. */
async function succeeds(script: string): Promise<boolean> {
  const started = performance.now()
  // Standard output and errors in the order in which they were written.
  const child = spawn('sh', ['-c', 'exec npm run --silent "$1" 2>&1', 'sh', script], {
    cwd: ROOT,
    env: { ...process.env, ...COLOR },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`\n${code === 0 ? '✓' : '✗'} ${script} (${seconds} s)\n${said}`)
  return code === 0
}

const ended = await Promise.all(SCRIPTS.map(succeeds))
const failed = SCRIPTS.filter((_, at) => !ended[at])
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}. Each runs alone with npm run.\n`)
  process.exitCode = 1
}
