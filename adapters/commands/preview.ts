/** `preview`: the reply as each platform will show it. */

import { renderPlain } from '../../src/reply/plain.ts'
import { replyTo } from '../../src/reply/reply.ts'
import { EXIT } from '../exit.ts'
import { previewMatrix } from '../matrix/preview.ts'
import { renderMatrix } from '../matrix/render.ts'
import { previewTelegram } from '../telegram/preview.ts'
import { renderTelegram } from '../telegram/render.ts'
import { widthOf } from '../terminal.ts'
import { contentOf, openEngine, readOptions, wantsColor } from './session.ts'
import { UsageError } from './usage.ts'

const OPTIONS = { content: { type: 'string', multiple: true } } as const

export async function preview(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const question = positionals.join(' ')
  if (question === '') throw new UsageError('Chybí otázka: doslova preview "otázka"')
  const engine = openEngine(await contentOf(values.content))
  const reply = replyTo(await engine.answer(question))
  const options = { width: widthOf(process.stdout), color: wantsColor(process.stdout) }
  const telegram = previewTelegram(renderTelegram(reply, { username: 'bot' }))
  const shown = {
    terminal: renderPlain(reply, options),
    telegram,
    matrix: previewMatrix(renderMatrix(reply)),
  }
  const parts = Object.entries(shown).map(([platform, text]) => `── ${platform} ──\n${text}\n`)
  process.stdout.write(parts.join('\n'))
  return EXIT.ok
}
