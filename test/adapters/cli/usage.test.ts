import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ask } from '../../../adapters/cli/ask.ts'
import { check } from '../../../adapters/cli/check.ts'
import { evaluate } from '../../../adapters/cli/eval.ts'
import { passages } from '../../../adapters/cli/passages.ts'
import { preview } from '../../../adapters/cli/preview.ts'
import { start } from '../../../adapters/cli/start.ts'
import { UsageError } from '../../../adapters/shared/usage.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { sharedFolder } from '../../town/bot.ts'
import { MAIN, quietStreams, run, runHere, STACK } from './program.ts'

const empty = sharedFolder({})
const missing = join(empty, 'neni')

test.each<readonly [string, readonly string[], RegExp, Readonly<Record<string, string>>]>([
  [
    'an unknown command',
    ['zeptej-se'],
    /^doslova: There is no command "zeptej-se"\. All of them: doslova help$/m,
    {},
  ],
  ['a misspelt command', ['chekc'], /^doslova: There is no command "chekc"\. Did you mean "check"\?/, {}],
  [
    'a wrong setting to be printed',
    ['start', '--print-config'],
    /^doslova: HTTP_PORT is not/,
    { HTTP_PORT: 'x' },
  ],
  ['a missing folder', ['ask', '--content', missing, 'kola'], /^doslova: .*neni/, {}],
  ['a wrong setting', ['ask', 'kola'], /^doslova: .*CONTENT_DIRS/, { CONTENT_DIRS: ':' }],
])('%s ends with 2 and a message, nothing on the output, no stack', async (_, args, message, env) => {
  const { code, out, err } = await runHere(args, { env })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(message)
  expect(err).not.toMatch(STACK)
})

test.each(['version', '--version'])('%s prints the version of package.json', async name => {
  expect(await runHere([name])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' })
})

test('the settings are printed, without the token, and nothing is started', async () => {
  const { code, out, err } = await runHere(['start', '--print-config'], {
    env: { TELEGRAM_BOT_TOKEN: '7000001:AAtajne' },
  })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('TELEGRAM_BOT_TOKEN=(set)  # environment\n')
  expect(out).not.toContain('AAtajne')
})

test('a folder in place of .env is a wrong setting too', async () => {
  const cwd = sharedFolder({})
  mkdirSync(join(cwd, '.env'))
  const { code, out, err } = await run(['ask', 'kola'], { cwd })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^doslova: \.env is a folder: .+\n$/)
})

test.skipIf(!existsSync('/dev/full'))('a full disk behind the output is told in one line', async () => {
  const sh = spawn('sh', ['-c', 'exec "$@" >/dev/full', 'sh', process.execPath, MAIN, '--help'])
  const [err, [code]] = await Promise.all([text(sh.stderr), once(sh, 'exit')])
  expect(err).toBe('doslova: The output cannot be written (ENOSPC). Make room, or write somewhere else.\n')
  expect(code).toBe(5)
})

const file = join(empty, 'soubor.md')
writeFileSync(file, 'Text.')

const COMMANDS = { ask, check, eval: evaluate, passages, preview, start }

test.each<readonly [keyof typeof COMMANDS, string, readonly string[], RegExp]>([
  ['ask', 'no question', [], /question is missing/],
  ['ask', 'an empty question', [''], /question is missing/],
  ['ask', 'an unknown option', ['--nevim', 'kola'], /^There is no option --nevim\. /],
  ['ask', 'a misspelt option', ['--jsn', 'kola'], /Did you mean --json\?/],
  ['ask', 'no folder after --content', ['--content'], /--content/],
  ['ask', 'a file for a folder', ['--content', file, 'kola'], /soubor\.md/],
  ['passages', 'an unknown option', ['--lines'], /--lines/],
  ['check', 'an unknown option', ['--lines'], /--lines/],
  ['preview', 'no question', [], /question is missing/],
  ['start', 'an unknown option', ['--nevim'], /--nevim/],
  ['start', 'a form of the answer without a question', ['--json'], /need a question/],
  ['start', 'reasons without a question', ['--why'], /need a question/],
  ['eval', 'no file', [], /file of questions is missing/],
])('%s with %s is a mistake of the person', async (name, _, args, message) => {
  const error = await COMMANDS[name](args, quietStreams()).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UsageError)
  expect((error as Error).message).toMatch(message)
  // Operators are told in English; what is quoted may be typed as it stands.
  expect((error as Error).message.replace(/"[^"]*"/g, '')).not.toMatch(/[ěščřžýáíéúůďťň]/i)
})

test('help names every command and ends with 0', async () => {
  const [bare, asked] = await Promise.all([runHere([]), runHere(['--help'])])
  expect(asked).toEqual(bare)
  expect(bare).toMatchObject({ code: 0, err: '' })
  for (const command of ['start', 'ask', 'passages', 'check', 'preview', 'eval'])
    expect(bare.out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
})

/** Folders whose texts an operator reads. */
const OPERATOR = [
  'config',
  ...['cli', 'shared', 'live', 'worker', 'redis', 'opensearch', 'meaning'].map(name => `adapters/${name}`),
]

test('an operator reads English; only the help, and a question as an example, are Czech', () => {
  const cwd = fileURLToPath(new URL('../../../', import.meta.url))
  const files = globSync(
    OPERATOR.map(folder => `${folder}/**/*.ts`),
    { cwd },
  )
  const czech = files.filter(file => {
    const literals = readFileSync(join(cwd, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    return /[ěščřžýáíéúůďťň]/i.test(literals.replace(/"(?:otázka|téma)"/g, ''))
  })
  expect(czech).toEqual(['adapters/cli/doslova.ts'])
})
