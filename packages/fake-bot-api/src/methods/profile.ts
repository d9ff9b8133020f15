/** Commands, descriptions and the name of the bot. */

import type { BotCommand } from '@grammyjs/types'
import { checkLanguage, checkLength, readCommands, readScope, type Scope } from '../checks/commands.ts'
import { badRequest } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import type { Wording } from '../state/profile.ts'
import type { Server } from '../state/server.ts'

const WORDINGS: Readonly<Record<Wording, { limit: number; refusal: string }>> = {
  name: { limit: 64, refusal: 'BOT_TITLE_INVALID' },
  description: { limit: 512, refusal: 'DESCRIPTION_TOO_LONG' },
  short_description: { limit: 120, refusal: 'ABOUT_TOO_LONG' },
}

export function setMyCommands(server: Server, params: Params): true {
  const commands = readCommands(params.json('commands', 'commands'))
  const { scope, language } = audience(server, params)
  server.profile.setCommands(scope, language, commands)
  return true
}

export function deleteMyCommands(server: Server, params: Params): true {
  const { scope, language } = audience(server, params)
  server.profile.setCommands(scope, language, [])
  return true
}

export function getMyCommands(server: Server, params: Params): readonly BotCommand[] {
  const { scope, language } = audience(server, params)
  return server.profile.commands(scope, language)
}

function audience(server: Server, params: Params): { scope: Scope; language: string } {
  const scope = readScope(params.json('scope', 'BotCommandScope'))
  const language = checkLanguage(params.text('language_code'))
  if (scope.chat_id !== undefined && server.rooms.find(scope.chat_id) === undefined)
    throw badRequest('Chat not found')
  return { scope, language }
}

/** `setMyName` and its like. */
export function setWording(wording: Wording): (server: Server, params: Params) => true {
  const { limit, refusal } = WORDINGS[wording]
  return (server, params) => {
    const language = checkLanguage(params.text('language_code'))
    server.profile.setWord(wording, language, checkLength(params.text(wording), limit, refusal))
    return true
  }
}

/** `getMyName` and its like. */
export function getWording(wording: Wording): (server: Server, params: Params) => Record<string, string> {
  return (server, params) => ({
    [wording]: server.profile.word(wording, checkLanguage(params.text('language_code'))),
  })
}
