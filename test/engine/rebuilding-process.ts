/** Makes snapshots again and again of a folder that is edited; prints the bytes that are held after each hundred. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readLexicon } from '../../src/engine/lexicon.ts'
import { serializeSnapshot } from '../../src/engine/snapshot.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'

const [folder = '', rounds = ''] = process.argv.slice(2)
const lexicon = readLexicon(fileURLToPath(new URL('../../lexicon', import.meta.url)))
const builder = new SnapshotBuilder({ folders: [folder], lexicon })
const WORDS = ['lampy', 'lavičky', 'stromy', 'cesty', 'kašny', 'ploty', 'mosty']

for (let round = 1; round <= Number(rounds); round++) {
  const [one, other] = [WORDS[round % 7], WORDS[(round * 3) % 5]]
  const text = `---\ntitle: Park\nplace: Kolín\n---\nV roce ${round} opravíme ${one} a ${other} v parku u řeky.\n`
  writeFileSync(join(folder, `${round % 20}.md`), round % 15 === 0 ? '---\ntitle: [\n---\n' : text)
  const built = builder.build(new Date())
  if (built !== null) serializeSnapshot(built.snapshot)
  if (round % 100 !== 0) continue
  globalThis.gc?.()
  console.log(process.memoryUsage().heapUsed)
}
