import { describe, expect, test } from 'vitest'
import { passages } from '../../../adapters/cli/passages.ts'
import { readSettings } from '../../../config/env.ts'
import { sharedFolder } from '../../town/bot.ts'
import { call, objects, run, runHere } from './program.ts'

const text = (topic: string) => `---\ntitle: ${topic}\n---\n${topic} bude i v neděli.\n`

/** A place to work in: three folders of texts, two of them in its settings. */
const work = sharedFolder({
  '.env': 'CONTENT_DIRS=trh:lazne\n',
  'trh/2026-kolin/trh.md': text('Trh'),
  'lazne/2026-kolin/lazne.md': text('Lázně'),
  'kino/2026-kolin/kino.md': text('Kino'),
})
const topics = (out: string) => objects(out).map(passage => (passage.source as { title: string }).title)

describe('texts come from', () => {
  test('the settings file of the working folder', async () => {
    const { code, out, err } = await run(['passages', '--json'], { cwd: work })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(topics(out)).toEqual(['Trh', 'Lázně'])
  })

  test('the environment before the settings file', async () => {
    const env = { CONTENT_DIRS: `${work}/kino` }
    expect(topics((await runHere(['passages', '--json'], { env })).out)).toEqual(['Kino'])
    expect(await readSettings({ CONTENT_DIRS: 'kino:trh' }, `${work}/.env`)).toMatchObject({
      contentDirs: ['kino', 'trh'],
    })
  })

  test('the command line, folder by folder', async () => {
    const { out } = await call(
      passages,
      '--json',
      ...['--content', `${work}/kino`, '--content', `${work}/trh`],
    )
    expect(topics(out)).toEqual(['Kino', 'Trh'])
  })
})
