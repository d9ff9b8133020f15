import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folder } from '../documents.ts'

const PROCESS = fileURLToPath(new URL('./rebuilding-process.ts', import.meta.url))

test('five hundred snapshots of edited files, and answers from each, hold no more than one hundred', () => {
  const args = ['--expose-gc', PROCESS, folder({}), '500']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  const held = stdout.trim().split('\n').map(Number)
  expect(held).toHaveLength(5)
  const [first = 0] = held
  expect((held.at(-1) ?? 0) / first).toBeLessThan(1.03)
})
