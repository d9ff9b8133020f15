/** The terminal as a platform: the cases of every platform, but for groups and edits, which it has not. */

import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { chat } from '../../../adapters/cli/terminal.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { ALL, platformCases, type Talk } from '../../platform.cases.ts'
import { openBotOver, sharedFolder } from '../../town/bot.ts'
import { TOWN } from '../../town/town.ts'

const town = sharedFolder(TOWN)
const { bot } = openBotOver(town)

/** A command whose reply says that everything before it is answered. */
const LAST = { command: '/p ZZZ00-00000', reply: PHRASES.notFoundCode('ZZZ00-00000') }

const CHOICE = /^ {2}((?:KOL|OPA)\d\d-[0-9A-Z]{5}) {2}.*(?:\n {2}(?!(?:KOL|OPA)\d\d-).*)*$/gm

/** Choices and addresses are buttons and links elsewhere. */
const ADDRESS = /^https:.*$/gm

/** Somebody at a keyboard of their own. */
function sitDown(): Talk {
  const input = Object.assign(new PassThrough(), { isTTY: false })
  const output = Object.assign(new PassThrough().setEncoding('utf8'), { isTTY: false, columns: 100 })
  chat(bot, { input, output, color: false })
  let printed = ''
  const say = async (text: string) => {
    printed = ''
    input.write(`${text}\n${LAST.command}\n`)
    while (!unwrapped(printed).includes(LAST.reply)) {
      const [chunk] = await once(output, 'data')
      printed += chunk
    }
    printed = printed.trimEnd().split('\n\n').slice(0, -1).join('\n\n')
    const words = printed.replace(CHOICE, '').replace(ADDRESS, '')
    return unwrapped(words)
      .replace(/^ {2}(?=\/)/gm, '')
      .trim()
  }
  return {
    say,
    command: (name, argument = '') => say(`/${name} ${argument}`),
    edit: () => Promise.reject(new Error('what was printed stays')),
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
  }),
  { ...ALL, groups: false, edits: false },
)
