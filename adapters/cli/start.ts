/** `start`: a question answered once, the platforms that have a token, or a chat at the terminal. */

import { printedSettings } from '../../config/print.ts'
import { type Content, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { ASK_OPTIONS, ask } from './ask.ts'
import { placesOf } from './completion.ts'
import { CurrentBot } from './current-bot.ts'
import { CurrentEngine } from './current-engine.ts'
import { openCluster, SearchBot } from './search-bot.ts'
import { contentOf, contentOfSettings, openSettings, readOptions, wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { chat } from './terminal.ts'

const START_OPTIONS = { ...ASK_OPTIONS, 'print-config': { type: 'boolean' } } as const

export async function start(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, START_OPTIONS)
  if (values['print-config'] === true) return printConfig(streams)
  if (positionals.length > 0 || values.lines === true) return ask(args, streams)
  if (values.json === true || values.why === true)
    throw new UsageError('The options --json and --why need a question: doslova start --json "otázka"')
  const settings = await openSettings(streams.env)
  const content =
    values.content === undefined ? contentOfSettings(settings) : await contentOf(values.content, streams.env)
  if (settings.telegram === null && settings.matrix === null) return talk(content, streams)
  const { serve } = await import('./serve.ts')
  return serve(settings, content, streams.errors)
}

/** Wrong settings are told as at any start; right ones are printed. */
async function printConfig({ output, env }: Streams): Promise<number> {
  await openSettings(env)
  output.write(printedSettings(env))
  return EXIT.ok
}

async function talk(content: Content, { input, output, errors, env }: Streams): Promise<number> {
  const lexicon = openLexicon()
  const options = { input, output, color: wantsColor(output, env) }
  if (content.searchUrl != null) {
    const engine = await openCluster(content.searchUrl, content, lexicon)
    const places = placesOf(engine.representatives)
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
  const places = () => placesOf(current.engine.passages)
  await chat(bot, { ...options, places })
  await current.close()
  return EXIT.ok
}
