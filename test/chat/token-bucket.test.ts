import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localCaches } from '../../src/cache.ts'
import { TokenBuckets } from '../../src/chat/token-bucket.ts'
import { Clock } from '../clock.ts'
import { holds } from '../support.ts'

/** Three questions at once, then one in ten seconds. */
const RULE = { burst: 3, everyMs: 10_000 }

describe('questions of one person', () => {
  /** `+5` waits five seconds, a name asks. */
  test.each<readonly [string, string, string]>([
    ['as many as may come at once', 'Jana Jana Jana', 'yes yes yes'],
    ['more than may come at once, told once', 'Jana Jana Jana Jana Jana', 'yes yes yes notice silent'],
    ['again after a while', 'Jana Jana Jana Jana +10 Jana', 'yes yes yes notice yes'],
    ['not yet before it', 'Jana Jana Jana Jana +9 Jana', 'yes yes yes notice silent'],
    [
      'told again when there are too many again',
      'Jana Jana Jana Jana +10 Jana Jana',
      'yes yes yes notice yes notice',
    ],
    [
      'asked in vain, which takes nothing',
      'Jana Jana Jana Jana +5 Jana +5 Jana',
      'yes yes yes notice silent yes',
    ],
    ['after a long time, no more than at once', 'Jana +3600 Jana Jana Jana Jana', 'yes yes yes yes notice'],
    ['beside those of another', 'Jana Jana Jana Jana Petr', 'yes yes yes notice yes'],
  ])('%s', async (_, steps, allowed) => {
    const clock = new Clock()
    const buckets = new TokenBuckets('test', RULE, localCaches(clock.now))
    const given: string[] = []
    for (const step of steps.split(' '))
      if (step.startsWith('+')) await clock.pass(Number(step) * 1_000)
      else given.push(buckets.take(step))
    expect(given.join(' ')).toBe(allowed)
  })

  test('that were asked earlier than the one before take no more than one', () => {
    const buckets = new TokenBuckets(
      'test',
      RULE,
      localCaches(() => 3_600_000),
    )
    expect([3_600_000, 1, 1, 3_600_000].map(askedAt => buckets.take('Jana', askedAt))).toEqual([
      'yes',
      'yes',
      'yes',
      'notice',
    ])
  })

  test('are never more than the burst and those of the time since', () => {
    holds(
      fc.property(fc.array(fc.nat(15_000), { maxLength: 60 }), waits => {
        let time = 1
        const buckets = new TokenBuckets(
          'test',
          RULE,
          localCaches(() => time),
        )
        const allowed = waits.filter(ms => {
          time += ms
          return buckets.take('Jana') === 'yes'
        })
        expect(allowed.length).toBeLessThanOrEqual(RULE.burst + Math.floor((time - 1) / RULE.everyMs))
      }),
    )
  })
})
