/** Content that is closed while its files are read for the first time. */

import { expect, test } from 'vitest'
import { openLiveBot } from '../../../adapters/cli/live-bot.ts'
import { folder } from '../../documents.ts'

test('keeps nobody waiting for a bot that never comes', async () => {
  const folders = [folder({ '2022-kolin/sport.md': '---\ntitle: Sport\n---\nBazén otevřeme.\n' })]
  const content = { folders, saveTo: null, meaning: { kind: 'off' } as const }
  const live = openLiveBot(content, [], { onFailure: error => expect.unreachable(error.message) })
  await live.content.close()
  await expect(live.bot).rejects.toThrow('closed before it was read')
})
