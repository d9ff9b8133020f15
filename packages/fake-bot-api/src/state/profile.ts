/** What the bot says about itself: names, descriptions and commands, each in several languages. */

import type { BotCommand } from '@grammyjs/types'
import type { Scope } from '../checks/commands.ts'

export type Wording = 'name' | 'description' | 'short_description'

export class Profile {
  private readonly wordings = new Map<string, string>()
  private readonly lists = new Map<string, readonly BotCommand[]>()

  word(wording: Wording, language: string): string {
    return this.wordings.get(`${wording} ${language}`) ?? ''
  }

  setWord(wording: Wording, language: string, text: string): void {
    this.wordings.set(`${wording} ${language}`, text)
  }

  commands(scope: Scope, language: string): readonly BotCommand[] {
    return this.lists.get(keyOf(scope, language)) ?? []
  }

  setCommands(scope: Scope, language: string, commands: readonly BotCommand[]): void {
    this.lists.set(keyOf(scope, language), commands)
  }
}

function keyOf({ type, chat_id, user_id }: Scope, language: string): string {
  return JSON.stringify([type, chat_id, user_id, language])
}
