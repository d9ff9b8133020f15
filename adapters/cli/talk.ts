/** `start` without a question and without a platform: a chat at the terminal, over the texts here or those of a cluster. */

import { type Content, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { placesOf } from './completion.ts'
import { CurrentBot } from './current-bot.ts'
import { CurrentEngine } from './current-engine.ts'
import { openCluster, SearchBot } from './search-bot.ts'
import { wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { chat } from './terminal.ts'

/** Talks until the input ends, and gives the exit code. */
export async function talk(content: Content, { input, output, errors, env }: Streams): Promise<number> {
  const lexicon = openLexicon()
  const options = { input, output, color: wantsColor(output, env) }
  if (content.searchUrl != null) {
    const engine = await openCluster(content.searchUrl, content, lexicon)
    const places = placesOf(engine.examples)
    await chat(new SearchBot(engine, lexicon.gazetteer), { ...options, places: () => places })
    await engine.close()
    return EXIT.ok
  }
  const current = await CurrentEngine.open({
    ...{ content, lexicon, errors },
    // Words alone answer meanwhile, and for good where it fails.
    onOpened: async engine => {
      if (engine.withoutVectors > 0) engine.embedPassages().catch(() => {})
    },
  })
  const bot = new CurrentBot(current, lexicon.gazetteer)
  const places = () => placesOf(current.engine.examples)
  await chat(bot, { ...options, places })
  await current.close()
  return EXIT.ok
}
