/** Reading: the content as editors see it, read in a thread of its own that begins when somebody looks. */

import { Worker } from 'node:worker_threads'
import type { ContentReading } from '../../../src/editor/content-reading.ts'

type Method = Exclude<keyof ContentReading, symbol>

export interface ReadingCall {
  readonly id: number
  readonly method: Method
  readonly args: readonly unknown[]
}

export type ReadingResult =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown }

/** What may be asked of the content, here or in another thread. */
export type Reading = {
  readonly [M in Method]: (...args: Parameters<ContentReading[M]>) => Promise<ReturnType<ContentReading[M]>>
}

const MODULE = new URL('./reading-thread.ts', import.meta.url)

export class ReadingThread implements Reading {
  private readonly folders: readonly string[]
  private worker: Worker | null = null
  private asked = 0
  private isClosed = false
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>()

  constructor(folders: readonly string[]) {
    this.folders = folders
  }

  readonly read: Reading['read'] = (...args) => this.ask('read', args)
  readonly problems: Reading['problems'] = (...args) => this.ask('problems', args)
  readonly texts: Reading['texts'] = (...args) => this.ask('texts', args)
  readonly passagesOf: Reading['passagesOf'] = (...args) => this.ask('passagesOf', args)
  readonly changes: Reading['changes'] = (...args) => this.ask('changes', args)
  readonly mark: Reading['mark'] = (...args) => this.ask('mark', args)

  /** Whoever waits for something is refused, and whoever asks afterwards. */
  async close(): Promise<void> {
    this.isClosed = true
    const { worker } = this
    this.worker = null
    await worker?.terminate()
  }

  private ask<M extends Method>(method: M, args: Parameters<ContentReading[M]>) {
    if (this.isClosed) return Promise.reject(new Error('The page is closed.'))
    this.worker ??= this.begin()
    const id = this.asked++
    const answer = Promise.withResolvers<unknown>()
    this.waiting.set(id, answer)
    this.worker.postMessage({ id, method, args } satisfies ReadingCall)
    return answer.promise as Promise<ReturnType<ContentReading[M]>>
  }

  /** A thread that breaks is begun anew for the next question; it then reads all of it again. */
  private begin(): Worker {
    const worker = new Worker(MODULE, { workerData: this.folders })
    const broken = (error: unknown) => {
      if (this.worker === worker) this.worker = null
      for (const answer of this.waiting.values()) answer.reject(error)
      this.waiting.clear()
    }
    worker.on('message', (result: ReadingResult) => {
      const answer = this.waiting.get(result.id)
      this.waiting.delete(result.id)
      if ('value' in result) answer?.resolve(result.value)
      else answer?.reject(result.error)
    })
    worker.on('error', broken)
    worker.on('exit', code =>
      broken(new Error(`The thread that reads for the editor ended with code ${code}.`)),
    )
    return worker
  }
}
