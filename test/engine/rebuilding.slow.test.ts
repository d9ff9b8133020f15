import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folder } from '../documents.ts'

const PROCESS = fileURLToPath(new URL('./rebuilding-process.ts', import.meta.url))

/** What is remembered of texts is of the last two thousand; only then nothing may be added. */
test('three thousand snapshots of edited files, and answers from each, hold no more than two and a half thousand', () => {
  const args = ['--expose-gc', PROCESS, folder({}), '3000']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  const held = stdout.trim().split('\n').map(Number)
  expect(held).toHaveLength(6)
  const [before = 0, last = 0] = held.slice(-2)
  expect(last / before).toBeLessThan(1.01)
})
