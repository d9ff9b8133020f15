/** Process of the scale benchmark that makes an index, and vectors, which are random: reading them takes no other time. */

import { join } from 'node:path'
import { packSnapshot, textsOf, writeSnapshot } from '../../src/engine/snapshot.ts'
import { embeddedText } from '../../src/meaning/passage-text.ts'
import { SpellingCounts, Spellings } from '../../src/meaning/spellings.ts'
import { hashOf, TextHashes } from '../../src/meaning/text-hashes.ts'
import { writeVectors } from '../../src/meaning/vector-file.ts'
import { toBytes } from '../../src/meaning/vectors.ts'
import { filed, sketchOf } from '../../src/passages/near-duplicates.ts'
import { versionOf } from '../../src/passages/version.ts'
import { tablesOf } from '../../src/search/index.ts'
import { keyReader } from '../../src/search/keys.ts'
import { MODEL, randomVector } from './random-embedder.ts'
import { cpuMs, lexiconOf, readTask, report } from './scale-task.ts'
import { textsOfTask } from './scale-texts.ts'

const task = readTask()
const lexicon = lexiconOf(task)
const { documents, passages } = textsOfTask(task, lexicon)

const started = cpuMs()
const index = tablesOf(passages, passages.map(keyReader(lexicon.thesaurus)))
const buildMs = cpuMs() - started

const counts = new SpellingCounts()
for (const { text, headings } of passages) counts.add([text, ...headings].join('\n'))
const spellings = counts.save()
const texts = passages.map(embeddedText)
const textHashes = TextHashes.of(texts)
const packed = packSnapshot(
  {
    ...{ problems: [], passages, texts: textsOf(documents), index, version: versionOf(passages) },
    ...{
      spellings: new Spellings(() => spellings),
      sketches: filed(passages.map(({ text }) => sketchOf(text))),
      textHashes,
    },
  },
  '',
)
writeSnapshot(task.saveTo, packed)
const vectors = Array.from(new Set(texts), text => ({ hash: hashOf(text), ...toBytes(randomVector(text)) }))
writeVectors(join(task.saveTo, 'vectors.bin'), MODEL, vectors)
report({ buildMs, fileMb: packed.length / 1e6 })
