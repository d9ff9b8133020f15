/** What a bot says about itself. */

import { describe, expect, test } from 'vitest'
import { readCommands, readScope } from '../src/checks/commands.ts'
import { ask, refusal, serve } from './ask.ts'

describe('commands', () => {
  const named = (command: string, description = 'Popis') => [{ command, description }]

  test.each([
    [named('temata'), 'temata'],
    [named('/temata'), 'temata'],
    [named('a'.repeat(32), 'ž'.repeat(256)), 'a'.repeat(32)],
  ])('pass %#', (value, expected) => {
    expect(readCommands(value)[0]?.command).toBe(expected)
  })

  test.each([
    [named('témata'), 'BOT_COMMAND_INVALID'],
    [named('Temata'), 'BOT_COMMAND_INVALID'],
    [named('dvě slova'), 'BOT_COMMAND_INVALID'],
    [named(''), 'Command must be non-empty'],
    [named('a', ''), 'Command description must be non-empty'],
    [named('a'.repeat(33)), 'Command length must not exceed 32'],
    [named('a', 'a'.repeat(257)), 'Command description length must not exceed 256'],
    [Array.from({ length: 101 }, (_, at) => named(`a${at}`)).flat(), 'BOT_COMMANDS_TOO_MUCH'],
    [[{ command: 'a' }], 'Can\'t parse BotCommand: Can\'t find field "description"'],
    [{}, 'Expected an Array of BotCommand'],
  ])('refused %#', (value, refusal) => {
    expect(() => readCommands(value)).toThrow(refusal)
  })

  test.each([
    [{ type: 'kdekoli' }, "Can't parse BotCommandScope: Unsupported type specified"],
    [{ type: 'chat' }, 'Can\'t parse BotCommandScope: Can\'t find field "chat_id"'],
    [
      { type: 'chat_member', chat_id: 1, user_id: 0 },
      "Can't parse BotCommandScope: Invalid user_id specified",
    ],
  ])('scope %j', (value, refusal) => {
    expect(() => readScope(value)).toThrow(refusal)
  })
})

describe('what the bot says about itself', () => {
  test('commands by scope and language', async () => {
    const api = await serve()
    const commands = [{ command: 'temata', description: 'Témata' }]
    const scope = { type: 'all_group_chats' }
    await ask(api, 'setMyCommands', { commands, scope, language_code: 'cs' })
    expect(api.commands(scope, 'cs')).toEqual(commands)
    expect(api.commands()).toEqual([])
    expect((await ask(api, 'getMyCommands', { scope, language_code: 'cs' })).result).toEqual(commands)
    await ask(api, 'deleteMyCommands', { scope, language_code: 'cs' })
    expect(api.commands(scope, 'cs')).toEqual([])
  })

  test.each([
    ['setMyCommands', 'Bad Request: invalid language code specified', { language_code: 'čeština' }],
    ['setMyCommands', 'Bad Request: chat not found', { scope: { type: 'chat', chat_id: 1 } }],
    ['setMyDescription', 'ok', { description: 'ž'.repeat(512) }],
    ['setMyDescription', 'Bad Request: DESCRIPTION_TOO_LONG', { description: 'ž'.repeat(513) }],
    ['setMyShortDescription', 'Bad Request: ABOUT_TOO_LONG', { short_description: 'ž'.repeat(121) }],
    ['setMyName', 'Bad Request: BOT_TITLE_INVALID', { name: 'ž'.repeat(65) }],
  ])('%s: %s', async (method, expected, params) => {
    expect(await refusal(await serve(), method, params)).toBe(expected)
  })

  test('descriptions', async () => {
    const api = await serve()
    await ask(api, 'setMyDescription', { description: 'Odpovídá doslova.', language_code: 'cs' })
    expect(api.wording('description', 'cs')).toBe('Odpovídá doslova.')
    expect((await ask(api, 'getMyDescription')).result).toEqual({ description: '' })
  })
})
