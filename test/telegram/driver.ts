/** Telegram as a platform of the common cases. */

import type { Where } from '@doslova/fake-bot-api'
import type { Message, MessageEntity, User } from '@grammyjs/types'
import { PHRASES } from '../../src/reply/phrases.ts'
import type { GroupTalk, PlatformDriver, Reaction, Shown, Talk } from '../platform.cases.ts'
import { person, type SharedBot, textsOf } from './bot.ts'

/** `feedback`: the verdicts on answers so far. */
export function telegramDriver(bot: SharedBot, feedback: PlatformDriver['feedback']): PlatformDriver {
  return {
    alone: async () => talkOf(bot, person(bot.api), {}),
    async inGroup() {
      const { id } = bot.api.addSupergroup({ bot: 'left' })
      // Only an administrator is told of reactions.
      bot.api.setStanding(id, 'administrator')
      await bot.api.idle()
      return groupTalkOf(bot, id)
    },
    feedback,
  }
}

/** What one person says in one chat. */
class Speaker {
  private readonly bot: SharedBot
  private readonly user: User
  private readonly where: Where
  private last: Message | null = null

  constructor(bot: SharedBot, user: User, where: Where) {
    this.bot = bot
    this.user = user
    this.where = where
  }

  get lastSaid(): string {
    return String(this.last?.message_id ?? '')
  }

  async say(text: string, where: Where = {}): Promise<string> {
    this.last = this.bot.api.say(this.user, text, { ...this.where, ...where })
    return await this.seen()
  }

  async edit(text: string): Promise<string> {
    if (this.last === null) throw new Error('nothing was said yet')
    this.last = this.bot.api.edit(this.last, text)
    return await this.seen()
  }

  /** Gives what is said to the reactions. */
  async react(signs: readonly Reaction[]): Promise<string> {
    const { api } = this.bot
    const chat = this.where.chat ?? this.user
    const last = api.said(chat).at(-1)
    if (last === undefined) throw new Error('there is nothing to react to')
    return textsOf(await this.bot.hear(chat, () => api.react(this.user, last, signs))).join('\n\n')
  }

  /** Messages of the bot since something was said last. */
  answer(): Message[] {
    const { last } = this
    return last === null
      ? []
      : this.bot.api.said(last.chat).filter(({ message_id }) => message_id > last.message_id)
  }

  private async seen(): Promise<string> {
    await this.bot.api.idle()
    return textsOf(this.answer()).join('\n\n')
  }
}

function talkOf(bot: SharedBot, user: User, where: Where, speaker = new Speaker(bot, user, where)): Talk {
  return {
    say: text => speaker.say(text),
    command: (name, argument = '') => speaker.say(`/${name} ${argument}`),
    edit: text => speaker.edit(text),
    react: signs => speaker.react(signs),
    look: () => shown(speaker.answer()),
  }
}

function groupTalkOf(bot: SharedBot, chat: number): GroupTalk {
  const user = person(bot.api)
  const speaker = new Speaker(bot, user, { chat })
  return {
    ...talkOf(bot, user, { chat }, speaker),
    mention: text => speaker.say(`@doslova_bot ${text}`),
    reply: text => speaker.say(text, { reply: bot.api.said(chat).at(-1)?.message_id ?? 0 }),
    mentionTo: (other, text) => speaker.say(`@doslova_bot ${text}`, { reply: Number(other.lastSaid) }),
    get lastSaid() {
      return speaker.lastSaid
    },
    another: async () => groupTalkOf(bot, chat),
  }
}

function shown(messages: readonly Message[]): Shown {
  const entities = messages.flatMap(({ text = '', entities: all = [] }) =>
    all.map(entity => ({ entity, text: textOf(text, entity) })),
  )
  return {
    messages: textsOf(messages),
    quotes: entities.filter(({ entity: { type } }) => /blockquote$/.test(type)).map(({ text }) => text),
    links: [
      ...entities.flatMap(({ entity }) => (entity.type === 'text_link' ? [entity.url] : [])),
      ...messages.flatMap(originalsOf),
    ],
    offered: messages.flatMap(codesOf),
  }
}

function textOf(text: string, { offset, length }: MessageEntity): string {
  return text.slice(offset, offset + length)
}

function codesOf({ reply_markup }: Message): string[] {
  return (reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap(button =>
      'callback_data' in button ? [/^1:p:(.+)$/.exec(button.callback_data)?.[1] ?? ''] : [],
    )
    .filter(code => code !== '')
}

function originalsOf({ reply_markup }: Message): string[] {
  return (reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap(button => ('url' in button && button.text === PHRASES.original ? [button.url] : []))
}
