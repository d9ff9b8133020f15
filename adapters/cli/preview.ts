/** `preview`: the reply as each platform will show it. */

import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import type { Reply } from '../../src/reply/block.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { previewMatrix } from '../matrix/message/preview.ts'
import { renderMatrix } from '../matrix/message/render.ts'
import { openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { pictureOf } from '../sheet/picture.ts'
import { sheetPrinter } from '../sheet/sheet-printer.ts'
import { previewTelegram } from '../telegram/message/preview.ts'
import { renderTelegram } from '../telegram/message/render.ts'
import { contentOf, readOptions, wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { widthOf } from './width.ts'

const OPTIONS = { content: { type: 'string', multiple: true } } as const

export async function preview(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const question = positionals.join(' ')
  if (question === '') throw new UsageError('The question is missing: doslova preview "otázka"')
  const lexicon = openLexicon()
  const engine = openEngine(await contentOf(values.content, env), lexicon, { errors })
  const bot = new Bot(engine, lexicon.gazetteer, { sheetPrinter, pictureOf })
  const { reply } = await bot.handle(question, ALONE)
  const options = { width: widthOf(output), color: wantsColor(output, env) }
  const shown = {
    terminal: renderPlain(reply, options),
    telegram: previewTelegram(renderTelegram(reply, { username: 'bot' })),
    matrix: withFiles(previewMatrix(renderMatrix(reply)), reply),
  }
  const parts = Object.entries(shown).map(([platform, text]) => `── ${platform} ──\n${text}\n`)
  output.write(parts.join('\n'))
  return EXIT.ok
}

/** Files come as messages of their own, behind the text. */
function withFiles(text: string, { files = [] }: Reply): string {
  return [text, ...files.map(({ name, alt }) => `[${name}]\n${alt}`)].join('\n\n')
}
