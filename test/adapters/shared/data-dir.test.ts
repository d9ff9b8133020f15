import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lockDataDir } from '../../../adapters/shared/data-dir.ts'
import { EXIT } from '../../../adapters/shared/exit.ts'
import { PlatformError } from '../../../adapters/shared/platform.ts'
import { type Files, folder } from '../../documents.ts'

const MODULE = new URL('../../../adapters/shared/data-dir.ts', import.meta.url).pathname

/** Why the folder cannot be had. */
function problem(path: string): Pick<PlatformError, 'exitCode' | 'message'> {
  try {
    lockDataDir(path).release()
  } catch (error) {
    if (error instanceof PlatformError) return error
  }
  throw new Error('there was no problem')
}

describe('a folder', () => {
  test('is made, and holds nothing but an empty file', () => {
    const path = join(folder({}), 'a', 'b')
    const lock = lockDataDir(path)
    expect(readdirSync(path)).toEqual(['doslova.lock'])
    lock.release()
    expect(readFileSync(join(path, 'doslova.lock'), 'utf8')).toBe('')
  })

  test('is for one at a time, and for the next one when it is given up', () => {
    const path = folder({})
    const lock = lockDataDir(path)
    expect(problem(path)).toMatchObject({
      exitCode: EXIT.conflict,
      message: `Another program uses the folder ${path}. Stop it, or give each a DATA_DIR of its own.`,
    })
    lock.release()
    lockDataDir(path).release()
  })

  test('is given up by a process that is killed', async () => {
    const path = folder({})
    const script = `import { lockDataDir } from ${JSON.stringify(MODULE)}
      const lock = lockDataDir(process.argv[1]); console.log('held'); setInterval(() => lock, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, path])
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    expect(problem(path).exitCode).toBe(EXIT.conflict)
    child.kill('SIGKILL')
    await once(child, 'exit')
    lockDataDir(path).release()
  })
})

describe('a folder that cannot be used is told', () => {
  test.each<readonly [string, Files, string, number, RegExp]>([
    [
      'a file in its place',
      { data: 'text' },
      'data',
      EXIT.usage,
      /data cannot be made \(EEXIST\)\. Set DATA_DIR/,
    ],
    [
      'a file above it',
      { data: 'text' },
      'data/a',
      EXIT.usage,
      /a cannot be made \(ENOTDIR\)\. Set DATA_DIR/,
    ],
    [
      'something else in it',
      { 'doslova.lock': 'text' },
      '.',
      EXIT.unavailable,
      /doslova\.lock is not the lock that this program makes\. Remove the file/,
    ],
  ])('%s', (_, files, path, exitCode, message) => {
    expect(problem(join(folder(files), path))).toMatchObject({
      exitCode,
      message: expect.stringMatching(message),
    })
  })

  test('no file in it', () => {
    const path = folder({})
    mkdirSync(join(path, 'doslova.lock'))
    expect(problem(path)).toMatchObject({
      exitCode: EXIT.unavailable,
      message: expect.stringMatching(/written \(EISDIR\)\. Set DATA_DIR/),
    })
  })
})
