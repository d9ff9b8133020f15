/** `deadlines`: promises with a deadline, as text, JSON or iCalendar. */

import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { calendarOf } from '../../src/reply/calendar.ts'
import { passageJson } from '../../src/reply/json.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { writeOutput } from './output-file.ts'
import { contentOf, readOptions, wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { widthOf } from './width.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  ics: { type: 'string' },
  content: { type: 'string', multiple: true },
} as const

export async function deadlines(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const topic = positionals.join(' ')
  const lexicon = openLexicon()
  const bot = new Bot(
    openEngine(await contentOf(values.content, env), lexicon, { errors }),
    lexicon.gazetteer,
  )
  if (values.ics === undefined && values.json !== true) {
    const reply = await bot.deadlines(topic, ALONE)
    output.write(`${renderPlain(reply, { width: widthOf(output), color: wantsColor(output, env) })}\n`)
    return EXIT.ok
  }
  const promised = await bot.promised(topic, null)
  if (values.ics !== undefined) writeOutput(values.ics, await calendarOf(promised))
  if (values.json === true) {
    const rows = promised.map(({ passage, deadline: { way, from, to, isRelative, text, sentence } }) => ({
      ...{ way, from, to, isRelative, text },
      sentence: passage.text.slice(sentence.from, sentence.to),
      passage: passageJson(passage),
    }))
    output.write(`${JSON.stringify(rows, null, 2)}\n`)
  }
  return EXIT.ok
}
