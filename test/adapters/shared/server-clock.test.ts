/** The clock of a server against that of this machine. */

import { describe, expect, test } from 'vitest'
import { ServerClock } from '../../../adapters/shared/server-clock.ts'
import { keptLog } from '../../telegram/in-process.ts'

const NOON = Date.UTC(2026, 8, 1, 12)
const at = (ms: number) => new Date(ms).toUTCString()

/** This machine's clock at noon, and the server that is `seconds` behind it, one after the other. */
function noted(...aheadSeconds: readonly number[]) {
  const { log, lines } = keptLog()
  const clock = new ServerClock({ clock: { today: () => NOON }, log, platform: 'matrix' })
  for (const seconds of aheadSeconds) clock.note(at(NOON - seconds * 1000))
  return { clock, lines }
}

describe('a clock that is off', () => {
  test.each<[string, readonly number[], readonly RegExp[]]>([
    ['right', [0, 1, -1], []],
    ['a minute ahead or behind', [60, -60], []],
    ['fifteen minutes ahead, told once', [900, 901, 899], [/^warn matrix clock is off .*900/]],
    ['fifteen minutes behind', [-900], [/^warn .*"aheadSeconds":-900/]],
    ['off and right again, twice', [900, 0, 900, 1], [/^warn/, /^info .*right again/, /^warn/, /^info/]],
  ])('%s', (_, aheadSeconds, told) => {
    expect(noted(...aheadSeconds).lines).toEqual(told.map(line => expect.stringMatching(line)))
  })

  test('is not gone by: the time is that of the server', () => {
    expect([noted(900).clock.today(), noted(2).clock.today(), noted().clock.today()]).toEqual([
      ...[NOON - 900_000, NOON, NOON],
    ])
  })

  test('is what a server tells that tells a time', () => {
    const { clock, lines } = noted()
    for (const nothing of [null, undefined, '', 'yesterday']) clock.note(nothing)
    expect(lines).toEqual([])
  })
})
