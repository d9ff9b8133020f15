import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask } from '../../../adapters/cli/ask.ts'
import { check } from '../../../adapters/cli/check.ts'
import { sharedFolder } from '../../town/bot.ts'
import { PLAYGROUND, FIRST_TEXTS as TOWN } from '../../town/town.ts'
import { call, runHere, STACK } from './program.ts'

const GOOD = TOWN['2026-kolin/hriste.md'] as string
const good = sharedFolder({ '2026-kolin/hriste.md': GOOD })
const trap = sharedFolder({})
const MARK = join(trap, 'spusteno')

/** A good text among files that are none; the first two try to run code. */
const bad = sharedFolder({
  '2026-kolin/a-kod.md': `---js\n{ title: require('node:fs').writeFileSync(${JSON.stringify(MARK)}, '') }\n---\nText o kolech.\n`,
  '2026-kolin/b-kod.md': `---javascript\nrequire('node:fs').writeFileSync(${JSON.stringify(MARK)}, '')\n---\nText o lávce.\n`,
  '2026-kolin/c-konec.md': '---\ntitle: Bez konce\n\nText o lese.\n',
  '2026-kolin/d-hlava.md': '---\ntitle: jedna: dvě: tři\n---\nText o bazénu.\n',
  '2026-kolin/e-obraz.md': new Uint8Array([0x47, 0x49, 0x46, 0x38, 0, 1, 2, 3]),
  '2026-kolin/f-kodovani.md': new Uint8Array([0x9e, 0xe1, 0x62, 0x61, 0x0a]),
  '2026-kolin/hriste.md': GOOD,
})
const FAULTS = [
  ['2026-kolin/a-kod.md', 1, 'front-matter-language'],
  ['2026-kolin/b-kod.md', 1, 'front-matter-language'],
  ['2026-kolin/c-konec.md', 1, 'front-matter-unclosed'],
  ['2026-kolin/d-hlava.md', 2, 'front-matter-invalid'],
  ['2026-kolin/e-obraz.md', null, 'file-binary'],
  ['2026-kolin/f-kodovani.md', null, 'file-encoding'],
] as const

describe('check', () => {
  test('is content with a good folder', async () => {
    expect(await call(check, '--content', good)).toEqual({
      code: 0,
      out: 'texts: 1, errors: 0, warnings: 0\n',
      err: '',
    })
  })

  test('names each bad file with line and remedy, and ends with 1', async () => {
    const { code, out, err } = await runHere(['check', '--content', bad])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    for (const [file, line, rule] of FAULTS) {
      const place = line === null ? file : `${file}:${line}`
      expect(out).toMatch(new RegExp(`^${place} {2}error ${rule}\n {4}\\S.+\n {4}\\S.+$`, 'm'))
    }
    expect(out).toMatch(/\ntexts: 1, errors: 6, warnings: 0\n$/)
    expect(out).not.toMatch(STACK)
  })

  test('says the same in JSON', async () => {
    const { code, out, err } = await call(check, '--json', '--content', bad)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const { documents, problems } = JSON.parse(out)
    expect(documents).toBe(1)
    expect(problems).toMatchObject(
      FAULTS.map(([file, line, rule]) => ({
        severity: 'error',
        rule,
        folder: bad,
        file,
        line,
        message: expect.stringMatching(/\S/),
        remedy: expect.stringMatching(/\S/),
      })),
    )
    expect(problems).toHaveLength(FAULTS.length)
  })

  test('tells a missing folder beside a good one', async () => {
    const { code, out } = await call(check, '--content', good, '--content', join(good, 'neni'))
    expect(code).toBe(1)
    expect(out).toMatch(/folder-unreadable/)
    expect(out).toMatch(/\ntexts: 1, errors: 1, warnings: 0\n$/)
  })
})

describe('answers over a folder with bad files', () => {
  test('come from the good ones; the bad ones are named', async () => {
    const { code, out, err } = await call(ask, '--json', '--content', bad, 'hřiště v parku')
    expect(code).toBe(0)
    expect(JSON.parse(out).passages).toMatchObject([{ text: PLAYGROUND }])
    for (const [file] of FAULTS) expect(err).toContain(file)
    expect(err).not.toMatch(STACK)
  })

  test('come from the good folder when another one is missing', async () => {
    const absent = join(good, 'neni')
    const { code, out, err } = await call(
      ask,
      '--json',
      ...['--content', absent, '--content', good],
      'hřiště v parku',
    )
    expect(code).toBe(0)
    expect(JSON.parse(out).passages).toMatchObject([{ text: PLAYGROUND }])
    expect(err).toContain(absent)
    expect(err).not.toMatch(STACK)
  })
})

test('no content file has run code', () => {
  expect(existsSync(MARK)).toBe(false)
})
