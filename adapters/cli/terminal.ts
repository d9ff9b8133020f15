/** Terminal: the bot on a keyboard, line editing, history of the run, a clean end. */

import { createInterface, type Interface } from 'node:readline/promises'
import { Chat, type ChatBot, isLater, type Message } from '../../src/chat/chat.ts'
import { LISTED } from '../../src/chat/commands.ts'
import { say } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { completionsOf } from './completion.ts'
import type { Streams } from './streams.ts'
import { widthOf } from './width.ts'

export interface TerminalOptions extends Pick<Streams, 'input' | 'output'> {
  readonly color: boolean
  /** Names of the places that there are texts for, as they are now. */
  readonly places?: () => readonly string[]
}

/** Ends the chat; a word of the terminal alone. */
const END = '/konec'
const COMMANDS = [...LISTED.map(({ name }) => `/${name}`), END]

/** The one person in the one room of a terminal. */
const HERE: Pick<Message, 'key' | 'room' | 'person' | 'isDirect' | 'place' | 'addressedBy' | 'about'> = {
  key: 'terminal',
  room: 'terminal',
  person: 'terminal',
  isDirect: true,
  place: null,
  addressedBy: 'name',
  about: null,
}

/** Talks until the end of input, `/konec`, or Ctrl-C. */
export async function chat(bot: ChatBot, options: TerminalOptions): Promise<void> {
  const { input, output, color, places = () => [] } = options
  const terminal = input.isTTY === true && output.isTTY === true
  // Before there are lines, which would be lost meanwhile.
  const greeting = terminal ? PHRASES.greeting(await bot.examples(null)) : ''
  const lines = createInterface({
    input,
    output,
    terminal,
    prompt: terminal ? '? ' : '',
    completer: (line: string): [string[], string] => [
      completionsOf(line, { commands: COMMANDS, places: places() }),
      line,
    ],
  })
  const print = (text: string) => output.write(`${text}\n\n`)
  const talk = new Chat({ bot, isLimited: false })
  let asked = 0
  let open = true
  let isEnded = false
  lines.on('close', () => {
    open = false
  })
  lines.on('SIGINT', () => lines.close())
  const prompt = () => {
    if (open) lines.prompt()
  }
  if (terminal) suspendOnSignal(lines, input)
  const layout = () => ({ width: widthOf(output), color })
  if (terminal)
    print(renderPlain({ blocks: [greeting, `/napoveda · ${PHRASES.helpEnd}`].map(say) }, layout()))
  prompt()
  for await (const line of lines) {
    if (isEnd(line)) {
      isEnded = true
      break
    }
    if (line.trim() !== '') {
      const id = String(++asked)
      const said = await talk.said({ ...HERE, id, sentAt: Date.now(), body: { type: 'text', text: line } })
      if (said !== null && !isLater(said)) print(renderPlain(said.reply, layout()))
    }
    prompt()
  }
  lines.close()
  // The cursor stands behind the prompt, and behind what was typed there.
  if (terminal) output.write(`${isEnded ? '' : '\n'}${PHRASES.bye}\n`)
}

/** Ctrl-Z stops the program as a shell expects it, and `fg` goes on where it was. */
function suspendOnSignal(lines: Interface, input: Streams['input']): void {
  // Others of the process group, such as npm, have to stop too: the shell waits for them.
  const suspend = () => {
    input.setRawMode?.(false)
    process.kill(0, 'SIGTSTP')
  }
  const resume = () => {
    input.setRawMode?.(true)
    lines.prompt(true)
  }
  lines.on('SIGTSTP', suspend)
  process.on('SIGCONT', resume)
  lines.once('close', () => process.off('SIGCONT', resume))
}

function isEnd(line: string): boolean {
  const [word = ''] = line.trim().split(/\s/, 1)
  return word.toLowerCase() === END
}
