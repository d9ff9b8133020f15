import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { onHangUp, onStopSignal } from '../../../adapters/shared/signals.ts'

type Sent = readonly [ms: number, signal: 'SIGTERM' | 'SIGINT']

/** How often the program was asked to stop in order, and which signals ended it at once. */
function after(sent: readonly Sent[]) {
  const killed: string[] = []
  const target = Object.assign(new EventEmitter(), {
    pid: 42,
    kill: (pid: number, signal: string) => killed.push(`${pid} ${signal}`),
  })
  let [stops, now] = [0, 0]
  onStopSignal(() => stops++, { target, now: () => now })
  for (const [ms, signal] of sent) {
    now = ms
    target.emit(signal)
  }
  return { stops, killed, deaf: [...killed.map(line => target.listenerCount(line.slice(3)))] }
}

test.each<readonly [string, readonly Sent[], number, readonly string[]]>([
  ['none', [], 0, []],
  ['one of a service manager', [[5, 'SIGTERM']], 1, []],
  ['one of a keyboard', [[5, 'SIGINT']], 1, []],
  [
    'one to the group, which npm passes on too',
    [
      [5, 'SIGTERM'],
      [6, 'SIGTERM'],
      [9, 'SIGTERM'],
    ],
    1,
    [],
  ],
  [
    'Ctrl-C under npm',
    [
      [5, 'SIGINT'],
      [1_004, 'SIGINT'],
    ],
    1,
    [],
  ],
  [
    'two kinds at once',
    [
      [5, 'SIGINT'],
      [5, 'SIGTERM'],
    ],
    1,
    [],
  ],
  [
    'Ctrl-C again after a while',
    [
      [5, 'SIGINT'],
      [1_005, 'SIGINT'],
    ],
    1,
    ['42 SIGINT'],
  ],
  [
    'a service manager that insists',
    [
      [0, 'SIGINT'],
      [10, 'SIGINT'],
      [60_000, 'SIGTERM'],
    ],
    1,
    ['42 SIGTERM'],
  ],
])('%s', (_, sent, stops, killed) => {
  expect(after(sent)).toEqual({ stops, killed, deaf: killed.map(() => 0) })
})

test.each<readonly [string, readonly boolean[], string]>([
  ['looks again where there is no terminal', [false, false], 'look'],
  ['looks again where the terminal is still there', [true, true], 'look'],
  ['stops where the terminal was closed', [true, false], 'stop'],
])('SIGHUP %s', (_, terminals, does) => {
  const target = new EventEmitter()
  const done: string[] = []
  const [look, stop] = ['look', 'stop'].map(what => () => void done.push(what)) as [() => void, () => void]
  const left = [...terminals]
  onHangUp({ look, stop, target, hasTerminal: () => left.shift() ?? false })
  target.emit('SIGHUP')
  expect(done).toEqual([does])
})
