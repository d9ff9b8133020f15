import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS, commandNamed, LISTED, typedCommand } from '../../src/chat/commands.ts'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

test('no name means two commands', () => {
  const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases])
  expect(new Set(names).size).toBe(names.length)
})

test.each(LISTED.map(({ name, argument }) => `\`/${[name, argument].filter(Boolean).join(' ')}\``))(
  'the README names %s',
  typed => {
    expect(README).toContain(typed)
  },
)

describe('a message that names a command', () => {
  test.each<readonly [string, ReturnType<typeof typedCommand>]>([
    ['/kraj Praha 5', { name: 'kraj', argument: 'Praha 5' }],
    ['  / Témata  ', { name: 'temata', argument: '' }],
    ['/p\nKOL22-00000', { name: 'p', argument: 'KOL22-00000' }],
    ['kraj Praha', null],
    ['co /kraj', null],
    ['/', null],
    ['', null],
  ])('%j', (message, typed) => {
    expect(typedCommand(message)).toEqual(typed)
  })

  test.each([
    ['temata', 'temata'],
    ['témata', 'temata'],
    ['TÉMATA', 'temata'],
    ['help', 'napoveda'],
    ['privacy', 'soukromi'],
    ['start', 'start'],
    ['neznamy', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('%s is %s', (typed, name) => {
    expect(commandNamed(typed)?.name).toBe(name)
  })
})
