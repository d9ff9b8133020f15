/** The program as an operator runs it: killed in the middle, stopped, and refused. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { EXIT } from '../../adapters/exit.ts'
import { folder } from '../documents.ts'
import { startHomeserver } from './homeserver/homeserver.ts'

const MAIN = new URL('../../adapters/main.ts', import.meta.url).pathname

/** Starts `doslova start` on a homeserver, with the same folder every time. */
async function program(more: NodeJS.ProcessEnv = {}) {
  const homeserver = await startHomeserver()
  const { userId, accessToken } = homeserver.addUser('doslova')
  const eva = homeserver.addUser('eva').userId
  const DATA_DIR = folder({})
  const env = {
    PATH: process.env.PATH,
    DATA_DIR,
    MATRIX_HOMESERVER_URL: homeserver.url,
    MATRIX_ACCESS_TOKEN: accessToken,
    MATRIX_ENCRYPTION: 'off',
    ...more,
  }
  let child: ChildProcess | null = null
  const start = () => {
    child = spawn(process.execPath, [MAIN, 'start'], {
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

test('killed again and again, it answers every question once', async () => {
  const { homeserver, userId, eva, start } = await program()
  const room = homeserver.createRoom({ creator: eva, invite: [userId], direct: true })
  let child = start()
  await homeserver.waitMembership(room, userId, 'join')
  const questions: string[] = []
  for (let kills = 0; kills < 3; kills++) {
    questions.push(...homeserver.burst(room, eva, ['kamery', 'hlídky ve městě', 'rozpočet kraje']))
    await homeserver.waitSent({ inReplyTo: questions.at(-3) ?? '' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    questions.push(homeserver.message(room, eva, 'osvětlení ulic'))
    child = start()
  }
  for (const question of questions) await homeserver.waitSent({ inReplyTo: question })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([EXIT.ok, null])
  expect(questions.map(question => homeserver.sent({ inReplyTo: question }).length)).toEqual(
    questions.map(() => 1),
  )
})

test('a login that was ended is told on standard error, with an exit code of its own', async () => {
  const { homeserver, userId, accessToken, eva, start } = await program({ MATRIX_ENCRYPTION: 'on' })
  const room = homeserver.createRoom({ creator: eva, invite: [userId], direct: true })
  const child = start()
  const told: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => told.push(chunk))
  await homeserver.waitMembership(room, userId, 'join')
  homeserver.revoke(accessToken)
  expect(await once(child, 'exit')).toEqual([EXIT.refused, null])
  const text = Buffer.concat(told).toString('utf8')
  expect(text).toContain('doslova: Matrix refused the token')
  expect(text).not.toContain(accessToken)
})
