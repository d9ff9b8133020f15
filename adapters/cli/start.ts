/** `start`: a question answered once, the platforms that have a token, or a chat at the terminal. */

import { Bot } from '../../src/chat/bot.ts'
import { type Content, openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { ASK_OPTIONS, ask } from './ask.ts'
import { contentOf, contentOfSettings, openSettings, readOptions, wantsColor } from './session.ts'
import { chat } from './terminal.ts'

export async function start(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, ASK_OPTIONS)
  if (positionals.length > 0 || values.lines === true) return ask(args)
  if (values.json === true || values.why === true)
    throw new UsageError('Volby --json a --why patří k otázce: doslova start --json "otázka"')
  const settings = await openSettings()
  const content = values.content === undefined ? contentOfSettings(settings) : await contentOf(values.content)
  if (settings.telegram === null && settings.matrix === null) return talk(content)
  const { serve } = await import('./serve.ts')
  return serve(settings, content)
}

async function talk(content: Content): Promise<number> {
  const lexicon = openLexicon()
  const engine = openEngine(content, lexicon)
  await chat(new Bot(engine, lexicon.gazetteer), {
    input: process.stdin,
    output: process.stdout,
    color: wantsColor(process.stdout),
  })
  return EXIT.ok
}
