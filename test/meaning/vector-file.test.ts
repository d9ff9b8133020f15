import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashOf } from '../../src/meaning/text-hashes.ts'
import { vectorsIn, writeVectors } from '../../src/meaning/vector-file.ts'
import { toBytes } from '../../src/meaning/vectors.ts'
import { folder } from '../documents.ts'

const vector = (text: string, values: readonly number[]) => ({
  hash: hashOf(text),
  ...toBytes(Float32Array.from(values)),
})
const KNOWN = [vector('a', [0.6, -0.8]), vector('b', [0, 1])].sort((a, b) => Buffer.compare(a.hash, b.hash))

const path = () => join(folder({}), 'kept', 'vectors.bin')

describe('a vector file', () => {
  test('gives back what was written', () => {
    const file = path()
    writeVectors(file, 'model', KNOWN)
    expect([...vectorsIn(file, 'model')]).toEqual(KNOWN)
  })

  test('is read whole, however long it is', () => {
    const file = path()
    const many = Array.from({ length: 60_000 }, (_, at) => vector(String(at), [0.6, -0.8]))
    writeVectors(file, 'model', many)
    const hashes = Array.from(vectorsIn(file, 'model'), ({ hash }) => Buffer.from(hash).toString('hex'))
    expect(hashes).toEqual(many.map(({ hash }) => hash.toString('hex')).sort())
  })

  test('is the same for the same vectors, in whatever order they were made', () => {
    const [one, two] = [path(), path()]
    writeVectors(one, 'model', KNOWN)
    writeVectors(two, 'model', KNOWN.toReversed())
    expect(readFileSync(one)).toEqual(readFileSync(two))
  })

  test('holds nothing of the texts', () => {
    const file = path()
    writeVectors(file, 'model', [vector('tajný text', [1, 0])])
    expect(readFileSync(file, 'utf8')).not.toContain('tajný')
  })

  test('of another model is as good as none', () => {
    const file = path()
    writeVectors(file, 'model', KNOWN)
    expect([...vectorsIn(file, 'another')]).toEqual([])
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
    expect([...vectorsIn(file, 'model')]).toEqual([])
  })

  test('that is not there is as good as none', () => {
    expect([...vectorsIn(path(), 'model')]).toEqual([])
  })
})
