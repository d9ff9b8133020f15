/** On real sites, where they are at hand: what the bot proposes there is answered there. */

import { describe, expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import { TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { SITE_NAMES, siteFolder } from '../sites.ts'

describe.skipIf(SITE_NAMES.length === 0)('what the bot proposes is answered', () => {
  test.each(SITE_NAMES)('%s', async name => {
    const engine = new Engine({ folders: [siteFolder(name)], lexicon, today: TODAY })
    const bot = new Bot(engine, lexicon.gazetteer)
    const examples = await bot.examples(null)
    if (engine.coverage.length > 0) expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect((await bot.handle(example, ALONE)).outcome, example).toBe('found')
  })
})
