/** Preloaded by every thread of a bot: the thread that answers ends at one signal, and computes without end at another. */

import { BroadcastChannel, isMainThread } from 'node:worker_threads'

export const SIGNALS = { end: 'SIGUSR2', stick: 'SIGALRM' } as const

type ThreadFault = keyof typeof SIGNALS

/** Longer than a watchdog waits. */
const STUCK_MS = 6_000

const channel = new BroadcastChannel('thread-fault')
channel.unref()

if (isMainThread) {
  for (const [fault, signal] of Object.entries(SIGNALS))
    process.on(signal, () => channel.postMessage(fault satisfies string))
} else if (process.argv[1]?.endsWith('adapters/worker/worker.ts')) {
  channel.onmessage = event => {
    if ((event as { data: ThreadFault }).data === 'end') process.exit(1)
    const until = performance.now() + STUCK_MS
    while (performance.now() < until);
  }
}
