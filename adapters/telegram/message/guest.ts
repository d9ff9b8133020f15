/** Guest mode: the one message that answers in a chat where the bot is no member. Pure. */

import type { InlineKeyboardButton, InlineQueryResultArticle } from 'grammy/types'
import { type Reply, saying } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { decodeAction } from './callback-data.ts'
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
  const links = buttons
    .map(row => row.flatMap(button => linkOf(button, username)))
    .filter(row => row.length > 0)
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

/** A button that leads somewhere as it is, one that shows a passage leading to it; none for the others. */
function linkOf(button: InlineKeyboardButton, username: string): InlineKeyboardButton[] {
  if ('url' in button) return [button]
  const action = 'callback_data' in button ? decodeAction(button.callback_data) : null
  return action?.type === 'passage' ? [{ text: button.text, url: deepLink(username, action.code) }] : []
}
