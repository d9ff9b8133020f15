/** The bot on a keyboard: line editing, history of the run, a clean end. */

import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import type { Bot } from '../src/chat/bot.ts'
import { ALONE } from '../src/chat/turn.ts'
import { PHRASES } from '../src/reply/phrases.ts'
import { renderPlain } from '../src/reply/plain.ts'
import { say } from '../src/reply/reply.ts'

export interface TerminalOptions {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly color: boolean
}

const DEFAULT_WIDTH = 80
const MAX_WIDTH = 100

/** Columns of an output stream, within what is pleasant to read. */
export function widthOf(output: { readonly columns?: number }): number {
  return Math.min(output.columns || DEFAULT_WIDTH, MAX_WIDTH)
}

/** Talks until the end of input, `/konec`, or Ctrl-C. */
export async function chat(bot: Bot, { input, output, color }: TerminalOptions): Promise<void> {
  const terminal = input.isTTY === true && output.isTTY === true
  const lines = createInterface({ input, output, terminal, prompt: terminal ? '? ' : '' })
  const print = (text: string) => output.write(`${text}\n\n`)
  let { conversation } = ALONE
  let open = true
  lines.on('close', () => {
    open = false
  })
  lines.on('SIGINT', () => lines.close())
  const prompt = () => {
    if (open) lines.prompt()
  }
  const options = () => ({ width: widthOf(output), color })
  if (terminal)
    print(renderPlain({ blocks: [say(PHRASES.greeting), say(`/napoveda · ${PHRASES.helpEnd}`)] }, options()))
  prompt()
  for await (const line of lines) {
    if (/^\s*\/konec(?:\s|$)/i.test(line)) break
    if (line.trim() !== '') {
      const turn = await bot.handle(line, { ...ALONE, conversation })
      conversation = turn.conversation
      print(renderPlain(turn.reply, options()))
    }
    prompt()
  }
  lines.close()
  if (terminal) output.write(`${PHRASES.bye}\n`)
}
