/** The server as a process of its own, led over HTTP. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { connectBotApi } from '../src/control.ts'
import { ask } from './ask.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

test('another process is led as this one', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--options', '{"privacy":false}'])
  onTestFinished(() => void child.kill())
  const [line] = await once(createInterface(child.stdout), 'line')
  const { root, token } = JSON.parse(String(line)) as { root: string; token: string }
  const world = connectBotApi(root)
  const jana = await world.addUser({ first_name: 'Jana' })
  const group = await world.addGroup()
  await world.say(jana, 'Co kola?', { chat: group })
  expect(await world.pending()).toMatchObject([
    { message: { text: 'Co kola?', from: { first_name: 'Jana' } } },
  ])
  const called = world.waitForCalls('sendMessage')
  await ask({ root, token }, 'sendMessage', { chat_id: group.id, text: 'Stezku.' })
  expect(await called).toMatchObject([{ status: 200 }])
  expect(await world.said(group)).toMatchObject([{ text: 'Stezku.' }])
  expect(await world.pressAnswer('1')).toBeNull()
  await expect(world.say(1, 'Ahoj')).rejects.toThrow('there is no chat 1')
  child.kill()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})
