/** Bot behind one call: whoever extends it says where each method is done. */

import type { ChatBot } from '../../src/chat/chat.ts'

export type Method = keyof ChatBot
export type Result<M extends Method> = ReturnType<ChatBot[M]>

export abstract class RelayedBot implements ChatBot {
  protected abstract call<M extends Method>(method: M, args: Parameters<ChatBot[M]>): Result<M>

  handle(...args: Parameters<ChatBot['handle']>): Result<'handle'> {
    return this.call('handle', args)
  }

  more(...args: Parameters<ChatBot['more']>): Result<'more'> {
    return this.call('more', args)
  }

  explain(...args: Parameters<ChatBot['explain']>): Result<'explain'> {
    return this.call('explain', args)
  }

  passage(...args: Parameters<ChatBot['passage']>): Result<'passage'> {
    return this.call('passage', args)
  }

  section(...args: Parameters<ChatBot['section']>): Result<'section'> {
    return this.call('section', args)
  }

  elsewhere(...args: Parameters<ChatBot['elsewhere']>): Result<'elsewhere'> {
    return this.call('elsewhere', args)
  }

  topicsOf(...args: Parameters<ChatBot['topicsOf']>): Result<'topicsOf'> {
    return this.call('topicsOf', args)
  }

  examples(...args: Parameters<ChatBot['examples']>): Result<'examples'> {
    return this.call('examples', args)
  }

  offers(...args: Parameters<ChatBot['offers']>): Result<'offers'> {
    return this.call('offers', args)
  }

  limit(...args: Parameters<ChatBot['limit']>): Result<'limit'> {
    return this.call('limit', args)
  }
}
