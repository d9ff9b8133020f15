/** Current bot: answers each message from the content as its files are then. */

import { Bot } from '../../src/chat/bot.ts'
import type { ChatBot } from '../../src/chat/chat.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Gazetteer } from '../../src/places/gazetteer.ts'
import { type Method, RelayedBot, type Result } from '../shared/relayed-bot.ts'
import type { CurrentEngine } from './current-engine.ts'

export class CurrentBot extends RelayedBot {
  private readonly current: CurrentEngine
  private readonly gazetteer: Gazetteer
  private last: { readonly engine: Engine; readonly bot: Bot } | null = null

  constructor(current: CurrentEngine, gazetteer: Gazetteer) {
    super()
    this.current = current
    this.gazetteer = gazetteer
  }

  protected override call<M extends Method>(method: M, args: Parameters<ChatBot[M]>): Result<M> {
    return this.bot().then(bot => {
      const work = bot[method] as (...args: readonly unknown[]) => Promise<unknown>
      return work.apply(bot, args)
    }) as Result<M>
  }

  private async bot(): Promise<Bot> {
    const engine = await this.current.get()
    if (this.last?.engine !== engine) this.last = { engine, bot: new Bot(engine, this.gazetteer) }
    return this.last.bot
  }
}
