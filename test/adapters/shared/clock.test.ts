import { describe, expect, test } from 'vitest'
import { CLOCK, within } from '../../../adapters/shared/clock.ts'
import { Clock, settled } from '../../clock.ts'

const never = () => new Promise<void>(() => {})

describe('sleep', () => {
  test('ends by itself', async () => {
    await expect(CLOCK.sleep(0)).resolves.toBeUndefined()
  })

  test('ends at once when it is called off, before it begins and later', async () => {
    await expect(CLOCK.sleep(3_600_000, AbortSignal.abort())).resolves.toBeUndefined()
    const calling = new AbortController()
    const sleeping = CLOCK.sleep(3_600_000, calling.signal)
    calling.abort()
    await expect(sleeping).resolves.toBeUndefined()
  })
})

describe('waiting for work', () => {
  test('ends with the work, and leaves no timer', async () => {
    const before = process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
    await within(Promise.resolve(), 3_600_000)
    await settled()
    expect(process.getActiveResourcesInfo().filter(name => name === 'Timeout')).toHaveLength(before)
  })

  test('ends with the time when the work takes longer', async () => {
    const clock = new Clock()
    let over = false
    const waiting = within(never(), 1_000, clock.sleep).then(() => (over = true))
    await clock.pass(999)
    expect(over).toBe(false)
    await clock.pass(1)
    await waiting
    expect(over).toBe(true)
  })

  test('fails when the work fails', async () => {
    await expect(within(Promise.reject(new Error('nejde to')), 1_000)).rejects.toThrow('nejde to')
  })
})
