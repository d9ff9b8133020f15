import { expect, test } from 'vitest'
import { plural } from '../../src/czech/plural.ts'

test.each([
  [0, '0 odstavců'],
  [1, '1 odstavec'],
  [2, '2 odstavce'],
  [3, '3 odstavce'],
  [4, '4 odstavce'],
  [5, '5 odstavců'],
  [11, '11 odstavců'],
  [12, '12 odstavců'],
  [21, '21 odstavců'],
  [22, '22 odstavců'],
  [101, '101 odstavců'],
  [1000, '1000 odstavců'],
])('%i', (count, phrase) => {
  expect(plural(count, 'odstavec', 'odstavce', 'odstavců')).toBe(phrase)
})
