/** `debate`: the sheet of a topic. */

import { writeAtomically } from '../../src/atomic-file.ts'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Debate } from '../../src/debate/debate.ts'
import { NearDuplicates } from '../../src/passages/near-duplicates.ts'
import { sheetJson } from '../../src/reply/debate.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { sheetPrinter } from '../sheet/sheet-printer.ts'
import { contentOf, readOptions, wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { widthOf } from './terminal.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  pdf: { type: 'string' },
  content: { type: 'string', multiple: true },
} as const

export async function debate(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const topic = positionals.join(' ')
  if (topic === '') throw new UsageError('The topic is missing: doslova debate "téma"')
  const lexicon = openLexicon()
  const engine = openEngine(await contentOf(values.content, env), lexicon, { errors })
  if (values.json === true || values.pdf !== undefined) {
    const sheet = await new Debate(engine, new NearDuplicates(engine.passages)).sheet(topic)
    if (values.pdf !== undefined) save(values.pdf, await sheetPrinter.print(sheet))
    output.write(values.json === true ? `${JSON.stringify(sheetJson(sheet), null, 2)}\n` : `${values.pdf}\n`)
    return EXIT.ok
  }
  const reply = await new Bot(engine, lexicon.gazetteer).debate(topic, ALONE)
  output.write(`${renderPlain(reply, { width: widthOf(output), color: wantsColor(output, env) })}\n`)
  return EXIT.ok
}

/** Throws `UsageError` where the file cannot be written; a file that was there is then what it was. */
function save(path: string, bytes: Uint8Array): void {
  try {
    writeAtomically(path, bytes)
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${reasonOf(error)}`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder. Make it, or name another one.',
  ENOTDIR: 'what should be its folder is a file. Name another one.',
  EISDIR: 'it is a folder. Name a file in it.',
  EACCES: 'this user may not write there. Name another folder.',
  EROFS: 'the disk is read-only. Name a folder on another one.',
  ENOSPC: 'the disk is full. Make room, or name a folder on another one.',
}

function reasonOf(error: unknown): string {
  return REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? messageOf(error)
}
