/** Leader election over a real Redis; the clocks of those that lead are moved by the test. */

import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../adapters/redis/connection.ts'
import { Leader, type Lease } from '../../adapters/redis/leader.ts'
import { CLOCK } from '../../adapters/shared/clock.ts'
import { createLog } from '../../adapters/shared/log.ts'
import { Clock } from '../clock.ts'
import { startRedis } from './server.ts'

const log = createLog('silent')
/** Longer than any test takes. */
const LONG: Lease = { ms: 600_000, renewMs: 200_000, marginMs: 100_000, forgottenMs: 0 }
const NEVER = new AbortController().signal

async function openElection() {
  const server = await startRedis()
  onTestFinished(() => server.stop())
  const connection = await connect(server.url, log)
  onTestFinished(() => connection.close())
  const lost: string[] = []
  const candidate = (name: string, lease: Lease, clock: Pick<Clock, 'now' | 'sleep'>) =>
    new Leader({ connection, name: 'bot', log, lease, clock, onLost: () => lost.push(name) })
  const isBack = () => expect.poll(() => connection.time().catch(() => 0)).toBeGreaterThan(0)
  return { server, lost, candidate, isBack }
}

test('one leads and the others stand by until it resigns; each leader has a higher number', async () => {
  const { candidate, lost } = await openElection()
  const clock = new Clock()
  const [one, other] = [candidate('one', LONG, clock), candidate('other', LONG, clock)]
  const first = Number(await one.elected(NEVER))
  let isElected = false
  const second = other.elected(NEVER).finally(() => {
    isElected = true
  })
  // The leader sleeps until it renews, the other one until it looks again.
  await expect.poll(() => clock.slept.length).toBe(2)
  await clock.pass(LONG.renewMs)
  await expect.poll(() => clock.slept.length).toBe(4)
  expect(isElected).toBe(false)
  await one.resign()
  await clock.pass(LONG.renewMs)
  expect(Number(await second)).toBeGreaterThan(first)
  expect(lost).toEqual([])
})

test('one that is gone is followed by another when its lease is over', async () => {
  const { candidate } = await openElection()
  const short = { ...LONG, ms: 300, renewMs: 50 }
  // Its clock stands still, so that it never renews.
  await candidate('gone', short, new Clock()).elected(NEVER)
  expect(Number(await candidate('other', short, CLOCK).elected(NEVER))).toBeGreaterThan(1)
})

test('one that stands by can be stopped', async () => {
  const { candidate } = await openElection()
  await candidate('one', LONG, new Clock()).elected(NEVER)
  const [clock, stopped] = [new Clock(), new AbortController()]
  const other = candidate('other', LONG, clock).elected(stopped.signal)
  await expect.poll(() => clock.slept.length).toBe(1)
  stopped.abort()
  expect(await other).toBeNull()
})

test('a server that has just started takes only who led before', async () => {
  const { candidate, lost, server, isBack } = await openElection()
  const clock = new Clock()
  await candidate('leader', LONG, clock).elected(NEVER)
  await server.stop()
  await server.start()
  await isBack()
  // It looks twenty times before the leader renews its lease, and twenty times after.
  const looks = async () => {
    const stopped = new AbortController()
    let left = 20
    const sleep = async () => {
      if (left-- === 0) stopped.abort()
    }
    return candidate('other', { ...LONG, forgottenMs: 600_000 }, { now: clock.now, sleep }).elected(
      stopped.signal,
    )
  }
  expect(await looks()).toBeNull()
  await clock.pass(LONG.renewMs)
  expect(await looks()).toBeNull()
  expect(lost).toEqual([])
})

test('a leader that nobody can tell of gives up before its lease is over', async () => {
  const { candidate, lost, server } = await openElection()
  const clock = new Clock()
  await candidate('leader', LONG, clock).elected(NEVER)
  await server.stop()
  await clock.pass(LONG.renewMs)
  expect(lost).toEqual([])
  await clock.pass(LONG.renewMs)
  await expect.poll(() => lost).toEqual(['leader'])
  expect(clock.now()).toBeLessThan(LONG.ms)
})
