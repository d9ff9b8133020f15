/** Live bot: a bot over content that is read again when it changes, and whoever has to hear of that. */

import { LiveContent, type LiveContentOptions } from '../live/live-content.ts'
import type { Built } from '../live/protocol.ts'
import { LiveIndex } from '../opensearch/live-index.ts'
import type { Content } from '../shared/content.ts'
import { WorkerBot, type WorkerBotOptions } from '../worker/worker-bot.ts'

/** Hears of changes: `changing` is followed by `built` or by `same`. */
export interface ContentObserver {
  changing(): void
  same(): void
  /** The bot answers from other texts. */
  built(built: Built): void
  /** What goes wrong and stops nothing. */
  failed?(what: 'watch' | 'save' | 'read', reason: string): void
}

export interface LiveBot {
  readonly content: Pick<LiveContent, 'first' | 'look' | 'close'>
  /** Rejects with `UsageError` when no content folder can be opened. */
  readonly bot: Promise<WorkerBot>
}

export function openLiveBot(
  content: Content,
  observers: readonly ContentObserver[],
  options: Omit<WorkerBotOptions, 'content' | 'snapshot'>,
): LiveBot {
  const opening = Promise.withResolvers<WorkerBot>()
  // Whoever waits for it is told.
  opening.promise.catch(() => {})
  const tell = (work: (observer: ContentObserver) => void) => observers.forEach(work)
  const callbacks: Omit<LiveContentOptions, 'content'> = {
    onChanging: async () => {
      tell(observer => observer.changing())
      const bot = await opening.promise
      bot.prepare()
    },
    onSame: async () => {
      tell(observer => observer.same())
      const bot = await opening.promise
      await bot.relax()
    },
    onBuilt: async built => {
      const bot = await opening.promise
      await bot.renew(built.snapshot)
      tell(observer => observer.built(built))
    },
    onFailure: (what, reason) => tell(observer => observer.failed?.(what, reason)),
  }
  const { searchUrl } = content
  const live =
    searchUrl == null
      ? new LiveContent({ content, ...callbacks })
      : new LiveIndex({ url: searchUrl, ...callbacks })
  opening.resolve(WorkerBot.open({ content, snapshot: live.first, ...options }))
  return { content: live, bot: opening.promise }
}
