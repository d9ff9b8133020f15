import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ProcessedUpdates } from '../../../../adapters/telegram/receive/processed-updates.ts'
import { folder } from '../../../documents.ts'

/** A file with this text in a folder of its own. */
function fileWith(text?: string): string {
  return `${folder(text === undefined ? {} : { 'telegram.updates': text })}/telegram.updates`
}

const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const known = (processed: ProcessedUpdates, ids: readonly number[]) => ids.filter(id => processed.has(id))

describe('ids of answered updates', () => {
  test('are known, and others are not', () => {
    const processed = new ProcessedUpdates(fileWith())
    processed.add(5)
    expect(known(processed, [4, 5, 6])).toEqual([5])
  })

  test('are known after a restart, whatever their order', () => {
    const path = fileWith()
    const before = new ProcessedUpdates(path)
    for (const id of [900, 901, 3, 902]) before.add(id)
    expect(known(new ProcessedUpdates(path), [3, 4, 900, 901, 902])).toEqual([3, 900, 901, 902])
  })

  test('are written once', () => {
    const path = fileWith()
    const processed = new ProcessedUpdates(path)
    for (const id of [5, 5, 6, 5]) processed.add(id)
    expect(lines(path)).toEqual(['5', '6'])
  })
})

describe('a file', () => {
  test.each<readonly [string, string, readonly number[]]>([
    ['that is empty', '', []],
    ['whose last line was cut', '11\n12\n13', [11, 12]],
    ['with lines that are no ids', '11\nabc\n\n-3\n1e3\n12\n', [11, 12]],
    ['with the line ends of Windows', '11\r\n12\r\n', []],
  ])('%s', (_, text, ids) => {
    const path = fileWith(text)
    expect(known(new ProcessedUpdates(path), [1, 3, 11, 12, 13, 1000])).toEqual(ids)
    expect(lines(path)).toEqual(ids.map(String))
  })

  test('whose last line was cut goes on with a whole one', () => {
    const path = fileWith('11\n1')
    new ProcessedUpdates(path).add(99)
    expect(known(new ProcessedUpdates(path), [1, 11, 99, 199])).toEqual([11, 99])
  })

  test('that another one wrote to at the same time is read', () => {
    const path = fileWith()
    new ProcessedUpdates(path).add(1)
    appendFileSync(path, '2\n')
    expect(known(new ProcessedUpdates(path), [1, 2])).toEqual([1, 2])
  })

  test('keeps the last thousand, the order being that of the answers', () => {
    const path = fileWith(
      range(2_001, 3_500)
        .map(id => `${id}\n`)
        .join(''),
    )
    const processed = new ProcessedUpdates(path)
    expect(lines(path)).toEqual(range(2_501, 3_500).map(String))
    expect(known(processed, [2_500, 2_501, 3_500])).toEqual([2_501, 3_500])
    for (const id of range(1, 999)) processed.add(id)
    expect(lines(path)).toHaveLength(1_999)
    processed.add(1_000)
    expect(lines(path)).toEqual(range(1, 1_000).map(String))
    expect(known(processed, [1, 1_000, 2_501, 3_500])).toEqual([1, 1_000])
    expect(readdirSync(dirname(path))).toEqual(['telegram.updates'])
  })

  test('is made with its folder', () => {
    const path = `${folder({})}/a/b/telegram.updates`
    new ProcessedUpdates(path).add(7)
    expect(lines(path)).toEqual(['7'])
  })
})

describe('what cannot be written', () => {
  test('is an error at the start', () => {
    const path = fileWith()
    mkdirSync(path)
    expect(() => new ProcessedUpdates(path)).toThrow(/EISDIR/)
  })

  test('is an error later, and known all the same', () => {
    const path = fileWith()
    const processed = new ProcessedUpdates(path)
    rmSync(dirname(path), { recursive: true })
    expect(() => processed.add(5)).toThrow(/ENOENT/)
    expect(processed.has(5)).toBe(true)
  })
})
