/** The editor's page as somebody starts and stops it. */

import { describe, expect, onTestFinished, test } from 'vitest'
import { HttpServer } from '../../../adapters/shared/http.ts'
import { folder } from '../../documents.ts'
import { startEditor } from '../editor/browser/program.ts'
import { runHere } from './program.ts'

const TEXTS = { 'a.md': '---\ntitle: Lampy\nplace: Kolín\nyear: 2022\n---\nLampy v parku rozsvítíme dřív.\n' }

describe('it says what is wrong, and ends', () => {
  test.each([
    [['--port', 'x'], 2, '--port x is not a port: give a number such as 8322.'],
    [['--port', '70000'], 2, '--port 70000 is not a port: give a number such as 8322.'],
    [['--prot', '1'], 2, 'There is no option --prot. Did you mean --port?'],
    [['kolo'], 2, 'The command editor takes no question: it is asked on the page.'],
  ])('%j', async (args, code, message) => {
    expect(await runHere(['editor', ...args])).toEqual({ code, out: '', err: `doslova: ${message}\n` })
  })

  test('a port that is taken', async () => {
    const taken = new HttpServer(() => {})
    const port = await taken.listen(0, '127.0.0.1')
    onTestFinished(() => taken.close())
    const { code, err } = await runHere(['editor', '--port', String(port), '--content', folder(TEXTS)])
    expect([code, err]).toEqual([
      5,
      `doslova: Port ${port} cannot be used (EADDRINUSE). If the page is open already, use it; otherwise give another one: --port ${port + 1}.\n`,
    ])
  })

  test('a folder that is not there', async () => {
    const { code, err } = await runHere(['editor', '--port', '0', '--content', '/neni/tu'], {
      env: { MEANING: 'off', DATA_DIR: folder({}) },
    })
    expect([code, err]).toEqual([2, expect.stringMatching(/^doslova: The content folder \/neni\/tu /)])
  })
})

test('it is there before the texts are read, tells when they are, and stops while pages listen', async () => {
  const { address, stop } = await startEditor([folder(TEXTS)], { MEANING: 'off', DATA_DIR: folder({}) })
  expect((await fetch(`${address}/editor`)).status).toBe(200)
  expect((await fetch(`${address}/`, { redirect: 'manual' })).headers.get('location')).toBe('/editor')
  const { body } = await fetch(`${address}/editor/udalosti`)
  const events = body?.pipeThrough(new TextDecoderStream()).getReader()
  const status = async () => (await (await fetch(`${address}/editor`)).text()).includes('1 text, 1 odstavec')
  while (!(await status())) await events?.read()
  await stop()
  await expect(fetch(`${address}/editor`)).rejects.toThrow()
})
