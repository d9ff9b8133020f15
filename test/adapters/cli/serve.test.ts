/** The bots as an operator starts, asks and stops them. */

import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { HttpServer } from '../../../adapters/shared/http.ts'
import { folder } from '../../documents.ts'
import { begin, person, startProgram } from '../../telegram/bot.ts'
import { sharedFolder } from '../../town/bot.ts'
import { TOWN } from '../../town/town.ts'
import { objects, run, runHere } from './program.ts'

const town = sharedFolder(TOWN)
const TOKEN = '7000001:AAtest'

describe('DATA_DIR', () => {
  test('is for one program: the second says so and ends, a killed one leaves nothing in the way', async () => {
    const { api, data, launched, start } = await begin(town)
    const first = await start()
    const second = launched()
    expect(await second.ended).toBe(4)
    expect(second.err()).toBe(
      `doslova: Another program uses the folder ${data}. Stop it, or give each a DATA_DIR of its own.\n`,
    )
    const jana = person(api)
    api.say(jana, 'ahoj')
    await api.idle()
    expect(api.said(jana)).toHaveLength(1)
    first.signal('SIGKILL')
    await first.ended
    const third = await start()
    expect(await third.stop()).toBe(0)
  })

  test('keeps the index, and nothing half written', async () => {
    const { data, start } = await begin(town)
    await (await start()).stop()
    expect(readdirSync(data).sort()).toEqual([
      'doslova.lock',
      'index.bin',
      'lexicon.bin',
      expect.stringMatching(/^telegram-\d+\.updates$/),
    ])
  })

  test.skipIf(!existsSync('/proc/self'))('that cannot be made is a wrong setting', async () => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, DATA_DIR: '/proc/x', CONTENT_DIRS: town }
    expect(await run(['start'], { env })).toEqual({
      ...{ code: 2, out: '' },
      err: 'doslova: The folder /proc/x cannot be made (ENOENT). Set DATA_DIR to one that can, or make it yourself.\n',
    })
  })
})

test('HTTP is open to this machine, for GET and HEAD', async () => {
  const { start } = await begin(town)
  const program = await start({ HTTP_PORT: '0' })
  const [{ host, port } = {}] = objects(program.out()).filter(({ msg }) => msg === 'http listening')
  expect(host).toBe('127.0.0.1')
  for (const [path, words] of [
    ['healthz', 'ok\n'],
    ['readyz/', /^(?:ready\nmeaning: |starting\n$)/],
    ['metrics', /doslova_passages [1-9]/],
  ] as const) {
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map(method => fetch(`http://127.0.0.1:${port}/${path}`, { method })),
    )
    expect(await get?.text()).toMatch(words)
    expect(await head?.text()).toBe('')
  }
  expect(await program.stop()).toBe(0)
})

test("the editor's page is beside the bots where it is wanted, for this machine, and keeps nobody from stopping", async () => {
  const { start } = await begin(town)
  const program = await start({ HTTP_PORT: '0', HTTP_HOST: '0.0.0.0', HTTP_EDITOR: 'on', MEANING: 'off' })
  const [{ port } = {}] = objects(program.out()).filter(({ msg }) => msg === 'http listening')
  const page = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/editor`, { headers })
  expect([(await page({})).status, (await page({ 'x-forwarded-for': '192.0.2.1' })).status]).toEqual([
    200, 403,
  ])
  const events = await fetch(`http://127.0.0.1:${port}/editor/udalosti`)
  expect(await program.stop()).toBe(0)
  await events.text()
})

test('words that five people asked about in vain are told to this machine, their number to metrics', async () => {
  const { api, start } = await begin(town)
  const program = await start({ HTTP_PORT: '0' })
  const [{ port } = {}] = objects(program.out()).filter(({ msg }) => msg === 'http listening')
  const env = { HTTP_PORT: String(port) }
  const ask = async () => {
    api.say(person(api, true), 'kolotoče')
    await api.idle()
  }
  for (let asker = 1; asker < 5; asker++) await ask()
  expect(await runHere(['gaps'], { env })).toEqual({ code: 0, out: '', err: '' })
  await ask()
  expect(await runHere(['gaps'], { env })).toEqual({ code: 0, out: '5\tkolotoče\n', err: '' })
  expect(JSON.parse((await runHere(['gaps', '--json'], { env })).out)).toEqual([
    { word: 'kolotoče', askers: 5 },
  ])
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(metrics).toMatch(/^doslova_gaps 1$/m)
  expect(`${metrics}${program.out()}${program.err()}`).not.toContain('koloto')
  expect(await program.stop()).toBe(0)
})

describe('doslova gaps', () => {
  test('needs the port of the bots', async () => {
    expect(await runHere(['gaps'])).toEqual({
      ...{ code: 2, out: '' },
      err: 'doslova: HTTP_PORT is missing: it has to be the port that the bots were started with.\n',
    })
  })

  test.each([
    ['that nobody listens at', null],
    ['of something else', () => ({ status: 404 })],
    ['of something that answers otherwise', () => ({ status: 200, body: 'ahoj' })],
  ])('says so when it is one %s', async (_, handler) => {
    const server = new HttpServer(() => {})
    const port = await server.listen(0, '127.0.0.1')
    if (handler === null) await server.close()
    else {
      onTestFinished(() => server.close())
      server.route('GET', '/gaps', handler)
    }
    expect(await runHere(['gaps'], { env: { HTTP_PORT: String(port) } })).toEqual({
      ...{ code: 5, out: '' },
      err: `doslova: No bots answer at http://127.0.0.1:${port}/gaps. Start them with this HTTP_PORT, and ask on the same machine.\n`,
    })
  })

  test('asks a bot that is open to all addresses at one of this machine', async () => {
    const server = new HttpServer(() => {})
    server.route('GET', '/gaps', () => ({ status: 200, body: '[]' }))
    const port = await server.listen(0, '0.0.0.0')
    onTestFinished(() => server.close())
    const env = { HTTP_PORT: String(port), HTTP_HOST: '0.0.0.0' }
    expect(await runHere(['gaps', '--json'], { env })).toEqual({ code: 0, out: '[]\n', err: '' })
  })
})

test('texts are read again when they change and at SIGHUP; what is broken answers as before and is told everywhere', async () => {
  const content = folder({ 'a.md': '---\ntitle: Lampy\nplace: Kolín\n---\nLampy v parku rozsvítíme dřív.\n' })
  const { api, start } = await begin(content)
  const program = await start({ HTTP_PORT: '0', MEANING: 'off' })
  await program.whenOut(/"msg":"content"/)
  const [{ port } = {}] = objects(program.out()).filter(({ msg }) => msg === 'http listening')
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}/${path}`)).text()
  const jana = person(api)
  const said = async (question: string) => {
    api.say(jana, question)
    await api.idle()
    return api.said(jana).at(-1)?.text ?? ''
  }

  writeFileSync(join(content, 'b.md'), '---\ntitle: Kašna\nplace: Kolín\n---\nKašnu na náměstí vyčistíme.\n')
  program.signal('SIGHUP')
  await program.whenOut(/"texts":2/)
  expect(await said('kašna na náměstí')).toContain('Kašnu na náměstí vyčistíme.')

  writeFileSync(join(content, 'b.md'), '---\ntitle: [\n---\nTohle ne.\n')
  await program.whenOut(/"msg":"content fault"/)
  expect(await said('kašna na náměstí prosím')).toContain('Kašnu na náměstí vyčistíme.')
  expect(await get('readyz')).toMatch(/b\.md:2 front-matter-invalid, answers: as it was before\n/)
  expect(await get('metrics')).toMatch(/^doslova_content_faults 1$/m)

  writeFileSync(join(content, 'b.md'), '---\ntitle: Kašna\nplace: Kolín\n---\nKašnu na náměstí opravíme.\n')
  await program.whenOut(/"faults":1[\s\S]*"faults":0/)
  expect(await said('kašna')).toContain('Kašnu na náměstí opravíme.')
  expect(await get('metrics')).toMatch(/^doslova_content_loads_total 4$/m)
  expect(await program.stop()).toBe(0)
})

test('a port or address that cannot be had is told, with what to do', async () => {
  const taken = new HttpServer(() => {})
  const port = await taken.listen(0, '127.0.0.1')
  onTestFinished(() => taken.close())
  const { launched } = await begin(town)
  const program = launched({ HTTP_PORT: String(port) })
  expect(await program.ended).toBe(5)
  expect(program.err()).toBe(
    `doslova: HTTP_PORT ${port} at HTTP_HOST 127.0.0.1 cannot be used (EADDRINUSE). Choose another port, or an address of this machine.\n`,
  )
})

test('a server that cannot be reached is told with the reason, and waited for', async () => {
  const nobody = new HttpServer(() => {})
  const port = await nobody.listen(0, '127.0.0.1')
  await nobody.close()
  const program = startProgram(
    { root: `http://127.0.0.1:${port}`, token: TOKEN },
    { content: town, data: folder({}), env: { LOG_LEVEL: 'warn' } },
  )
  onTestFinished(() => program.signal('SIGKILL'))
  const waits = await program.whenOut(/telegram waits.*\n.*telegram waits/)
  expect(objects(waits)[0]).toMatchObject({
    level: 40,
    method: 'getMe',
    reason: 'ECONNREFUSED',
    server: `http://127.0.0.1:${port}`,
    msg: 'telegram waits',
  })
  expect(await program.stop()).toBe(0)
})
