/** The same texts in this process and in a cluster, and questions asked of both. */

import { type ClusterAddress, Connection, clusterAddress } from '../../adapters/opensearch/connection.ts'
import { indexTexts } from '../../adapters/opensearch/indexer.ts'
import { openSearchEngine } from '../../adapters/opensearch/search-engine.ts'
import { Versions } from '../../adapters/opensearch/versions.ts'
import { openMeaning } from '../../adapters/shared/content.ts'
import type { AnsweringEngine } from '../../src/engine/answering-engine.ts'
import { Engine } from '../../src/engine/engine.ts'
import { PassageEmbedding } from '../../src/engine/passage-embedding.ts'
import type { RemoteEngine } from '../../src/engine/remote-engine.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import type { Answer } from '../../src/model.ts'
import { lexicon } from '../lexicon.ts'

export type By = 'words' | 'meaning'

export interface World {
  readonly address: ClusterAddress
  readonly connection: Connection
  readonly local: Engine
  readonly remote: RemoteEngine
}

/** Reads folders and indexes them in the cluster of `url`; `saveTo` has vectors of their passages, if any. */
export async function openWorld(
  url: string,
  folders: readonly string[],
  { by = 'words', saveTo = null, shards = 1 }: { by?: By; saveTo?: string | null; shards?: number } = {},
): Promise<World> {
  const address = clusterAddress(url)
  const connection = new Connection(address)
  const snapshot = SnapshotBuilder.snapshotOf({ folders, lexicon }, new Date())
  const meaning = by === 'words' ? undefined : openMeaning({ kind: 'built-in' }, { saveTo })
  const embedding = meaning && new PassageEmbedding(snapshot, { ...meaning, embedder: meaning.passages })
  await embedding?.run()
  const of = embedding?.complete ?? null
  const vectors = meaning === undefined || of === null ? null : { model: meaning.passages.id, of }
  const { name } = await indexTexts(snapshot, { connection, alias: address.alias, lexicon, shards, vectors })
  const catalogue = await new Versions(connection, address.alias).catalogue(name)
  const remote = openSearchEngine(catalogue, url, {
    lexicon,
    meaning: { kind: by === 'words' ? 'off' : 'built-in' },
  })
  const local = new Engine({ folders, lexicon, today: new Date(), snapshot, ...(meaning && { meaning }) })
  return { address, connection, local, remote }
}

/** What an answer is: outcome, and the codes of the first passages shown, found or near. */
export function gist({ outcome, near, ...answer }: Answer, most = 1): readonly string[] {
  const hits = 'hits' in answer ? answer.hits : near.map(({ hit }) => hit)
  return [outcome, ...hits.slice(0, most).map(({ passage }) => passage.code)]
}

/** Questions that two engines do not answer alike, with what each says. */
export async function differences(
  one: Pick<AnsweringEngine<unknown>, 'answer'>,
  other: Pick<AnsweringEngine<unknown>, 'answer'>,
  conversations: readonly (readonly string[])[],
  most = 1,
): Promise<string[]> {
  const different: string[] = []
  for (const turns of conversations) {
    const [question, context] = [turns.at(-1) ?? '', { previous: turns.slice(0, -1) }]
    const answers = [await one.answer(question, context), await other.answer(question, context)]
    const [here, there] = answers.map(answer => gist(answer, most).join(' '))
    if (here !== there) different.push(`${question}: ${here} / ${there}`)
  }
  return different
}
