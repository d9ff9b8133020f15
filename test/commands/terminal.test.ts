import { PassThrough, Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { wantsColor } from '../../adapters/commands/session.ts'
import { chat, widthOf } from '../../adapters/terminal.ts'
import { Bot } from '../../src/chat/bot.ts'
import { Engine } from '../../src/engine.ts'
import { readLexicon } from '../../src/lexicon.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { folder, TODAY } from '../documents.ts'

const lexicon = readLexicon(new URL('../../config', import.meta.url).pathname)
const TEXT = 'Bazén otevřeme i v pondělí dopoledne, kdy bývá volno.'

/** As an operating system delivers it: first what was typed, the end in a turn of its own. */
async function* pipe(typed: string) {
  if (typed !== '') yield typed
  await setImmediate()
}

/** Everything a chat prints for a typed text; `keyboard`: a person sits at it. */
async function chatOver(typed: string, { keyboard = false, color = false } = {}): Promise<string> {
  const root = folder({ '2022-kolin/sport.md': `---\ntitle: Sport\n---\n${TEXT}\n` })
  const bot = new Bot(new Engine({ folders: [root], lexicon, today: TODAY }), lexicon.gazetteer)
  const input = Object.assign(Readable.from(pipe(typed)), { isTTY: keyboard })
  const output = Object.assign(new PassThrough(), { isTTY: keyboard, columns: 80 })
  await chat(bot, { input, output, color })
  output.end()
  return Buffer.concat(await output.toArray()).toString('utf8')
}

describe('a chat over a pipe', () => {
  test('prints answers and nothing else', async () => {
    const printed = await chatOver('bazén\n')
    expect(printed).toContain(`„${TEXT}“`)
    expect(printed).not.toContain(PHRASES.greeting.slice(0, 20))
    expect(printed).not.toContain(PHRASES.bye)
    expect(printed).not.toContain('\u001b')
  })

  test('takes the line ends of any system', async () => {
    expect(await chatOver('/p\r\nbazén\r\n/konec\r\n')).toContain(TEXT)
  })

  test.each(['', '\n', '\n  \n\t\n'])('has nothing to say to %j', async typed => {
    expect(await chatOver(typed)).toBe('')
  })

  test('ends with /konec', async () => {
    expect(await chatOver('/konec\nbazén\n')).toBe('')
    expect(await chatOver('  /konec  \nbazén\n')).toBe('')
  })
})

test('a chat with a person greets first and says goodbye last', async () => {
  const printed = await chatOver('bazén\n', { keyboard: true })
  expect(printed).toMatch(/^Dobrý den\. Jsem robot Doslova/)
  expect(printed).toContain('/napoveda')
  expect(printed).toContain(TEXT.slice(0, 20))
  expect(printed.trimEnd().endsWith(PHRASES.bye)).toBe(true)
})

test.each([
  [undefined, 80],
  [0, 80],
  [60, 60],
  [500, 100],
])('%s columns are printed as %i', (columns, width) => {
  expect(widthOf(columns === undefined ? {} : { columns })).toBe(width)
})

test.each<readonly [boolean, Readonly<Record<string, string>>, boolean]>([
  [true, { TERM: 'xterm-256color' }, true],
  [true, { TERM: 'xterm-256color', NO_COLOR: '1' }, false],
  [true, { TERM: 'xterm-256color', NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { TERM: 'xterm-256color' }, false],
])('a terminal: %j, the environment: %j, colours: %j', (isTTY, environment, colours) => {
  const before = { ...process.env }
  onTestFinished(() => {
    process.env = before
  })
  delete process.env.NO_COLOR
  Object.assign(process.env, environment)
  expect(wantsColor({ isTTY })).toBe(colours)
})
