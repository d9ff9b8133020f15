import { expect, test } from 'vitest'
import { flag, isDraft } from '../../src/content/claims.ts'

test.each([
  [true, true],
  ['yes', true],
  ['Ano', true],
  [false, false],
  ['no', false],
  ['off', false],
  [null, null],
  [undefined, null],
  ['', null],
  ['snad', undefined],
  [1, undefined],
  [['yes'], undefined],
])('%j says %s', (value, said) => {
  expect(flag(value)).toBe(said)
})

test.each([
  [{}, false],
  [{ status: null, draft: null, published: null }, false],
  [{ draft: false, published: true }, false],
  [{ status: 'cokoli' }, true],
  [{ draft: 'cokoli' }, true],
  [{ published: 'cokoli' }, true],
])('%j is a draft: %s', (data, draft) => {
  expect(isDraft(data)).toBe(draft)
})
