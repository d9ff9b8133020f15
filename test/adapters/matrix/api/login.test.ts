import { expect, test } from 'vitest'
import { isUser } from '../../../../adapters/matrix/api/login.ts'
import { JANA } from '../events.ts'

test.each<[given: string, is: boolean]>([
  ['@jana:fake.test', true],
  ['jana', true],
  ['@jana', true],
  ['jana:fake.test', true],
  ['@jana:jinde.cz', false],
  ['jan', false],
  ['fake.test', false],
  ['', false],
])('%j is Jana: %j', (given, is) => {
  expect(isUser(JANA, given)).toBe(is)
})
