/** Files of replies, where something makes them. */

import { expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import { TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { sharedFolder, TEXTS } from '../town/bot.ts'

const bytes = new Uint8Array([1, 2, 3])
const engine = new Engine({ folders: [sharedFolder(TEXTS)], lexicon, today: TODAY })
const bot = new Bot(engine, lexicon.gazetteer, {
  sheetPrinter: { print: async () => bytes, draw: async () => bytes },
})
const filesOf = async (message: string) => (await bot.handle(message, ALONE)).reply.files

test('/debata gets the sheet', async () => {
  expect(await filesOf('/debata cyklostezky')).toEqual([
    { name: 'debata.pdf', mediaType: 'application/pdf', bytes, alt: expect.stringContaining('cyklostezky') },
  ])
})

test('/vyvoj gets the picture of its steps, which are named', async () => {
  expect(await filesOf('/vyvoj cyklostezky')).toEqual([
    {
      name: 'vyvoj.png',
      mediaType: 'image/png',
      bytes,
      alt: expect.stringMatching(/cyklostezky.*: .*20\d\d, /),
    },
  ])
})

test.each(['/debata kvantový teleport', '/debata', '/vyvoj', '/vyvoj bazén'])(
  '%s gets none',
  async message => {
    expect(await filesOf(message)).toBeUndefined()
  },
)
