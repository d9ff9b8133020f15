import { describe, expect, test } from 'vitest'
import { markSamples } from '../../src/content/sample.ts'
import { StopWords } from '../../src/czech/stopwords.ts'
import { read, withHead } from '../documents.ts'

const stopWords = new StopWords({ stopwords: '', party: 'rybáři\n[garanti ukázek]\nJan.Vzorový pan-nikdo' })

describe('a text of the guarantor', () => {
  test.each([
    ['jan.vzorovy', 'sample'],
    ['Jan.Vzorový', 'sample'],
    ['" pan-nikdo "', 'sample'],
    ['jan.vzorova', null],
    ['rybáři', null],
    ['12', null],
    ['', null],
  ])('%s: %s', (garant, leftover) => {
    const [document] = markSamples([read(withHead('Most.', `garant: ${garant}\n`))], stopWords)
    expect(document?.origin.leftover).toBe(leftover)
  })
})

test('a sample is one, whatever place it is for', () => {
  const head = withHead('Most.', 'garant: jan.vzorovy\n')
  const stray = read(head, 'praha2018/a.md')
  const origin = { ...stray.origin, leftover: 'other-place' } as const
  expect(markSamples([{ ...stray, origin }], stopWords)[0]?.origin.leftover).toBe('sample')
  expect(markSamples([stray], new StopWords({ stopwords: '' }))).toEqual([stray])
})
