import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../adapters/matrix/api/event.ts'
import type { UserId } from '../../../../adapters/matrix/api/ids.ts'
import { isModerator, readChange, readSettings } from '../../../../adapters/matrix/rooms/settings.ts'
import { JANA } from '../events.ts'

/** Nothing is set. */
const NOTHING_SET = { place: null, threads: false }

test.each<[content: Json | null, settings: object]>([
  [null, NOTHING_SET],
  [{}, NOTHING_SET],
  [
    { place: 'Opava', threads: true, language: 'cs' },
    { place: 'Opava', threads: true },
  ],
  [{ place: 7, threads: 'ano' }, NOTHING_SET],
])('settings stored as %j are %j', (content, settings) => {
  expect(readSettings(content)).toEqual(settings)
})

describe('a change', () => {
  test.each<[argument: string, change: object]>([
    ['', { type: 'show' }],
    ['vlákna ano', { type: 'set', settings: { threads: true } }],
    ['VLAKNA Ne', { type: 'set', settings: { threads: false } }],
    ['vlakna snad', { type: 'unknown' }],
    ['místo Nový Jičín', { type: 'place', name: 'Nový Jičín' }],
    ['misto', { type: 'set', settings: { place: null } }],
    ['jazyk cs', { type: 'unknown' }],
    ['barva modrá', { type: 'unknown' }],
  ])('%j', (argument, change) => {
    expect(readChange(argument)).toEqual(change)
  })
})

describe('who moderates', () => {
  const made = (sender: UserId | null, content: Json = {}) => ({ sender, content })
  test.each<[levels: Json, creation: ReturnType<typeof made>, is: boolean]>([
    [{}, made(null), false],
    [{ users: { [JANA]: 50 } }, made(null), true],
    [{ users: { [JANA]: 49 } }, made(null), false],
    [{ users: { [JANA]: 50 }, state_default: 60 }, made(null), false],
    [{ users_default: 50 }, made(null), true],
    [{ users: [] }, made(JANA, { room_version: '10' }), false],
    [{}, made(JANA, { room_version: '12' }), true],
    [{}, made('@petr:fake.test', { room_version: '12', additional_creators: [JANA] }), true],
  ])('%j %j', (levels, creation, is) => {
    expect(isModerator(JANA, levels, creation)).toBe(is)
  })
})
