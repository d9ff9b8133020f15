/** The program as an operator runs it, on a homeserver of the tests. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { startHomeserver } from '@doslova/fake-homeserver'
import { onTestFinished } from 'vitest'
import { dataFolder } from '../documents.ts'

const MAIN = new URL('../../adapters/cli/main.ts', import.meta.url).pathname
/** As `npm start` runs it. */
const NODE_OPTIONS = ['--max-semi-space-size=8']

/** Starts `doslova start` as often as asked, with the same folder every time. Everything ends with the test. */
export async function program(more: NodeJS.ProcessEnv = {}) {
  const homeserver = await startHomeserver()
  const { userId, accessToken } = homeserver.addUser('doslova')
  const eva = homeserver.addUser('eva')
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataFolder(),
    MATRIX_HOMESERVER_URL: homeserver.url,
    MATRIX_ACCESS_TOKEN: accessToken,
    MATRIX_ENCRYPTION: 'off',
    ...more,
  }
  let child: ChildProcess | null = null
  const start = () => {
    child = spawn(process.execPath, [...NODE_OPTIONS, MAIN, 'start'], {
      env,
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return child
  }
  onTestFinished(async () => {
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await homeserver.stop()
  })
  return { homeserver, userId, accessToken, eva, start }
}
