/** Watching: looking at what the bot did, and waiting for it. */

import type { BotCommand, Message, Update, WebhookInfo } from '@grammyjs/types'
import type { Scope } from '../checks/commands.ts'
import type { Article } from '../checks/results.ts'
import type { Fault } from '../state/faults.ts'
import type { Call } from '../state/journal.ts'
import type { Wording } from '../state/profile.ts'
import type { CallbackAnswer, InlineAnswer, InlineMessage } from '../state/queries.ts'
import type { Entry } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import type { UpdateType } from '../state/updates.ts'
import { idOf, type Ref } from './people.ts'

export interface StoredFile {
  readonly name: string
  readonly type: string
  readonly size: number
  /** The content read as UTF-8. */
  readonly text: string
  readonly base64: string
}

export function watch(server: Server) {
  const { journal, queries, queue, profile, signals, settings } = server
  const entries = (chat: Ref): Entry[] => [...server.rooms.get(idOf(chat)).entries.values()]
  const present = (chat: Ref): Message[] =>
    entries(chat)
      .filter(({ deleted }) => !deleted)
      .map(({ message }) => message)
  const wait = <T>(read: () => T) =>
    signals.waitFor(read, settings.deadlineMs, () => `calls: ${JSON.stringify(journal.counters())}`)

  return {
    /** All calls so far, or those of a method. */
    calls(method?: string): Call[] {
      return method === undefined ? [...journal.calls] : journal.of(method)
    },

    counters(): Record<string, number> {
      return journal.counters()
    },

    /** Calls refused with 400, 401 or 404 other than by a scripted fault. A bot without mistakes has none. */
    mistakes(): Call[] {
      return journal.mistakes()
    },

    /** Every message of a chat as it stands, with its former versions, deleted ones too. */
    transcript(chat: Ref): Entry[] {
      return entries(chat)
    },

    /** Messages that stand in a chat. */
    messages(chat: Ref): Message[] {
      return present(chat)
    },

    /** Those of them that the bot wrote. */
    said(chat: Ref): Message[] {
      return present(chat).filter(({ from, via_bot }) => from?.id === server.bot.id && via_bot === undefined)
    },

    /** Messages of the bot that only this person sees in a chat. */
    hidden(chat: Ref, user: Ref): Message[] {
      const all = [...server.rooms.get(idOf(chat)).hidden.values()]
      return all.filter(
        ({ from, receiver_user }) => from?.id === server.bot.id && receiver_user?.id === idOf(user),
      )
    },

    /** How a message that named the bot as a guest was answered; null if it was not. */
    guestAnswer(queryId: string): Article | null {
      return queries.guests.get(queryId)?.answer ?? null
    },

    /** How a press was answered; null if it was not. */
    pressAnswer(queryId: string): CallbackAnswer | null {
      return queries.presses.get(queryId)?.answer ?? null
    },

    inlineAnswer(queryId: string): InlineAnswer | null {
      return queries.inline.get(queryId)?.answer ?? null
    },

    inlineMessage(id: string): InlineMessage | null {
      return queries.messages.get(id) ?? null
    },

    commands(scope: Scope = { type: 'default' }, language = ''): readonly BotCommand[] {
      return profile.commands(scope, language)
    },

    wording(wording: Wording, language = ''): string {
      return profile.word(wording, language)
    },

    webhookInfo(): WebhookInfo {
      return server.webhook.info()
    },

    /** What the bot uploaded. */
    file(fileId: string): StoredFile | null {
      const upload = server.uploads.get(fileId)
      if (upload === undefined) return null
      const { name, type, bytes } = upload
      return {
        name,
        type,
        size: bytes.length,
        text: bytes.toString('utf8'),
        base64: bytes.toString('base64'),
      }
    },

    /** Any update; null when the bot did not ask for its type. Updates of one chain reach a webhook in order. */
    push<T extends UpdateType>(type: T, payload: NonNullable<Update[T]>, chain = 'pushed'): Update | null {
      return queue.push(type, payload, chain)
    },

    /** Delivers an update once more, with the identifier it had. */
    repeat(updateId: number): void {
      queue.repeat(updateId)
    },

    /** Updates that are not confirmed yet. */
    pending(): Update[] {
      return queue.waiting().map(({ update }) => update)
    },

    /** From now on calls meet this fault. */
    fault(fault: Fault): void {
      server.faults.add(fault)
    },

    clearFaults(): void {
      server.faults.clear()
    },

    /** For runs that take hours: what is answered, confirmed or was said in private is known no more. */
    forget(): void {
      journal.forget()
      queue.forget()
      server.rooms.forget()
    },

    /** Every update confirmed or taken by the webhook, no call on its way. */
    async idle(): Promise<void> {
      await wait(() => queue.size === 0 && !journal.busy)
    },

    /** As many calls of a method as said have been answered, in whatever way. */
    async waitForCalls(method: string, count = 1): Promise<Call[]> {
      const done = () => journal.of(method).filter(({ open }) => !open)
      return await wait(() => done().length >= count && done())
    },
  }
}
