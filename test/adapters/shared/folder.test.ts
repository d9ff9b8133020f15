import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../adapters/shared/folder.ts'
import { folder } from '../../documents.ts'

test('a folder is made with those above it, and again is no error', () => {
  const path = join(folder({}), 'a', 'b', 'c')
  for (const _ of [1, 2]) makeFolder(path, 0o700)
  expect(statSync(path).isDirectory()).toBe(true)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
})

test.each([
  ['in place of it', 'soubor'],
  ['in place of one above', 'soubor/a/b'],
])('a file %s is an error', (_, path) => {
  expect(() => makeFolder(join(folder({ soubor: 'text' }), path))).toThrow(/EEXIST|ENOTDIR/)
})

test.skipIf(!existsSync('/proc/self'))(
  'where the system makes none, that is an error, and no endless trying',
  () => {
    expect(() => makeFolder('/proc/není/ani/tohle')).toThrow(/ENOENT/)
  },
)
