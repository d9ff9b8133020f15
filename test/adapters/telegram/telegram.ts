/** What Telegram brings and says, made by hand. */

import { GrammyError } from 'grammy'
import type {
  Chat,
  Message,
  MessageEntity,
  ResponseParameters,
  Update,
  User,
  UserFromGetMe,
} from 'grammy/types'

/** The bot. */
export const ME = { id: 7, is_bot: true, first_name: 'Doslova', username: 'DoslovaBot' } as UserFromGetMe

export const JANA: User = { id: 100, is_bot: false, first_name: 'Jana' }
export const PRIVATE = { id: JANA.id, type: 'private', first_name: 'Jana' } as Chat.PrivateChat
export const GROUP = { id: -200, type: 'supergroup', title: 'Kolín' } as Chat.SupergroupChat

/** A message of Jana, in private where nothing else is said. */
export function message(more: Partial<Message>): Message {
  return { message_id: 1, date: 0, chat: PRIVATE, from: JANA, ...more } as Message
}

/** The commands and mentions that Telegram finds in a text. */
export function entitiesOf(text: string): MessageEntity[] {
  return [...text.matchAll(/(?<!\S)(?:\/\w+(?:@\w+)?|@\w+)/g)].map(({ 0: found, index }) => ({
    type: found.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: found.length,
  }))
}

/** An update with a question in a chat. */
export function update(id: number, chat = 1): Update {
  return {
    update_id: id,
    message: message({ chat: { ...PRIVATE, id: chat }, text: `otázka ${id}` }),
  } as Update
}

/** A refusal by Telegram. */
export function refusal(description: string, code = 400, parameters: ResponseParameters = {}): GrammyError {
  return new GrammyError('', { ok: false, error_code: code, description, parameters }, 'sendMessage', {})
}

/** Updates being answered, each until the test lets it go. */
export class Answering {
  /** Ids in the order in which their answers began, and were done. */
  readonly begun: number[] = []
  readonly done: number[] = []
  private readonly gates = new Map<number, PromiseWithResolvers<void>>()

  /** Updates that have their turn only after a minute. */
  private readonly postponed = new Set<number>()

  readonly handle = async ({ update_id: id }: Update): Promise<number | null> => {
    this.begun.push(id)
    if (this.postponed.delete(id)) return 60_000
    await this.gate(id).promise
    this.done.push(id)
    return null
  }

  postpone(...ids: readonly number[]): void {
    for (const id of ids) this.postponed.add(id)
  }

  finish(...ids: readonly number[]): void {
    for (const id of ids) this.gate(id).resolve()
  }

  fail(id: number, error: Error): void {
    this.gate(id).reject(error)
  }

  private gate(id: number): PromiseWithResolvers<void> {
    const gate = this.gates.get(id) ?? Promise.withResolvers<void>()
    this.gates.set(id, gate)
    return gate
  }
}
