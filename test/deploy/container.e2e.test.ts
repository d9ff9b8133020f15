/** The Dockerfile, followed step by step and run as an engine would run it: no root, nothing to write but its volume. */

import { execFileSync } from 'node:child_process'
import { chownSync, rmSync } from 'node:fs'
import { startBotApi } from '@doslova/fake-bot-api'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { dataFolder } from '../documents.ts'
import { person, programOf, whenPolling } from '../telegram/bot.ts'
import { buildImage, canContain, type Image, runContainer } from './container.ts'

const QUESTION = 'kamery s rozpoznáváním obličejů'
const isRequired = process.env.E2E_REQUIRED !== undefined
const PORT = '18080'

/** What a command in the container prints, and its exit code. */
async function inside(image: Image, volume: string, ...command: readonly string[]) {
  const program = programOf(runContainer(image, { volume, command, env: { HTTP_PORT: PORT } }))
  const code = await program.ended
  return { code, out: program.out().trim(), err: program.err() }
}

describe.skipIf(!canContain() && !isRequired)('the container', () => {
  let image: Image
  beforeAll(() => {
    image = buildImage()
  })
  afterAll(() => rmSync(image.root, { recursive: true }))

  async function begin() {
    const api = await startBotApi()
    onTestFinished(() => api.close())
    const volume = dataFolder()
    chownSync(volume, 1000, 1000)
    const env = {
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      HTTP_PORT: PORT,
      HTTP_HOST: '127.0.0.1',
    }
    const start = async () => {
      const before = api.calls('getUpdates').length
      const program = programOf(runContainer(image, { volume, env }))
      onTestFinished(() => program.signal('SIGKILL'))
      await whenPolling(api, program, before)
      return program
    }
    return { api, volume, start }
  }

  test('answers, is healthy, stops in order, and remembers what it answered in its volume', async () => {
    const { api, volume, start } = await begin()
    const program = await start()
    expect(await inside(image, volume, ...image.health)).toMatchObject({ code: 0 })
    const jana = person(api)
    api.say(jana, QUESTION)
    await api.idle()
    expect(api.said(jana)[0]?.text).toContain('obličejů')
    expect(await program.stop()).toBe(0)
    expect(await inside(image, volume, ...image.health)).toMatchObject({ code: 1 })
    const again = await start()
    expect(await again.stop()).toBe(0)
    expect(api.said(jana)).toHaveLength(1)
    expect(program.err()).toBe('')
  })

  test('is nobody in particular, and writes nothing but its volume', async () => {
    const volume = dataFolder()
    chownSync(volume, 1000, 1000)
    expect((await inside(image, volume, 'id', '-u')).out).toBe('1000')
    expect((await inside(image, volume, 'sh', '-c', 'touch /app/x /x; touch /data/x && ls /data')).out).toBe(
      'x',
    )
  })

  test('has Node of its own and no development tools', async () => {
    const { out } = await inside(
      image,
      '-',
      'sh',
      '-c',
      'node --version; ls node_modules | grep -cE "^(vitest|typescript|node-linux.*)$"',
    )
    expect(out).toMatch(/^v24\.[^\n]+\n0$/)
    expect(execFileSync('ls', [image.root], { encoding: 'utf8' })).toContain('data')
  })
})
