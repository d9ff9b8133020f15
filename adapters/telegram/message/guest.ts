/** Guest mode: the one message that answers in a chat where the bot is no member. Pure. */

import type { InlineQueryResultArticle } from 'grammy/types'
import { type Reply, saying } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { deepLink } from './links.ts'
import { renderTelegram } from './render.ts'

/** Payload of a link that leads to the greeting. */
const GREETING = '_'

/** What takes more than one message is only said to be there; buttons lead to it, and ask nothing of the bot here. */
export function guestArticle(reply: Reply, username: string): InlineQueryResultArticle {
  const quote = reply.blocks.find(block => block.type === 'quote')
  const whole = renderTelegram(reply, { username })
  const { parts, buttons } =
    whole.parts.length === 1 ? whole : renderTelegram(saying(PHRASES.tooLongForGuest), { username })
  const [part] = parts
  const links = buttons.map(row => row.filter(button => 'url' in button)).filter(row => row.length > 0)
  const more = { text: PHRASES.askMore, url: deepLink(username, quote?.code ?? GREETING) }
  return {
    type: 'article',
    id: quote?.code ?? GREETING,
    title: PHRASES.askMore,
    input_message_content: {
      message_text: part?.text ?? '',
      entities: part?.entities ?? [],
      link_preview_options: { is_disabled: true },
    },
    reply_markup: { inline_keyboard: [...links, [more]] },
  }
}
