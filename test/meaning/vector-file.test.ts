import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashOf, readVectors, writeVectors } from '../../src/meaning/vector-file.ts'
import { toBytes } from '../../src/meaning/vectors.ts'
import { folder } from '../documents.ts'

const KNOWN = new Map([
  [hashOf('a'), toBytes(Float32Array.from([0.6, -0.8]))],
  [hashOf('b'), toBytes(Float32Array.from([0, 1]))],
])

const path = () => join(folder({}), 'kept', 'vectors.bin')

describe('a vector file', () => {
  test('gives back what was written', () => {
    const file = path()
    writeVectors(file, 'model', KNOWN)
    expect(readVectors(file, 'model')).toEqual(KNOWN)
  })

  test('is the same for the same vectors, in whatever order they were made', () => {
    const [one, two] = [path(), path()]
    writeVectors(one, 'model', KNOWN)
    writeVectors(two, 'model', new Map([...KNOWN].reverse()))
    expect(readFileSync(one)).toEqual(readFileSync(two))
  })

  test('holds nothing of the texts', () => {
    const file = path()
    writeVectors(file, 'model', new Map([[hashOf('tajný text'), toBytes(Float32Array.from([1, 0]))]]))
    expect(readFileSync(file, 'utf8')).not.toContain('tajný')
  })

  test('of another model is as good as none', () => {
    const file = path()
    writeVectors(file, 'model', KNOWN)
    expect(readVectors(file, 'another')).toEqual(new Map())
  })

  test.each<[string, (data: Buffer) => Uint8Array]>([
    ['cut short', data => data.subarray(0, data.length - 1)],
    ['longer than it says', data => Buffer.concat([data, Buffer.from('x')])],
    ['without a head', data => data.subarray(10)],
    ['empty', () => Buffer.alloc(0)],
  ])('%s is as good as none', (_, broken) => {
    const file = path()
    writeVectors(file, 'model', KNOWN)
    writeFileSync(file, broken(readFileSync(file)))
    expect(readVectors(file, 'model')).toEqual(new Map())
  })

  test('that is not there is as good as none', () => {
    expect(readVectors(path(), 'model')).toEqual(new Map())
  })
})
