import { describe, expect, test } from 'vitest'
import { keyName, meantKey } from '../../src/content/fields.ts'

describe('a key is that of ours with the same letters', () => {
  test.each([
    ['wording', 'wording'],
    ['Wording', 'wording'],
    ['CAMPAIGNCATEGORYUID', 'campaignCategoryUid'],
    ['wordnig', 'wordnig'],
    ['constructor', 'constructor'],
    ['', ''],
  ])('%s: %s', (key, name) => {
    expect(keyName(key)).toBe(name)
  })
})

describe('a misspelt key was meant to be', () => {
  test.each([
    ['wordnig', 'wording'],
    ['woring', 'wording'],
    ['wor_ding', 'wording'],
    ['satus', 'status'],
    ['tilte', 'title'],
    ['titl', 'title'],
    ['yaer', 'year'],
    ['garnat', 'garant'],
    ['campaignCategoryID', 'campaignCategoryUid'],
    ['guarantor', 'garant'],
    ['Název', 'title'],
    ['znění', 'wording'],
    ['title', null],
    ['Title', null],
    ['layout', null],
    ['style', null],
    ['image', null],
    ['date', null],
    ['barva', null],
    ['constructor', null],
    ['toString', null],
    ['x'.repeat(100_000), null],
    ['', null],
  ])('%s: %s', (key, meant) => {
    expect(meantKey(key, false)).toBe(meant)
    expect(meantKey(key, true)).toBe(meant)
  })

  test.each(['autor', 'author', 'link'])('%s, only where it is no key of a site', key => {
    expect(meantKey(key, false)).toBeNull()
    expect(meantKey(key, true)).not.toBeNull()
  })
})
