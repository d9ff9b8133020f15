import type { BotCommand } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { describeBot } from '../../../../adapters/telegram/api/profile.ts'
import { commandNamed } from '../../../../src/chat/commands.ts'

interface Options {
  readonly language_code?: string
  readonly scope?: { readonly type: string }
}

/** What is set at Telegram. */
async function described() {
  const menus: { language: string; scope: string; list: readonly BotCommand[] }[] = []
  const texts: { language: string; text: string; most: number }[] = []
  const text = (most: number) => async (said: string, options: Options) => {
    texts.push({ language: options.language_code ?? 'cs', text: said, most })
    return true
  }
  const api = {
    setMyCommands: async (list: readonly BotCommand[], options: Options) => {
      menus.push({ language: options.language_code ?? 'cs', scope: options.scope?.type ?? '', list })
      return true
    },
    setMyDescription: text(512),
    setMyShortDescription: text(120),
  }
  await describeBot(api as unknown as Parameters<typeof describeBot>[0])
  return { menus, texts }
}

describe('the menu', () => {
  test('is the same in private and in groups, Czech unless the language is English', async () => {
    const { menus } = await described()
    expect(menus.map(({ language, scope }) => `${language} ${scope}`)).toEqual([
      ...['cs all_private_chats', 'cs all_group_chats', 'en all_private_chats', 'en all_group_chats'],
    ])
    expect(menus[0]?.list).toEqual(menus[1]?.list)
    expect(menus[2]?.list).toEqual(menus[3]?.list)
    expect(menus[0]?.list[0]).toEqual({ command: 'temata', description: 'O čem texty jsou' })
  })

  test('has commands that the bot knows, in the form that Telegram takes', async () => {
    for (const { list } of (await described()).menus)
      for (const { command, description } of list) {
        expect(commandNamed(command)?.name).toBe(command)
        expect(command).toMatch(/^[a-z\d_]{1,32}$/)
        expect(description.length).toBeGreaterThan(2)
        expect(description.length).toBeLessThanOrEqual(256)
      }
  })
})

test('the descriptions fit, and say in both languages that it is a bot which stores no questions', async () => {
  const { texts } = await described()
  expect(texts.map(({ language }) => language)).toEqual(['cs', 'cs', 'en', 'en'])
  for (const { text, most } of texts) expect(text.length).toBeLessThanOrEqual(most)
  expect(texts[0]?.text).toMatch(/robot.*neukládám/)
  expect(texts[2]?.text).toMatch(/bot.*store no questions/)
})
