/** Files that go with answers, for the tests of every platform. */

import type { Bot } from '../../src/chat/bot.ts'
import type { ReplyFile } from '../../src/reply/block.ts'

/** The first bytes of a picture of 640 by 320 pixels. */
export const PNG = Buffer.from('89504e470d0a1a0a0000000d494844520000028000000140', 'hex')
export const PICTURE: ReplyFile = {
  name: 'graf.png',
  mediaType: 'image/png',
  bytes: PNG,
  alt: 'Počty odstavců',
}
// Neither JSON nor UTF-8: only bytes sent as they are come through.
export const SHEET: ReplyFile = {
  name: 'debata.pdf',
  mediaType: 'application/pdf',
  bytes: Uint8Array.of(0x25, 0x50, 0xff, 0x00, 0xfe),
  alt: '',
}

/** A bot whose quotes come with these files, or who says nothing but them. */
export function withFiles(bot: Bot, files: readonly ReplyFile[], how: 'below' | 'alone' = 'below'): Bot {
  const handle: Bot['handle'] = async (...asked) => {
    const turn = await bot.handle(...asked)
    const isQuote = turn.reply.blocks.some(({ type }) => type === 'quote')
    return isQuote ? { ...turn, reply: { blocks: how === 'below' ? turn.reply.blocks : [], files } } : turn
  }
  return Object.assign(Object.create(bot), { handle })
}
