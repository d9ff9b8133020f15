/** A worker thread that can be started once: then its texts are gone. */

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Content } from '../../../adapters/shared/content.ts'
import type { Call, Opening } from '../../../adapters/worker/protocol.ts'

const mark = join((workerData as Content).folders[0] ?? '', 'started')
parentPort?.on('message', (message: Opening | Call) => {
  if ('method' in message) process.exit(7)
  if (existsSync(mark)) parentPort?.postMessage({ type: 'refused', message: 'no texts any more' })
  else {
    writeFileSync(mark, '')
    parentPort?.postMessage({ type: 'ready', passages: 1 })
  }
})
