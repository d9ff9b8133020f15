/** Files of replies, where something makes them. */

import { describe, expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import { TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { sharedFolder, TEXTS } from '../town/bot.ts'

const bytes = new Uint8Array([1, 2, 3])
const engine = new Engine({ folders: [sharedFolder(TEXTS)], lexicon, today: TODAY })
const bot = new Bot(engine, lexicon.gazetteer, {
  sheet: { print: async () => bytes },
  change: { paint: async () => bytes },
})
const filesOf = async (message: string) => (await bot.handle(message, ALONE)).reply.files

describe('a message gets the file', () => {
  test.each([
    ['/debata cyklostezky', 'debata.pdf', 'application/pdf'],
    ['/vyvoj cyklostezky', 'vyvoj.png', 'image/png'],
  ])('%s', async (message, name, mediaType) => {
    expect(await filesOf(message)).toEqual([
      { name, mediaType, bytes, alt: expect.stringContaining('cyklostezky') },
    ])
  })
})

test.each(['/debata kvantový teleport', '/vyvoj kvantový teleport', '/debata', '/vyvoj'])(
  '%s gets none',
  async message => {
    expect(await filesOf(message)).toBeUndefined()
  },
)
