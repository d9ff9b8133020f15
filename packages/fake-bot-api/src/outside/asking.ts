/** Presses, reactions and queries: pressing buttons, reacting to messages, typing inline queries. */

import type {
  CallbackQuery,
  InlineKeyboardMarkup,
  InlineQuery,
  Message,
  ReactionTypeEmoji,
  Update,
} from '@grammyjs/types'
import { findEntities } from '../checks/found.ts'
import type { Article } from '../checks/results.ts'
import { chainOf, now, privateChat } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import { deliver } from './delivery.ts'
import { idOf, type Ref, userOf } from './people.ts'
import { entryOf, type MessageRef } from './speech.ts'

export interface QueryFields {
  readonly offset?: string
  readonly chat_type?: NonNullable<InlineQuery['chat_type']>
}

/** Signs that Telegram offers as reactions. */
export type ReactionSign = ReactionTypeEmoji['emoji']

export type GuestChat = 'private' | 'group'

export interface Chosen {
  /** Null when the bot is not in the chat. */
  readonly message: Message | null
  /** For results with buttons: what the bot can edit the message by. */
  readonly inline_message_id: string | null
}

export function asking(server: Server) {
  const press = (user: Ref, data: string, rest: Partial<CallbackQuery>): CallbackQuery => {
    const query: CallbackQuery = {
      id: server.queries.nextId(),
      from: userOf(server, user),
      chat_instance: '-3141592653589793238',
      data,
      ...rest,
    }
    // Who sees a message of a group is in it.
    const people = server.rooms.find(rest.message?.chat?.id ?? '')?.people
    people?.set(idOf(user), people.get(idOf(user)) ?? 'member')
    server.queries.presses.add(query.id, query, server.settings.queryLifeMs)
    server.queue.push('callback_query', query, `press ${idOf(user)}`)
    return query
  }

  return {
    /**
     * Presses a button of a message, named by its text or its data. A message that was deleted or is too old can
     * still be pressed on a screen that shows it; the bot then gets it without its content.
     */
    press(user: Ref, message: MessageRef, button: string, inaccessible = false): CallbackQuery {
      if (inaccessible) {
        const room = server.rooms.get(message.chat.id)
        return press(user, button, { message: { chat: room.chat, message_id: message.message_id, date: 0 } })
      }
      const shown = messageOf(server, message)
      return press(user, dataOf(shown.reply_markup, button), { message: shown })
    },

    /** A press whose update comes with other fields than Telegram's; those that are undefined are missing. */
    pressWith(user: Ref, fields: object): CallbackQuery {
      return press(user, '', fields)
    },

    /** Presses a button of an inline result that stands in some chat. */
    pressInline(user: Ref, inline_message_id: string, button: string): CallbackQuery {
      const message = server.queries.messages.get(inline_message_id)
      return press(user, dataOf(message?.keyboard ?? undefined, button), { inline_message_id })
    },

    /**
     * From now on these are the reactions of somebody to a message. A bot that asks for it is told in private chats, and
     * in groups where it is an administrator.
     */
    react(user: Ref, ref: MessageRef, signs: readonly ReactionSign[]): void {
      const { room, entry } = entryOf(server, ref)
      const reactions = (shown: readonly ReactionSign[]) =>
        shown.map(emoji => ({ type: 'emoji' as const, emoji }))
      const before = entry.reactions.get(idOf(user)) ?? []
      entry.reactions.set(idOf(user), signs)
      if (room.chat.type !== 'private' && room.bot !== 'administrator') return
      const change = {
        ...{ chat: room.chat, message_id: ref.message_id, user: userOf(server, user), date: now() },
        ...{ old_reaction: reactions(before), new_reaction: reactions(signs) },
      }
      server.queue.push('message_reaction', change, chainOf(room))
    },

    /** What follows `@bot ` in a message line. */
    query(user: Ref, text: string, { offset = '', chat_type = 'sender' }: QueryFields = {}): InlineQuery {
      if (!server.settings.me.supports_inline_queries)
        throw new Error('Bot API server: the bot is not inline')
      const query = {
        id: server.queries.nextId(),
        from: userOf(server, user),
        query: text,
        offset,
        chat_type,
      }
      server.queries.inline.add(query.id, query, server.settings.queryLifeMs)
      server.queue.push('inline_query', query, `inline ${idOf(user)}`)
      return query
    },

    /** Sends a result of an answered query into a chat, the private one with the bot if none is said. */
    choose(user: Ref, queryId: string, resultId: string, chat: Ref | null = user): Chosen {
      const asked = server.queries.inline.get(queryId)
      const article = asked?.answer?.results.find(({ id }) => id === resultId)
      if (asked === undefined || article === undefined)
        throw new Error(`Bot API server: query ${queryId} has no result ${resultId}`)
      const inline_message_id = remember(server, article)
      if (server.settings.inlineFeedback) {
        const feedback = {
          result_id: resultId,
          from: asked.query.from,
          query: asked.query.query,
          ...(inline_message_id !== null && { inline_message_id }),
        }
        server.queue.push('chosen_inline_result', feedback, `chosen ${idOf(user)}`)
      }
      return { message: chat === null ? null : insert(server, user, article, chat), inline_message_id }
    },

    /** A message that names the bot in a chat where it is no member: one of two people, or a group. */
    askAsGuest(user: Ref, text: string, chat: GuestChat = 'private'): Message {
      const from = userOf(server, user)
      const id = server.queries.nextId()
      const home = chat === 'private' ? privateChat(from) : { id: -77, type: 'supergroup', title: 'Cizí' }
      const entities = findEntities(text)
      const message = {
        ...{ message_id: 5, date: now(), chat: home, from, text, guest_query_id: id },
        ...(entities.length > 0 && { entities }),
      } as Message
      server.queries.guests.add(id, message, server.settings.queryLifeMs)
      server.queue.push('guest_message', message as NonNullable<Update['guest_message']>, `guest ${from.id}`)
      return message
    },

    /** From now on it is too late to answer a press or an inline query. */
    expire(queryId: string): void {
      const { presses, inline, guests } = server.queries
      if (![presses, inline, guests].some(queries => queries.expire(queryId)))
        throw new Error(`Bot API server: there is no query ${queryId}`)
    },
  }
}

/** A message of the chat's history, or one that only one person sees. */
function messageOf(server: Server, ref: MessageRef): Message {
  const { chat, ephemeral_message_id: hidden } = ref
  if (hidden === undefined) return entryOf(server, ref).entry.message
  const message = server.rooms.get(chat.id).hidden.get(hidden)
  if (message === undefined) throw new Error(`Bot API server: there is no hidden message ${hidden}`)
  return message
}

/** Data of the button with this text or this data. */
function dataOf(markup: InlineKeyboardMarkup | undefined, named: string): string {
  const buttons = (markup?.inline_keyboard ?? []).flat()
  for (const button of buttons)
    if ('callback_data' in button && (button.text === named || button.callback_data === named))
      return button.callback_data
  const texts = buttons.map(({ text }) => text).join(', ')
  throw new Error(`Bot API server: there is no button ${named} to press; there are: ${texts}`)
}

/** Only messages with buttons get an inline identifier. */
function remember(server: Server, { content, keyboard }: Article): string | null {
  if (keyboard === null) return null
  const id = `BAAAAP${server.queries.nextId()}`
  server.queries.messages.set(id, { ...content, keyboard })
  return id
}

function insert(server: Server, user: Ref, { content, keyboard }: Article, chat: Ref): Message {
  const room = server.rooms.get(idOf(chat))
  if (room.door === 'silent') room.door = 'open'
  const { text, entities } = content
  const message = server.rooms.append(room, {
    from: userOf(server, user),
    via_bot: server.bot,
    text,
    ...(entities.length > 0 && { entities: [...entities] }),
    ...(keyboard && { reply_markup: keyboard }),
  })
  deliver(server, room, message)
  return message
}
