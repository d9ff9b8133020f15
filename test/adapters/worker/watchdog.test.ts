import { describe, expect, test } from 'vitest'
import { type Every, Watchdog } from '../../../adapters/worker/watchdog.ts'
import { settled } from '../../clock.ts'

/** Time that the test moves, step by step. */
function time() {
  const calls = new Set<() => void>()
  let passed = 0
  let step = 0
  const every: Every = (ms, call) => {
    step = ms
    calls.add(call)
    return () => calls.delete(call)
  }
  const pass = async (ms: number) => {
    for (const end = passed + ms; passed + step <= end; ) {
      passed += step
      for (const call of [...calls]) call()
      await settled()
    }
  }
  return { every, pass, now: () => passed }
}

const SILENT = () => new Promise<number>(() => {})

/** After how many milliseconds a thread is overdue that uses this share of the processor, or does not say. */
async function overdueAfter(share: number | null, waitedMs: number): Promise<number | null> {
  const { every, pass, now } = time()
  let overdue: number | null = null
  const cpu = share === null ? SILENT : async () => 70 + now() * share
  const onOverdue = () => {
    overdue ??= now()
  }
  const watchdog = new Watchdog({ limitMs: 2_000, cpu, onOverdue, every })
  await pass(waitedMs)
  watchdog.stop()
  return overdue
}

describe('work is overdue', () => {
  test.each<readonly [string, number | null, number]>([
    ['that computes all the time: after its limit', 1, 2_000],
    ['that has half of a busy machine: after twice as long', 0.5, 3_500],
    ['that hardly gets a turn: after five times as long', 0.01, 10_000],
    ['that does not even say what it has used: after its limit', null, 2_000],
  ])('%s', async (_, share, after) => {
    expect(await overdueAfter(share, 20_000)).toBe(after)
    expect(await overdueAfter(share, after - 500)).toBeNull()
  })
})

test('it is told once, and never after it was stopped', async () => {
  const { every, pass } = time()
  let told = 0
  const onOverdue = () => {
    told++
  }
  const options = { limitMs: 1_000, cpu: SILENT, onOverdue, every }
  const watchdog = new Watchdog(options)
  await pass(10_000)
  expect(told).toBe(1)
  watchdog.stop()
  new Watchdog(options).stop()
  await pass(10_000)
  expect(told).toBe(1)
})
