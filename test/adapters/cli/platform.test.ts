/** The terminal as a platform: the cases of every platform, but for groups, edits and limits, which it has not. */

import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { chat } from '../../../adapters/cli/terminal.ts'
import type { ChatBot } from '../../../src/chat/chat.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { platformCases, type Talk } from '../../platform.cases.ts'
import { timeCases, timedBot } from '../../time.cases.ts'
import { openBotOver, sharedFolder } from '../../town/bot.ts'
import { TOWN } from '../../town/town.ts'

const town = sharedFolder(TOWN)
const { bot } = openBotOver(town)

/** A command whose reply says that everything before it is answered. */
const LAST = { command: '/p ZZZ00-00000', reply: PHRASES.notFoundCode('ZZZ00-00000') }

const CHOICE = /^ {2}((?:KOL|OPA)\d\d-[0-9A-Z]{5}) {2}.*(?:\n {2}(?!(?:KOL|OPA)\d\d-).*)*$/gm

/** Choices and addresses are buttons and links elsewhere. */
const ADDRESS = /^https:.*$/gm

/** A keyboard of its own: gives what is printed after these lines. */
function keyboard(of: ChatBot): (lines: readonly string[]) => Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: false })
  const output = Object.assign(new PassThrough().setEncoding('utf8'), { isTTY: false, columns: 100 })
  chat(of, { input, output, color: false })
  return async lines => {
    let printed = ''
    input.write([...lines, LAST.command, ''].join('\n'))
    while (!unwrapped(printed).includes(LAST.reply)) {
      const [chunk] = await once(output, 'data')
      printed += chunk
    }
    return printed.trimEnd().split('\n\n').slice(0, -1).join('\n\n')
  }
}

/** Somebody at a keyboard. */
function sitDown(): Talk {
  const type = keyboard(bot)
  let printed = ''
  const say = async (text: string) => {
    printed = await type([text])
    const words = printed.replace(CHOICE, '').replace(ADDRESS, '')
    return unwrapped(words)
      .replace(/^ {2}(?=\/)/gm, '')
      .trim()
  }
  return {
    say,
    command: (name, argument = '') => say(`/${name} ${argument}`),
    edit: () => Promise.reject(new Error('what was printed stays')),
    react: () => Promise.reject(new Error('a terminal has no reactions')),
    look: () => ({
      messages: printed.split('\n\n'),
      quotes: [...unwrapped(printed).matchAll(/│ („.*?“)/g)].map(([, quote = '']) => quote),
      links: printed.match(ADDRESS) ?? [],
      offered: [...printed.matchAll(CHOICE)].map(([, code = '']) => code),
    }),
  }
}

/** Lines that were too long for the screen are one again. */
function unwrapped(text: string): string {
  return text
    .replace(/(?<=^ {2}│ .*)\n {2}│ (?!„)/gm, ' ')
    .replace(/(?<![\n:])\n(?!\n| {2}|https:|\S+\.md:)/g, ' ')
}

platformCases(
  town,
  () => ({
    alone: async () => sitDown(),
    inGroup: () => Promise.reject(new Error('a terminal has no groups')),
    feedback: () => Promise.reject(new Error('a terminal counts nothing')),
  }),
  { groups: false, edits: false, reactions: false },
)

timeCases(
  async () => ({
    async alone() {
      const type = keyboard(timedBot)
      return { hear: async texts => (await type(texts)).split('\n\n'), close() {} }
    },
    group: () => Promise.reject(new Error('a terminal has no groups')),
    lines: () => [],
    whenLogged: () => Promise.reject(new Error('a terminal has no log')),
  }),
  { groups: false, limits: false },
)
