/** Process of the scale benchmark that asks another system, set up as its documents do, over the same passages. */

import { lucene } from './peers/lucene.ts'
import { lexiconOf, readTask, report, timesOf } from './scale-task.ts'
import { textsOfTask } from './scale-texts.ts'
import { miniSearch, type System, sqlite } from './systems.ts'

const SYSTEMS: Readonly<Record<string, (passages: Parameters<typeof sqlite>[1]) => System>> = {
  MiniSearch: passages => miniSearch('MiniSearch', passages, {}),
  'SQLite FTS5': passages => sqlite('SQLite FTS5', passages),
  Lucene: lucene,
}

const task = readTask()
const { passages } = textsOfTask(task, lexiconOf(task))
const system = SYSTEMS[task.peer]?.(passages)
if (system === undefined) throw new Error(`There is no system "${task.peer}".`)
report(await timesOf(task, question => system.find(question, 10), system.cpuMs))
system.close?.()
