/** `index`: brings the texts into the cluster of `SEARCH_URL`, as a new version that replicas go over to. */

import { PassageEmbedding } from '../../src/engine/passage-embedding.ts'
import type { Snapshot } from '../../src/engine/snapshot.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { Connection, clusterAddress } from '../opensearch/connection.ts'
import { indexTexts } from '../opensearch/indexer.ts'
import { type Content, openLexicon, openMeaning, refuseUnreadable, tellGrave } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { PlatformError } from '../shared/platform.ts'
import { UsageError } from '../shared/usage.ts'
import { contentOf, openSettings, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const BY_MEANING = 'The cluster finds the nearest in meaning among all passages (k-NN).'
const BY_WORDS = 'The cluster has no k-NN plugin: meaning is looked at among passages found by words.'

const OPTIONS = { content: { type: 'string', multiple: true }, shards: { type: 'string' } } as const

export async function indexCommand(
  args: readonly string[],
  { output, errors, env }: Streams,
): Promise<number> {
  const { values } = readOptions(args, OPTIONS)
  const shards = Number(values.shards ?? 1)
  if (!Number.isInteger(shards) || shards < 1 || shards > 64)
    throw new UsageError('--shards is not a number from 1 to 64.')
  const { searchUrl } = await openSettings(env)
  if (searchUrl === null) throw new UsageError('SEARCH_URL is missing: the address of the cluster.')
  const content = await contentOf(values.content, env)
  const lexicon = openLexicon(content.saveTo)
  const snapshot = SnapshotBuilder.snapshotOf({ folders: content.folders, lexicon }, new Date())
  refuseUnreadable(snapshot.problems, content.folders)
  tellGrave(snapshot.problems, [], errors)
  const vectors = await vectorsOf(snapshot, content)
  const address = clusterAddress(searchUrl)
  const connection = new Connection(address)
  try {
    const { name, findsNearest } = await indexTexts(snapshot, {
      connection,
      alias: address.alias,
      lexicon,
      shards,
      vectors,
    })
    output.write(`${name}: ${snapshot.passages.length} passages of ${snapshot.texts.length} texts.\n`)
    if (vectors !== null) output.write(`${findsNearest ? BY_MEANING : BY_WORDS}\n`)
    return EXIT.ok
  } catch (cause) {
    const message = `SEARCH_URL: the texts could not be indexed (${messageOf(cause)}). What was there answers.`
    throw new PlatformError(message, EXIT.unavailable, { cause })
  } finally {
    await connection.close()
  }
}

/** Of all passages; null where meaning is off. Those that are known are not read again. */
async function vectorsOf(snapshot: Snapshot, { meaning: settings, saveTo }: Content) {
  const meaning = openMeaning(settings, { saveTo })
  if (meaning === undefined) return null
  const embedding = new PassageEmbedding(snapshot, { ...meaning, embedder: meaning.passages })
  try {
    await embedding.run()
  } finally {
    await meaning.passages.close?.()
  }
  const of = embedding.complete
  return of === null ? null : { model: meaning.questions.id, of }
}
