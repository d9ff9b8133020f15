/**
 * Measures the first sheet of a process and those after it, CPU time. Not a test: it prints numbers and judges nothing.
 *
 *   sh bin/node test/bench/sheet.ts --corpora DIR [--topic TOPIC]...
 *
 * `--corpora` is a folder with a content folder in each of its subfolders. Vectors of passages are made and kept before.
 */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSettings } from '../../adapters/cli/session.ts'
import { CACHE, openEngine, openLexicon, SHIPPED } from '../../adapters/shared/content.ts'
import { sheetPrinter } from '../../adapters/sheet/sheet-printer.ts'
import { Debate } from '../../src/debate/debate.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    topic: { type: 'string', multiple: true, default: ['bezpečnost', 'dostupné bydlení', 'sucho v krajině'] },
  },
})
const { meaning } = await openSettings(process.env)
const { corpora } = values
const folders =
  corpora === undefined
    ? [SHIPPED]
    : readdirSync(corpora, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(({ name }) => join(corpora, name))
const engine = openEngine({ folders, saveTo: null, meaning }, openLexicon(CACHE), { errors: process.stderr })
if (engine.withoutVectors > 0) await engine.embedPassages()
const debate = new Debate(engine, engine.duplicates)
for (const topic of values.topic) {
  const sheet = await measured(`${topic}: sheet`, () => debate.sheet(topic))
  await measured(`${topic}: PDF`, () => sheetPrinter.print(sheet))
}

async function measured<Value>(name: string, run: () => Promise<Value>): Promise<Value> {
  const before = process.cpuUsage()
  const value = await run()
  const { user, system } = process.cpuUsage(before)
  console.log(`${name.padEnd(32)} ${String(Math.round((user + system) / 1000)).padStart(6)} ms CPU`)
  return value
}
