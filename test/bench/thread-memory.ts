/** Memory of threads but the main one: what each holds when its garbage was collected. Needs `--expose-gc` and `--import collecting.ts`. */

import { BroadcastChannel } from 'node:worker_threads'
import type { Left } from './collecting.ts'

export class ThreadMemory {
  private readonly asked = new BroadcastChannel('collect')
  private readonly told = new BroadcastChannel('collected')
  private readonly threads = new Set<number>()
  private left = new Map<number, number>()
  private all = Promise.withResolvers<void>()

  /** Knows of the threads that are started from now on. */
  constructor() {
    process.on('worker', worker => {
      const { threadId } = worker
      this.threads.add(threadId)
      worker.on('exit', () => {
        this.threads.delete(threadId)
        this.look()
      })
    })
    this.told.onmessage = event => {
      const { thread, bytes } = (event as { data: Left }).data
      this.left.set(thread, bytes)
      this.look()
    }
  }

  /** Bytes that these threads hold, and how many they are. */
  async collected(): Promise<{ readonly bytes: number; readonly threads: number }> {
    this.left = new Map()
    this.all = Promise.withResolvers()
    this.asked.postMessage(null)
    await this.all.promise
    const held = [...this.threads].map(thread => this.left.get(thread) ?? 0)
    return { bytes: held.reduce((sum, bytes) => sum + bytes, 0), threads: held.length }
  }

  close(): void {
    this.asked.close()
    this.told.close()
  }

  private look(): void {
    if ([...this.threads].every(thread => this.left.has(thread))) this.all.resolve()
  }
}
