/**
 * Memory over rebuilds: `node --expose-gc --import ./test/adapters/live/collecting.ts test/adapters/live/memory-process.ts EDITS FOLDER...`
 * edits the first file of each folder in turn, and prints after each edit what every thread holds when it was collected.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { ALONE } from '../../../src/chat/turn.ts'
import type { Left } from './collecting.ts'
import { livingBot } from './living-bot.ts'

const [edits, ...folders] = process.argv.slice(2)
const asked = new BroadcastChannel('collect')
const told = new BroadcastChannel('collected')

/** Threads alive: this one, the one that reads, the one that answers, the one that rests. */
const threads = new Set([0])
let left: Record<number, number> = {}
let all = Promise.withResolvers<Record<number, number>>()
const look = () => {
  if ([...threads].every(thread => thread in left)) all.resolve(left)
}
process.on('worker', worker => {
  const { threadId } = worker
  threads.add(threadId)
  worker.on('exit', () => {
    threads.delete(threadId)
    look()
  })
})
told.onmessage = event => {
  const { thread, bytes } = (event as { data: Left }).data
  left[thread] = bytes
  look()
}

/** Bytes that each thread holds, by the number of the thread. */
function collected(): Promise<Record<number, number>> {
  left = {}
  all = Promise.withResolvers()
  asked.postMessage(null)
  return all.promise
}

const files = folders.map(folder => {
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(each => each.endsWith('.md'))
  const path = join(folder, name ?? '')
  return { path, text: readFileSync(path, 'utf8') }
})
const living = await livingBot(folders)
// What it began with comes first.
while (living.swaps() === 0) await living.bot.handle('rozhledna', ALONE)
for (let edit = 0; edit < Number(edits); edit++) {
  const before = living.swaps()
  const file = files[edit % files.length]
  if (file === undefined) throw new Error('FOLDER: one that has a file of Markdown.')
  writeFileSync(file.path, `${file.text}\nPostavíme rozhlednu číslo ${edit} na kopci.\n`)
  while (living.swaps() === before) await living.bot.handle(`rozhledna ${edit}`, ALONE)
  const left = await collected()
  console.log(JSON.stringify({ edit, left, rss: process.memoryUsage().rss }))
}
await living.close()
asked.close()
told.close()
