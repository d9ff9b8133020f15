/** The simulation beside what the theory of queues says. */

import { describe, expect, test } from 'vitest'
import { seeded, zipf } from '../chance.ts'
import { arrivals, NIGHT_SECONDS, rateAt } from './arrivals.ts'
import { electionNight, type NightOptions } from './night.ts'
import { RateLimit, Servers } from './stations.ts'

const OPTIONS: NightOptions = {
  peak: 4,
  bots: 3,
  processes: 1,
  answerMs: 3_000,
  cachedMs: 2,
  sending: 30,
  freshShare: 0.1,
  popular: 150,
  seed: 1,
}

const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length

test.each([0.3, 0.6, 0.8])(
  'a queue that is busy %d of the time waits as long as Pollaczek and Khinchine say',
  busy => {
    const random = seeded(7)
    const server = new Servers(1)
    let now = 0
    const waits = Array.from({ length: 200_000 }, () => {
      now -= Math.log(1 - random()) / busy
      return server.done(now, 1) - 1 - now
    })
    expect(mean(waits)).toBeCloseTo(busy / (2 * (1 - busy)), 1)
  },
)

test('two servers do two things at once, and a third one waits for the first that is free', () => {
  const servers = new Servers(2)
  expect([servers.done(0, 3), servers.done(0, 2), servers.done(1, 5)]).toEqual([3, 2, 7])
})

test('a rate limit lets a second’s worth pass at once, and never more than that in any second', () => {
  const limit = new RateLimit(30)
  const sent = Array.from({ length: 300 }, () => limit.sent(0))
  expect(sent.filter(at => at === 0)).toHaveLength(31)
  expect(sent.at(-1)).toBeCloseTo((300 - 31) / 30, 5)
})

test('as many come as the curve says, most of them in its busiest minute', () => {
  const came = [...arrivals(20, seeded(3))]
  let expected = 0
  for (let second = 0; second < NIGHT_SECONDS; second++) expected += rateAt(second, 20)
  expect(came.length / expected).toBeCloseTo(1, 1)
  expect(came).toEqual(came.toSorted((a, b) => a - b))
  expect(Math.max(...Array.from({ length: NIGHT_SECONDS }, (_, second) => rateAt(second, 20)))).toBeCloseTo(
    20,
    5,
  )
})

test('the second is picked half as often as the first, the last one too', () => {
  const placeOf = zipf(4)
  const random = seeded(5)
  const picked = Array.from({ length: 50_000 }, () => placeOf(random()))
  const [first = 0, ...others] = [0, 1, 2, 3].map(place => picked.filter(each => each === place).length)
  expect(others.map(count => first / count)).toEqual([
    expect.closeTo(2, 0),
    expect.closeTo(3, 0),
    expect.closeTo(4, 0),
  ])
})

describe('a night', () => {
  const one = electionNight(OPTIONS)

  test('is the same again, and everybody is answered after he asked', () => {
    expect(electionNight(OPTIONS)).toEqual(one)
    expect(one.waits).toHaveLength(one.questions)
    expect(one.waits.filter(({ found }) => found < 0)).toEqual([])
    expect(one.waits.filter(({ found, answered }) => answered <= found)).toEqual([])
    expect(one.waits.filter(({ answered, sent }) => sent < answered - 1e-9)).toEqual([])
  })

  test('twelve processes bear what is too much for one, with a cache each that knows less', () => {
    const twelve = electionNight({ ...OPTIONS, processes: 12 })
    expect(mean(twelve.waits.map(wait => wait.answered))).toBeLessThan(
      mean(one.waits.map(wait => wait.answered)),
    )
    expect([one.threads > 1, twelve.threads < 1]).toEqual([true, true])
    expect(twelve.cached).toBeLessThan(one.cached)
  })

  test('candidates that come from elsewhere take the time that they take', () => {
    const searching = electionNight({ ...OPTIONS, search: { cores: 1_000, searchMs: 500 } })
    const found = searching.waits.filter(wait => wait.found > 0)
    expect(found.length / searching.questions).toBeCloseTo(1 - searching.cached, 9)
    expect(Math.max(...found.map(wait => wait.found))).toBeCloseTo(0.5, 9)
  })
})
