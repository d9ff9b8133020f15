/**
 * Makes snapshots again and again of a folder that is edited, and answers from each with what a bot keeps; prints the bytes
 * that are held after each five hundred.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { packSnapshot, unpackSnapshot } from '../../src/engine/snapshot.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'

const [folder = '', rounds = ''] = process.argv.slice(2)
const lexicon = readLexicon(fileURLToPath(new URL('../../lexicon', import.meta.url)))
const builder = new SnapshotBuilder({ folders: [folder], lexicon })
const WORDS = ['lampy', 'lavičky', 'stromy', 'cesty', 'kašny', 'ploty', 'mosty']

async function answerFrom(packed: Uint8Array, question: string): Promise<void> {
  const snapshot = unpackSnapshot(packed)
  if (snapshot === null) throw new Error('The snapshot cannot be read.')
  const options = { folders: [folder], lexicon, today: new Date(), snapshot, cache: createAnswerCache() }
  const engine = new Engine(options)
  await new Bot(engine, lexicon.gazetteer).handle(question, ALONE)
  await engine.close()
}

for (let round = 1; round <= Number(rounds); round++) {
  const [one, other] = [WORDS[round % 7], WORDS[(round * 3) % 5]]
  const text = `---\ntitle: Park\nplace: Kolín\n---\nV roce ${round} opravíme ${one} a ${other} v parku u řeky.\n`
  writeFileSync(join(folder, `${round % 20}.md`), round % 15 === 0 ? '---\ntitle: [\n---\n' : text)
  const built = builder.build(new Date())
  if (built !== null) await answerFrom(packSnapshot(built.snapshot, ''), `oprava ${one} ${round}`)
  if (round % 500 !== 0) continue
  // What finalizers let go of goes with the second.
  globalThis.gc?.()
  globalThis.gc?.()
  console.log(process.memoryUsage().heapUsed)
}
