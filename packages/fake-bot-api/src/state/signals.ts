/** Signals: waiting for something to become true, without looking again and again. */

export type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>

export class Signals {
  private readonly waiting = new Set<() => void>()

  /** Everybody who waits looks once more. */
  changed(): void {
    for (const look of [...this.waiting]) look()
  }

  /** What `read` returns once that is something. Gives up after `deadlineMs`, saying what `describe` says then. */
  waitFor<T>(read: () => T, deadlineMs: number, describe: () => string): Promise<Truthy<T>> {
    return new Promise((resolve, reject) => {
      const end = () => {
        this.waiting.delete(look)
        clearTimeout(deadline)
      }
      const look = () => {
        try {
          const value = read()
          if (!value) return
          end()
          resolve(value as Truthy<T>)
        } catch (error) {
          end()
          reject(error)
        }
      }
      const deadline = setTimeout(() => {
        end()
        reject(new Error(`Bot API server: waited ${deadlineMs} ms for ${read}; ${describe()}`))
      }, deadlineMs)
      this.waiting.add(look)
      look()
    })
  }
}
