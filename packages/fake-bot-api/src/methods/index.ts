/** Methods: every one this server knows, by name. */

import { Refusal } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import type { Server } from '../state/server.ts'
import { answerCallbackQuery, answerGuestQuery, answerInlineQuery } from './answers.ts'
import { getChat, getChatMember, leaveChat } from './chats.ts'
import { deleteMessage, editMessageReplyMarkup, editMessageText } from './edit.ts'
import { sendDocument, sendPhoto } from './files.ts'
import { deleteMyCommands, getMyCommands, getWording, setMyCommands, setWording } from './profile.ts'
import { sendChatAction, sendMessage } from './send.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts'

/** `signal` tells that nobody waits for the answer any more. */
type Method = (server: Server, params: Params, signal: AbortSignal) => unknown

const METHODS: Readonly<Record<string, Method>> = {
  getMe: server => server.settings.me,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendDocument,
  sendChatAction,
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  answerInlineQuery,
  answerGuestQuery,
  setMyCommands,
  deleteMyCommands,
  getMyCommands,
  setMyName: setWording('name'),
  getMyName: getWording('name'),
  setMyDescription: setWording('description'),
  getMyDescription: getWording('description'),
  setMyShortDescription: setWording('short_description'),
  getMyShortDescription: getWording('short_description'),
  leaveChat,
  getChat,
  getChatMember,
}

const NAMES = new Map(Object.keys(METHODS).map(name => [name.toLowerCase(), name]))

/** The name as it is written; methods are found whatever their case. */
export function canonicalName(name: string): string {
  return NAMES.get(name.toLowerCase()) ?? name
}

export async function callMethod(
  server: Server,
  name: string,
  params: Params,
  signal: AbortSignal,
): Promise<unknown> {
  const method = METHODS[name]
  if (method === undefined) throw new Refusal(404, 'method not found')
  return await method(server, params, signal)
}
