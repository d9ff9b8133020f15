import { describe, expect, test } from 'vitest'
import { nearest } from '../../src/text/nearest.ts'

const NAMES = ['HTTP_PORT', 'LOG_LEVEL', 'TELEGRAM_BOT_TOKEN']

describe('the name that was meant', () => {
  test.each<readonly [string, string, string | null]>([
    ['as it is', 'LOG_LEVEL', 'LOG_LEVEL'],
    ['in lower case', 'log_level', 'LOG_LEVEL'],
    ['a letter too few', 'HTTP_PRT', 'HTTP_PORT'],
    ['a letter too many', 'HTTP_PORTS', 'HTTP_PORT'],
    ['another letter', 'TELEGRAM_BOT_TOKEM', 'TELEGRAM_BOT_TOKEN'],
    ['two letters swapped', 'HTTP_PROT', 'HTTP_PORT'],
    ['without the lines', 'TELEGRAMBOTTOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['three mistakes', 'TELEGRAMBOTTOKN', null],
    ['a usual name of others', 'HTTP_PROXY', null],
    ['nothing like it', 'PATH', null],
    ['a part of one alone', 'TELEGRAM_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['a part of none', 'TELEGRAM_CHAT', null],
    ['nothing', '', null],
  ])('%s: %s', (_, name, meant) => {
    expect(nearest(name, NAMES)).toBe(meant)
  })

  test('is the nearer of two', () => {
    expect(nearest('DATA_DIRS', ['DATE_DIRS', 'DATA_DIR', 'DATA_DIRS'])).toBe('DATA_DIRS')
  })

  test('is none where there are no names', () => {
    expect(nearest('HTTP_PORT', [])).toBeNull()
  })
})
