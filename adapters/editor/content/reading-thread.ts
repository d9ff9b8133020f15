/** Reading thread: reads and checks the content for editors, and keeps nobody who is answered waiting. */

import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { ContentReading } from '../../../src/editor/content-reading.ts'
import { openLexicon } from '../../shared/content.ts'
import type { ReadingCall, ReadingResult } from './reading.ts'

/** On Linux this is of the thread alone; elsewhere it would be of the whole process. */
if (process.platform === 'linux') setPriority(5)

const reading = new ContentReading({ folders: workerData as readonly string[], lexicon: openLexicon() })

parentPort?.on('message', ({ id, method, args }: ReadingCall) => {
  const work = reading[method] as (...args: readonly unknown[]) => unknown
  try {
    parentPort?.postMessage({ id, value: work.apply(reading, [...args]) } satisfies ReadingResult)
  } catch (error) {
    parentPort?.postMessage({ id, error } satisfies ReadingResult)
  }
})
