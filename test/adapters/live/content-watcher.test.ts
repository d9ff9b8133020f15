/** Changes of files as they are told: all that come together once, and nothing that is not read. */

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ContentWatcher } from '../../../adapters/live/content-watcher.ts'
import { type Files, folder, writeFiles } from '../../documents.ts'

/** A watcher that is ready, over one folder. */
async function watching(files: Files) {
  const root = folder(files)
  const failures: string[] = []
  let seen = 0
  const watcher = new ContentWatcher({
    folders: [root],
    onChanging: () => seen++,
    onFailure: reason => failures.push(reason),
  })
  onTestFinished(() => watcher.close())
  // It asks for a look as soon as it sees.
  expect(await watcher.changed()).toBe(false)
  return { root, watcher, failures, seen: () => seen }
}

const many = (at: number): Files =>
  Object.fromEntries(Array.from({ length: 200 }, (_, file) => [`text-${file}.md`, `Verze ${at}.\n`]))

test('hundreds of files, new folders and renames are one change', async () => {
  const { root, watcher, seen } = await watching(many(0))
  const changed = watcher.changed()
  writeFiles(root, many(1))
  mkdirSync(join(root, 'nová'))
  for (let file = 0; file < 50; file++)
    renameSync(join(root, `text-${file}.md`), join(root, `nová/${file}.md`))
  expect(await changed).toBe(true)
  expect(seen()).toBe(1)
})

test('what git changes is one change, however long it takes', async () => {
  const { root, watcher, seen } = await watching({ '.git/HEAD': '', 'a.md': 'A.\n' })
  const lock = join(root, '.git/index.lock')
  writeFileSync(lock, '')
  let isTold = false
  const changed = watcher.changed().then(told => {
    isTold = true
    return told
  })
  // Meanwhile, files of a folder without git are told twice.
  const other = await watching({ 'a.md': 'A.\n' })
  for (const at of [1, 2]) {
    const each = other.watcher.changed()
    for (const folder of [root, other.root]) writeFileSync(join(folder, 'a.md'), `Verze ${at}.\n`)
    expect(await each).toBe(true)
    expect(isTold).toBe(false)
  }
  rmSync(lock)
  expect(await changed).toBe(true)
  expect(seen()).toBe(1)
})

test('files that nobody reads are no change', async () => {
  const { root, watcher, seen } = await watching({ 'a.md': 'A.\n' })
  writeFiles(root, { 'obrázek.png': 'x', '.skrytý.md': 'x', 'node_modules/a.md': 'x', '_site/a.md': 'x' })
  const changed = watcher.changed()
  writeFileSync(join(root, 'b.md'), 'B.\n')
  expect(await changed).toBe(true)
  expect(seen()).toBe(1)
})

test('a look is no change', async () => {
  const { watcher, seen } = await watching({ 'a.md': 'A.\n' })
  watcher.look()
  expect(await watcher.changed()).toBe(false)
  expect(seen()).toBe(0)
})

test('a folder that has taken the place of the one before is watched when it is watched anew', async () => {
  const { root, watcher } = await watching({ 'a.md': 'A.\n' })
  renameSync(root, `${root}-dřív`)
  writeFiles(root, { 'a.md': 'A.\n' })
  watcher.look()
  await watcher.changed()
  await watcher.renew()
  await watcher.changed()
  const changed = watcher.changed()
  writeFileSync(join(root, 'b.md'), 'B.\n')
  expect(await changed).toBe(true)
})
