/** The worker of the bot, which writes down each module that it loads: into `loaded` beside its texts. */

import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import type { Content } from '../../../adapters/shared/content.ts'

const list = join((workerData as Content).folders[0] ?? '', 'loaded')
registerHooks({
  load(url, context, nextLoad) {
    appendFileSync(list, `${url}\n`)
    return nextLoad(url, context)
  },
})
await import('../../../adapters/worker/worker.ts')
