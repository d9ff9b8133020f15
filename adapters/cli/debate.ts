/** `debate`: the sheet of a topic. */

import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Debate } from '../../src/debate/debate.ts'
import { sheetJson } from '../../src/reply/debate.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { sheetPrinter } from '../sheet/sheet-printer.ts'
import { writeOutput } from './output-file.ts'
import { contentOf, readOptions, wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { widthOf } from './width.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  pdf: { type: 'string' },
  picture: { type: 'string' },
  content: { type: 'string', multiple: true },
} as const

export async function debate(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const topic = positionals.join(' ')
  if (topic === '') throw new UsageError('The topic is missing: doslova debate "téma"')
  const lexicon = openLexicon()
  const engine = openEngine(await contentOf(values.content, env), lexicon, { errors })
  const { json = false, pdf, picture } = values
  if (json || pdf !== undefined || picture !== undefined) {
    const debates = new Debate(engine, engine.duplicates)
    if (picture !== undefined) writeOutput(picture, await sheetPrinter.draw(await debates.change(topic)))
    const sheet = json || pdf !== undefined ? await debates.sheet(topic) : null
    if (sheet !== null && pdf !== undefined) writeOutput(pdf, await sheetPrinter.print(sheet))
    const said = json && sheet !== null ? [JSON.stringify(sheetJson(sheet), null, 2)] : [pdf, picture]
    output.write(said.flatMap(line => (line === undefined ? [] : `${line}\n`)).join(''))
    return EXIT.ok
  }
  const reply = await new Bot(engine, lexicon.gazetteer).debate(topic, ALONE)
  output.write(`${renderPlain(reply, { width: widthOf(output), color: wantsColor(output, env) })}\n`)
  return EXIT.ok
}
