/** The way to the machine inside a client of matrix-bot-sdk. */

import { expect, test } from 'vitest'
import { machineOf } from '../index.ts'

test('the machine of a client that is ready', () => {
  const machine = {}
  expect(machineOf({ engine: { machine } })).toBe(machine)
})

test.each([{}, { engine: undefined }, { engine: {} }])('a client that is not: %j', crypto => {
  expect(() => machineOf(crypto)).toThrow(/wait for client\.crypto\.prepare\(\) first/)
})
