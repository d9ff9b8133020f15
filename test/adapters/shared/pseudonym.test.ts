import { expect, test } from 'vitest'
import { pseudonym } from '../../../adapters/shared/pseudonym.ts'

test('one person has one pseudonym, which holds nothing of the id', () => {
  expect(pseudonym(7_300_000_001)).toBe(pseudonym('7300000001'))
  expect(pseudonym('7300000001')).toMatch(/^[\w-]{8}$/)
  expect(pseudonym('7300000001')).not.toBe(pseudonym('7300000002'))
})
