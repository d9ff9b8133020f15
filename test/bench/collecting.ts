/** Preloaded by every thread: collects garbage when it is asked, and says what is left. */

import { BroadcastChannel, threadId } from 'node:worker_threads'

export interface Left {
  readonly thread: number
  /** Bytes of objects and of their buffers. */
  readonly bytes: number
}

const asked = new BroadcastChannel('collect')
const told = new BroadcastChannel('collected')
asked.unref()
told.unref()
asked.onmessage = () => {
  // Twice: what finalizers let go of goes with the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  told.postMessage({ thread: threadId, bytes: heapUsed + external } satisfies Left)
}
