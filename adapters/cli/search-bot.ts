/** Search bot: answers from the texts of a cluster, in the version that was in use at its start. */

import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Bot } from '../../src/chat/bot.ts'
import { type ChatBot, UnavailableError } from '../../src/chat/chat.ts'
import type { RemoteEngine } from '../../src/engine/remote-engine.ts'
import type { Gazetteer } from '../../src/places/gazetteer.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import { LiveIndex } from '../opensearch/live-index.ts'
import { openSearchEngine } from '../opensearch/search-engine.ts'
import { type Content, openLexicon } from '../shared/content.ts'
import { type Method, RelayedBot, type Result } from '../shared/relayed-bot.ts'

/** Opens an engine over the cluster of `url`. Rejects as `LiveIndex.first` does. */
export async function openCluster(
  url: string,
  { meaning }: Content,
  lexicon = openLexicon(),
): Promise<RemoteEngine> {
  const index = new LiveIndex({ url, onBuilt: async () => {}, onFailure: () => {} })
  try {
    const packed = await index.first
    return openSearchEngine(new Uint8Array(packed), url, { lexicon, meaning, cache: createAnswerCache() })
  } finally {
    await index.close()
  }
}

export class SearchBot extends RelayedBot {
  private readonly bot: Bot

  constructor(engine: RemoteEngine, gazetteer: Gazetteer) {
    super()
    this.bot = new Bot(engine, gazetteer)
  }

  protected override call<M extends Method>(method: M, args: Parameters<ChatBot[M]>): Result<M> {
    const work = this.bot[method] as (...args: readonly unknown[]) => Promise<unknown>
    return work.apply(this.bot, [...args]).catch((error: unknown) => {
      throw error instanceof CandidatesUnavailableError ? new UnavailableError(error.message) : error
    }) as Result<M>
  }
}
