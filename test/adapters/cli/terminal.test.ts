import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { wantsColor } from '../../../adapters/cli/session.ts'
import { chat } from '../../../adapters/cli/terminal.ts'
import { widthOf } from '../../../adapters/cli/width.ts'
import { Bot } from '../../../src/chat/bot.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { folder, TODAY } from '../../documents.ts'
import { lexicon } from '../../lexicon.ts'

const TEXT = 'Bazén otevřeme i v pondělí dopoledne, kdy bývá volno.'

/** As an operating system delivers it: a pipe all at once, a keyboard key by key; the end in a turn of its own. */
async function* delivered(typed: string, keyboard: boolean) {
  for (const piece of keyboard ? typed : [typed].filter(Boolean)) {
    yield piece
    await setImmediate()
  }
  await setImmediate()
}

/** Everything a chat prints for a typed text; `keyboard`: a person sits at it. */
async function chatOver(typed: string, { keyboard = false, color = false } = {}): Promise<string> {
  const root = folder({ '2022-kolin/sport.md': `---\ntitle: Sport\n---\n${TEXT}\n` })
  const bot = new Bot(new Engine({ folders: [root], lexicon, today: TODAY }), lexicon.gazetteer)
  const input = Object.assign(Readable.from(delivered(typed, keyboard)), { isTTY: keyboard })
  const output = Object.assign(new PassThrough(), { isTTY: keyboard, columns: 80 })
  await chat(bot, { input, output, color, places: () => ['Kolín'] })
  output.end()
  return Buffer.concat(await output.toArray()).toString('utf8')
}

describe('a chat over a pipe', () => {
  test('prints answers and nothing else', async () => {
    const printed = await chatOver('bazén\n')
    expect(printed).toContain(`„${TEXT}“`)
    expect(printed).not.toContain(PHRASES.greeting([]).slice(0, 20))
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

describe('on a keyboard', () => {
  const BYE = `${PHRASES.bye}\n`

  test.each([
    ['Ctrl-C', 'abc\u0003'],
    ['Ctrl-D', '\u0004'],
    ['the end of the input', 'abc'],
  ])('%s says goodbye on a line of its own', async (_, typed) => {
    const printed = await chatOver(typed, { keyboard: true })
    expect(printed.endsWith(`\n${BYE}`)).toBe(true)
  })

  test('/konec says goodbye without an empty line', async () => {
    const printed = await chatOver('/konec\r', { keyboard: true })
    expect(printed.slice(printed.indexOf('/konec\r')).replaceAll('\r', '')).toBe(`/konec\n${BYE}`)
  })

  test.each([
    ['the only command that begins so', '/kone\t', '/konec'],
    ['what several begin with', '/zd\t', '/zdroje'],
    ['a place that there are texts for', '/kraj ko\t', '/kraj Kolín'],
    ['nothing', 'bazén\t', 'bazén'],
    ['nothing for a command that is none', '/x\t', '/x'],
  ])('Tab completes %s', async (_, typed, line) => {
    const printed = await chatOver(`${typed}\u0003`, { keyboard: true })
    expect(printed).toContain(line)
    expect(printed).not.toContain('\t')
  })
})

const SHELL = ['/usr/bin/script', '/bin/bash']
const MAIN = new URL('../../../adapters/cli/main.ts', import.meta.url).pathname

describe.skipIf(process.platform !== 'linux' || !SHELL.every(existsSync))('in a shell', () => {
  /** A shell in a terminal of its own, told what to type when it has printed something. */
  function shell(content: string) {
    const child = spawn('script', ['-qfc', 'bash --norc -i', '/dev/null'], {
      env: { PATH: process.env.PATH, TERM: 'xterm', NO_COLOR: '1', PS1: 'bash> ', CONTENT_DIRS: content },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const wakers = new Set<() => void>()
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', chunk => {
      printed += chunk
      for (const wake of wakers) wake()
    })
    /** Waits for `what` after what was waited for before. */
    let read = 0
    const until = async (what: string) => {
      for (let at = -1; at < 0; ) {
        at = printed.indexOf(what, read)
        if (at >= 0) read = at + what.length
        else await new Promise<void>(resolve => wakers.add(resolve))
        wakers.clear()
      }
    }
    return { type: (text: string) => child.stdin.write(text), until }
  }

  test.each([
    ['alone', 'exec "$@"'],
    ['behind another program, as under npm', '"$@"; exit $?'],
  ])('Ctrl-Z gives the shell back, and fg the chat with what was typed: %s', async (_, start) => {
    const root = folder({ '2022-kolin/sport.md': `---\ntitle: Sport\n---\n${TEXT}\n` })
    const { type, until } = shell(root)
    await until('bash> ')
    type(`sh -c '${start}' sh ${process.execPath} ${MAIN} start\r`)
    await until('Zeptejte se')
    await until('? ')
    type('baz')
    await until('baz')
    type('\u001a')
    await until('Stopped')
    await until('bash> ')
    type('fg\r')
    await until('? baz')
    type('én\r')
    await until(TEXT.slice(0, 20))
    type('\u0003')
    await until(PHRASES.bye)
    type('echo "code $?"\r')
    await until('code 0')
  })
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
  expect(wantsColor({ isTTY }, environment)).toBe(colours)
})
