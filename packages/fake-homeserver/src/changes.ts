/** Word that something on the server changed: what long polls and tests wait for, instead of sleeping. */

import { EventEmitter, once } from 'node:events'

export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0)

  tell(): void {
    this.#emitter.emit('change')
  }

  /** Resolves at the next change, or when `signal` ends the wait. */
  async next(signal: AbortSignal): Promise<void> {
    await once(this.#emitter, 'change', { signal }).catch(error => {
      if (!signal.aborted) throw error
    })
  }

  /**
   * What `find` gives as soon as it gives anything: now, or after one of the coming changes. Rejects with `what` when
   * the server stops first. There is no limit on time; the test that waits has its own.
   */
  until<T>(find: () => T | null | undefined | false, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find()
        if (found === null || found === undefined || found === false) return
        leave()
        resolve(found)
      }
      const stop = () => {
        leave()
        reject(new Error(`homeserver: stopped while a test waited for ${what}`))
      }
      const leave = () => {
        this.#emitter.off('change', look).off('stop', stop)
      }
      this.#emitter.on('change', look).on('stop', stop)
      look()
    })
  }

  /** Ends every wait. */
  stop(): void {
    this.tell()
    this.#emitter.emit('stop')
  }
}
