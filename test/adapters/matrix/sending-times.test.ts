import { expect, test } from 'vitest'
import type { UserId } from '../../../adapters/matrix/api/ids.ts'
import { sendingTimes } from '../../../adapters/matrix/sending-times.ts'
import { event } from './events.ts'

const [AFTER, NOW] = [1_000, 2_000]

/** An event of one of two servers: when that one's clock says that it was sent, and its age where it is told. */
type Given = readonly [server: 'here' | 'there', stamp: number, age?: unknown]

test.each<[what: string, events: readonly Given[], sent: readonly number[], after?: number | null]>([
  ['by their age, whatever the clock says', [['here', 90_000, 300]], [1_700]],
  ['also when it is more than the time between syncs', [['here', 0, 90_000]], [-88_000]],
  ['not by an age to come', [['here', 0, -5]], [2_000]],
  [
    'by a clock that may be right',
    [
      ['there', 1_200],
      ['there', 1_900],
    ],
    [1_200, 1_900],
  ],
  [
    'by a clock that is behind, as far apart as it says',
    [
      ['there', 200],
      ['there', 700],
    ],
    [1_000, 1_500],
  ],
  [
    'by a clock that is ahead',
    [
      ['there', 5_000],
      ['there', 5_300],
    ],
    [1_700, 2_000],
  ],
  [
    'by one that changes within a sync, never outside of it',
    [
      ['there', 5_000],
      ['there', 900],
    ],
    [2_000, 1_000],
  ],
  [
    'a wrong clock is nobody else’s',
    [
      ['there', 200],
      ['here', 1_500],
    ],
    [1_000, 1_500],
  ],
  [
    'without a sync before, as the clock says',
    [
      ['there', 200],
      ['there', 5_000],
    ],
    [-2_800, 2_000],
    null,
  ],
  ['by no age that is none', [['there', 1_200, 'dlouho']], [1_200]],
])('events are sent %s', (_, events, sent, after = AFTER) => {
  const given = events.map(([server, stamp, age], at) => ({
    ...event('m.room.message', {}, { event_id: `$${at}`, sender: `@eva:${server}.test` as UserId }),
    origin_server_ts: stamp,
    ...(age !== undefined && { unsigned: { age } }),
  }))
  expect([...sendingTimes(given, { after, now: NOW }).values()]).toEqual(sent)
})
