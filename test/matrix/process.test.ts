/** The program as an operator runs it: killed in the middle, stopped, and refused. */

import { once } from 'node:events'
import { expect, test } from 'vitest'
import { EXIT } from '../../adapters/shared/exit.ts'
import { program } from './program.ts'

test('killed again and again, it answers every question once', async () => {
  const { homeserver, userId, eva, start } = await program()
  const room = homeserver.createRoom({ creator: eva.userId, invite: [userId], direct: true })
  let child = start()
  await homeserver.waitMembership(room, userId, 'join')
  const questions: string[] = []
  for (let kills = 0; kills < 3; kills++) {
    questions.push(...homeserver.burst(room, eva.userId, ['kamery', 'hlídky ve městě', 'rozpočet kraje']))
    await homeserver.waitSent({ inReplyTo: questions.at(-3) ?? '' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    questions.push(homeserver.message(room, eva.userId, 'osvětlení ulic'))
    child = start()
  }
  for (const question of questions) await homeserver.waitSent({ inReplyTo: question })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([EXIT.ok, null])
  expect(questions.map(question => homeserver.sent({ inReplyTo: question }).length)).toEqual(
    questions.map(() => 1),
  )
})

test('a login that was ended is reported on standard error, with an exit code of its own', async () => {
  const { homeserver, userId, accessToken, eva, start } = await program({ MATRIX_ENCRYPTION: 'on' })
  const room = homeserver.createRoom({ creator: eva.userId, invite: [userId], direct: true })
  const child = start()
  const chunks: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  await homeserver.waitMembership(room, userId, 'join')
  homeserver.revoke(accessToken)
  expect(await once(child, 'exit')).toEqual([EXIT.refused, null])
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text).toContain('doslova: Matrix refused the token')
  expect(text).not.toContain(accessToken)
})
