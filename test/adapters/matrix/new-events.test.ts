import { describe, expect, test } from 'vitest'
import { isArrival, mayAsk, sinceArrival } from '../../../adapters/matrix/new-events.ts'
import { event, JANA, ME, member, message } from './events.ts'

describe('new events', () => {
  test('is what people send', () => {
    expect(mayAsk(message('ahoj'), ME)).toBe(true)
    expect(mayAsk(message('ahoj', {}, { sender: ME }), ME)).toBe(false)
    expect(mayAsk(event('m.room.message', {}, { state_key: '' }), ME)).toBe(false)
    expect(mayAsk(event('m.room.topic', {}), ME)).toBe(false)
  })

  test('begins with the invitation, or with the coming', () => {
    const [old, first, second] = [message('staré'), message('první'), message('druhé')]
    const [invited, joined] = [member(ME, 'invite'), member(ME, 'join', 'invite')]
    const bodies = (...events: Parameters<typeof sinceArrival>[0]) =>
      sinceArrival(events, ME)
        .filter(({ type }) => type === 'm.room.message')
        .map(({ content }) => content.body)
    expect(bodies(old, invited, first, joined, second)).toEqual(['první', 'druhé'])
    expect(bodies(old, joined, second)).toEqual(['druhé'])
    expect(bodies(old, member(ME, 'join', 'join'), first)).toEqual(['staré', 'první'])
    expect(bodies(old, member(JANA, 'join'), first)).toEqual(['staré', 'první'])
    expect(isArrival(member(ME, 'join'), ME)).toBe(true)
  })
})
