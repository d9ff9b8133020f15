/** `start`: a question answered once, or a chat at the terminal. */

import { Bot } from '../../src/bot.ts'
import { chat } from '../terminal.ts'
import { ASK_OPTIONS, ask } from './ask.ts'
import { contentOf, openEngine, openLexicon, readOptions, wantsColor } from './session.ts'
import { EXIT } from './usage.ts'

export async function start(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, ASK_OPTIONS)
  if (positionals.length > 0 || values.lines === true) return ask(args)
  const lexicon = openLexicon()
  const engine = openEngine(await contentOf(values.content), lexicon)
  await chat(new Bot(engine, lexicon.gazetteer), {
    input: process.stdin,
    output: process.stdout,
    color: wantsColor(process.stdout),
  })
  return EXIT.ok
}
