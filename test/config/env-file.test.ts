import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnvFile } from '../../config/env-file.ts'
import { folder } from '../documents.ts'

const SECRET = 'tajné'
const LINE = `MATRIX_PASSWORD=${SECRET}\n`
const utf16 = (text: string, mark: number[]) =>
  Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')])

describe('a file of settings', () => {
  test.each<readonly [string, string | Uint8Array, Readonly<Record<string, string>>]>([
    ['that is empty', '', {}],
    ['with a byte order mark', `\uFEFFA=1\n`, { A: '1' }],
    ['with the line ends of Windows', 'A=1\r\n\r\nB=2\r\n', { A: '1', B: '2' }],
    [
      'with comments, quotes and empty lines',
      '# nic\n\n\nA="1 2" # dvě\n\n\nexport B=\'3\'',
      { A: '1 2', B: '3' },
    ],
    ['with other letters', LINE, { MATRIX_PASSWORD: SECRET }],
    ['that is full', `A=${'x'.repeat(65_533)}\n`, { A: 'x'.repeat(65_533) }],
    ['of empty lines', '\n'.repeat(65_536), {}],
  ])('%s is read', (_, text, values) => {
    const path = join(folder({}), '.env')
    writeFileSync(path, text)
    expect(readEnvFile(path)).toEqual({ values })
  })

  test('that is not there has none', () => {
    expect(readEnvFile(join(folder({}), '.env'))).toEqual({ values: {} })
  })

  test('behind a link is read', () => {
    const root = folder({ jinde: 'A=1\n' })
    symlinkSync('jinde', join(root, '.env'))
    expect(readEnvFile(join(root, '.env'))).toEqual({ values: { A: '1' } })
  })
})

test('empty lines take no longer than lines of settings', () => {
  const path = join(folder({}), '.env')
  const ms = (line: string) => {
    writeFileSync(path, line.repeat(32_768 / line.length))
    const started = performance.now()
    readEnvFile(path)
    return performance.now() - started
  }
  const usual = Math.max(ms('A=1\n'), ms('A=1\n'))
  // The parser alone takes some hundred times as long.
  expect(ms('\n') / usual).toBeLessThan(50)
})

describe('what is no file of settings is told, and nothing of it', () => {
  test.each<readonly [string, (path: string) => void, RegExp]>([
    ['a folder', path => mkdirSync(path), /is a folder: put the settings into a file/],
    ['a pipe', path => execFileSync('mkfifo', [path]), /is not a file: put the settings into one/],
    ['UTF-16', path => writeFileSync(path, utf16(LINE, [0xff, 0xfe])), /UTF-16.*save it as UTF-8/],
    ['UTF-16 without a mark', path => writeFileSync(path, utf16(LINE, [])), /UTF-16.*save it as UTF-8/],
    [
      'a Czech code page',
      path => writeFileSync(path, Buffer.from(LINE, 'latin1')),
      /not in UTF-8: save it as UTF-8/,
    ],
    ['a program', path => writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1])), /not a text/],
    ['a long file', path => writeFileSync(path, LINE.repeat(5_000)), /longer than 64 kB/],
    ['a device without an end', path => symlinkSync('/dev/zero', path), /longer than 64 kB/],
  ])('%s', (_, make, problem) => {
    const path = join(folder({}), '.env')
    make(path)
    const told = readEnvFile(path)
    expect(told).toEqual({ problem: expect.stringMatching(problem) })
    expect(JSON.stringify(told)).not.toMatch(/tajn/)
  })
})
