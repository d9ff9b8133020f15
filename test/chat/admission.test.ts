/** Admission: what becomes of a message that is given again, and how often it is told what came too late. */

import { describe, expect, test } from 'vitest'
import { localCaches } from '../../src/cache.ts'
import { Admissions, type DropReason } from '../../src/chat/admission.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { Clock } from '../clock.ts'

const MINUTE = 60_000
const NOT_SAID = { type: 'refuse', notice: null }
const AGAIN = { type: 'later', afterMs: 0, notice: null }
const told = (count: number) => ({ type: 'refuse', notice: PHRASES.tooLate(count) })

/** Admissions, and messages of a room to ask about. */
function open() {
  const clock = new Clock()
  const dropped: (readonly [DropReason, number])[] = []
  const admissions = new Admissions({
    ...{ isLimited: true, roomLimit: undefined, today: clock.now, caches: localCaches(clock.now) },
    onDropped: (...one) => dropped.push(one),
  })
  const message = (id: string, sentAt = clock.now()) => ({
    ...{ id, key: 'Jana', room: 'náves', person: 'Jana', isDirect: false, sentAt },
  })
  return { clock, dropped, message, admit: admissions.admit.bind(admissions) }
}

describe('a message over the limit', () => {
  test('is answered when it is given again, and is a message like others after that', async () => {
    const { clock, message, admit } = open()
    for (let at = 0; at < 12; at++) expect(admit(message(`${at}`))).toEqual({ type: 'answer' })
    const over = Array.from({ length: 4 }, (_, at) => message(`nad ${at}`))
    expect(over.map(one => admit(one).type)).toEqual(['later', 'later', 'later', 'refuse'])
    await clock.pass(2_500)
    const [first = message('')] = over
    expect([admit(first).type, admit(first).type]).toEqual(['answer', 'refuse'])
  })
})

describe('messages that are too old', () => {
  test('are told of once in ten minutes, each time those since the last', async () => {
    const { clock, dropped, message, admit } = open()
    const old = clock.now()
    const late = (...ids: readonly string[]) => {
      const first = message(ids[0] ?? '', old)
      const at = [first, ...ids.slice(1).map(id => message(id, old))].map(one => admit(one))
      return [...at, admit(first)]
    }
    await clock.pass(11 * MINUTE)
    expect(late('1', '2', '3')).toEqual([AGAIN, NOT_SAID, NOT_SAID, told(3)])
    await clock.pass(9 * MINUTE)
    expect(late('4', '5')).toEqual([AGAIN, NOT_SAID, NOT_SAID])
    await clock.pass(MINUTE)
    expect(late('6')).toEqual([AGAIN, told(1)])
    expect(dropped).toEqual([3, 2, 1].map(count => ['stale', count]))
  })
})
