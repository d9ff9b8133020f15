/** What happens to the file between processes: one is killed while it writes, two want it at once. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { SqliteFile } from '../store/sqlite-file.ts'
import { contents, openDatabase, openFile } from './database.ts'
import { emptyFolder } from './folder.ts'

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url))
const FULL_DISK = fileURLToPath(new URL('full-disk.ts', import.meta.url))

/** Starts a writer that begins with this number. */
function startWriter(path: string, from: number) {
  const child = spawn(process.execPath, [WRITER, path, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, lines: createInterface(child.stdout) }
}

async function numbersIn(path: string): Promise<number[]> {
  const { factory, file } = await openFile(path)
  const connection = await openDatabase(factory, 'numbers', 1, () => {})
  const records = [...(await contents(connection, 'left')), ...(await contents(connection, 'right'))]
  file.close()
  return records.map(([, value]) => (value as { number: number }).number)
}

test('a process killed while it writes leaves whole transactions, and none less than it told', async () => {
  const path = join(emptyFolder(), 'a.sqlite')
  let told = -1
  for (const toldBeforeKill of [1, 7, 23, 50]) {
    const { child, lines } = startWriter(path, told + 1)
    const closed = once(child, 'close')
    let count = 0
    for await (const line of lines) {
      told = Number(line)
      if (++count === toldBeforeKill) child.kill('SIGKILL')
    }
    await closed
    const numbers = await numbersIn(path)
    expect(numbers).toHaveLength(40)
    expect([...new Set(numbers)]).toHaveLength(1)
    expect(numbers[0]).toBeGreaterThanOrEqual(told)
    told = numbers[0] ?? told
  }
})

test('a second process is told that the first has the file, and has it when the first is gone', async () => {
  const path = join(emptyFolder(), 'a.sqlite')
  const { child, lines } = startWriter(path, 0)
  await once(lines, 'line')
  expect(() => new SqliteFile(path)).toThrow(/a\.sqlite is in use by another running bot/)
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
  new SqliteFile(path).close()
})

test('a bot that was not told what to do when it cannot save its keys ends, and says why', async () => {
  const child = spawn(process.execPath, [FULL_DISK, emptyFolder()], { stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    said += text
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(said).toMatch(/crypto\.sqlite cannot be written \(disk is full\)\. Check free space/)
})
