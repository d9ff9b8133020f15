/** Profile: the command menu, the descriptions of the bot and their languages. */

import type { Api } from 'grammy'
import type { BotCommand } from 'grammy/types'
import { LISTED } from '../../../src/chat/commands.ts'

const DESCRIPTIONS = {
  cs: 'Na otázku o programu odpovím tím, co v něm stojí, a odkazem na odstavec, nebo řeknu, že jsem nic nenašel. Jsem robot, nic nevymýšlím a vaše otázky neukládám.',
  en: 'I answer questions about political programmes in Czech, in their own words and with a link to the paragraph, or with an honest no. I am a bot, I make nothing up and store no questions.',
} as const
const SHORT_DESCRIPTIONS = {
  cs: 'Odpovídá slovy programu a odkazem, nebo řekne, že nic nenašel.',
  en: 'Answers in the programme’s own words, with a link, or with an honest no. In Czech.',
} as const

/** Czech is the default, so that it is shown in every language but English. */
const LANGUAGES = [
  { language: 'cs', options: {} },
  { language: 'en', options: { language_code: 'en' } },
] as const

type Describing = Pick<Api, 'setMyCommands' | 'setMyDescription' | 'setMyShortDescription'>

/** Tells Telegram the commands and what the bot is. */
export async function describeBot(api: Describing): Promise<void> {
  for (const { language, options } of LANGUAGES) {
    const list: BotCommand[] = LISTED.map(({ name, help }) => ({
      command: name,
      description: capitalized(help[language]),
    }))
    for (const type of ['all_private_chats', 'all_group_chats'] as const)
      await api.setMyCommands(list, { ...options, scope: { type } })
    await api.setMyDescription(DESCRIPTIONS[language], options)
    await api.setMyShortDescription(SHORT_DESCRIPTIONS[language], options)
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
