/** `setMyCommands` and the other words that describe a bot. */

import type { BotCommand } from '@grammyjs/types'
import { isObject, type JsonObject, requiredInteger, requiredText } from './fields.ts'
import { badRequest, within } from './refusal.ts'

const MAX_COMMANDS = 100
const MAX_NAME = 32
const MAX_DESCRIPTION = 256

const PLAIN_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']
const CHAT_SCOPES = ['chat', 'chat_administrators', 'chat_member']

export interface Scope {
  readonly type: string
  readonly chat_id?: string
  readonly user_id?: number
}

export function readCommands(value: unknown): BotCommand[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw badRequest('Expected an Array of BotCommand')
  const commands = value.map(item => within('BotCommand', () => readCommand(item))).map(checkCommand)
  if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return commands
}

function readCommand(value: unknown): JsonObject {
  if (!isObject(value)) throw badRequest('expected an Object')
  requiredText(value, 'command')
  requiredText(value, 'description')
  return value
}

function checkCommand(value: JsonObject): BotCommand {
  const command = requiredText(value, 'command').trim().replace(/^\//, '')
  const description = requiredText(value, 'description').trim()
  if (command === '') throw badRequest('Command must be non-empty')
  if ([...command].length > MAX_NAME) throw badRequest(`Command length must not exceed ${MAX_NAME}`)
  if (description === '') throw badRequest('Command description must be non-empty')
  if ([...description].length > MAX_DESCRIPTION)
    throw badRequest(`Command description length must not exceed ${MAX_DESCRIPTION}`)
  if (!/^[a-z\d_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
  return { command, description }
}

export function readScope(value: unknown): Scope {
  if (value === undefined || value === null) return { type: 'default' }
  return within('BotCommandScope', () => {
    if (!isObject(value)) throw badRequest('BotCommandScope must be an Object')
    const type = requiredText(value, 'type')
    if (PLAIN_SCOPES.includes(type)) return { type }
    if (!CHAT_SCOPES.includes(type)) throw badRequest('Unsupported type specified')
    const chat_id = requiredText(value, 'chat_id')
    if (chat_id === '') throw badRequest('Empty chat_id specified')
    if (type !== 'chat_member') return { type, chat_id }
    const user_id = requiredInteger(value, 'user_id')
    if (user_id <= 0) throw badRequest('Invalid user_id specified')
    return { type, chat_id, user_id }
  })
}

/** Two small letters, or nothing. */
export function checkLanguage(code: string): string {
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('Invalid language code specified')
  return code
}

/** `text` when it is not longer than `limit` letters. */
export function checkLength(text: string, limit: number, refusal: string): string {
  if ([...text].length > limit) throw badRequest(refusal)
  return text
}
