import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLog, errorDetails } from '../../../adapters/shared/log.ts'
import { holds, soup } from '../../support.ts'

const HERE = /log\.test\.ts\S*:\d+:\d+/

describe('what is logged of an error', () => {
  test('is its name and where it came from', () => {
    const details = errorDetails(new TypeError('kdo volil koho'))
    expect(details).toEqual({ error: 'TypeError', at: expect.stringMatching(HERE) })
    expect(String(details.at).split(' < ').length).toBeLessThanOrEqual(4)
  })

  test.each<readonly [string, unknown, string]>([
    ['a text', 'Jana se ptá na kamery', 'string'],
    ['a value', { question: 'kamery' }, 'object'],
    ['nothing', undefined, 'undefined'],
  ])('is only its type when it is %s', (_, thrown, type) => {
    expect(errorDetails(thrown)).toEqual({ error: type })
  })

  test('is never its message, even one that looks like a stack', () => {
    const message = soup('kamery¦\n¦    at ¦ ¦Jana (soubor.ts:1:1)')
    holds(
      fc.property(message, text => {
        const details = JSON.stringify(errorDetails(new Error(text)))
        expect(details).not.toMatch(/kamery|Jana/)
        expect(details).toMatch(HERE)
      }),
    )
  })

  test('is not what caused it, and not a message that was changed', () => {
    const error = new Error('první', { cause: new Error('kamery') })
    expect(JSON.stringify(errorDetails(error))).not.toMatch(/kamery|první/)
    error.message = 'druhá'
    expect(errorDetails(error)).toEqual({ error: 'Error', at: '' })
  })

  test('of an error without a message or a stack is its name', () => {
    expect(errorDetails(new Error())).toEqual({ error: 'Error', at: expect.stringMatching(HERE) })
    const bare = new Error('kamery')
    delete bare.stack
    expect(errorDetails(bare)).toEqual({ error: 'Error', at: '' })
  })
})

describe('a level', () => {
  const LEVELS = ['debug', 'info', 'warn', 'error'] as const

  test.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
    ['silent', []],
  ])('%s writes %j, a line each', (level, written) => {
    const lines: string[] = []
    const log = createLog(level, { write: line => void lines.push(line) })
    for (const name of LEVELS) log[name](name, { count: 1 })
    const events = lines.map(line => JSON.parse(line))
    expect(events.map(({ msg }) => msg)).toEqual(written)
    for (const event of events) expect(Object.keys(event)).toEqual(['level', 'time', 'count', 'msg'])
  })
})
