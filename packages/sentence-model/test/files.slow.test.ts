/** The files beside the code: they are those of this version, and any other is refused. */

import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileKernel, DOT_PRODUCTS, KERNEL } from '../build/kernel.ts'
import crossEncoder from '../cross-encoder.json' with { type: 'json' }
import dotProducts from '../dot-products.json' with { type: 'json' }
import hashes from '../hashes.json' with { type: 'json' }
import { loadModel } from '../index.ts'

const HOME = join(import.meta.dirname, '..')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.each(Object.entries({ ...hashes, ...crossEncoder, ...dotProducts }))(
  '%s has the hash that is written down',
  (name, hash) => {
    expect(sha256(readFileSync(join(HOME, name)))).toBe(hash)
  },
)

test.each([
  ['kernel.wasm', KERNEL, hashes['kernel.wasm']],
  ['dot-products.wasm', DOT_PRODUCTS, dotProducts['dot-products.wasm']],
])('%s is what its sources say', async (_, folder, hash) => {
  expect(sha256(await compileKernel(folder))).toBe(hash)
})

test.each(['kernel.wasm', 'dot-products.wasm'])('%s has nothing that may differ between processors', name => {
  // Relaxed SIMD: opcodes from 0x100 on, in LEB128 two bytes of which the second is 2.
  const code = readFileSync(join(HOME, name))
  const relaxed = code.some(
    (byte, at) => byte === 0xfd && (code[at + 1] as number) >= 0x80 && code[at + 2] === 2,
  )
  expect(relaxed).toBe(false)
})

describe('refused with the file and what to do:', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sentence-model-'))
    for (const name of Object.keys(hashes)) copyFileSync(join(HOME, name), join(folder, name))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const change = (name: string, edit: (bytes: Buffer) => Uint8Array) =>
    writeFileSync(join(folder, name), edit(readFileSync(join(folder, name))))

  test('nothing, when the files are copied', () => {
    expect(loadModel(folder).id).toBe(loadModel().id)
  })

  test.each(['model.bin', 'kernel.wasm'])('a missing %s', name => {
    rmSync(join(folder, name))
    expect(() => loadModel(folder)).toThrow(
      new RegExp(`^sentence-model: .*${name} cannot be read: ENOENT.*npm run model`),
    )
  })

  test.each(['model.bin', 'kernel.wasm'])('a %s of one other bit', name => {
    change(name, bytes => bytes.fill((bytes.at(-1) as number) ^ 1, bytes.length - 1))
    expect(() => loadModel(folder)).toThrow(
      new RegExp(`^sentence-model: .*${name} is not the file.*npm run model`),
    )
  })

  test.each(['model.bin', 'kernel.wasm'])('a %s that is cut short', name => {
    change(name, bytes => bytes.subarray(0, bytes.length / 2))
    expect(() => loadModel(folder)).toThrow(new RegExp(`^sentence-model: .*${name} is not the file`))
  })

  test('a missing cross-encoder.bin, when it is needed', () => {
    const { embed, relevance } = loadModel(folder)
    expect(() => relevance('škola', 'škola')).toThrow(
      /^sentence-model: .*cross-encoder\.bin cannot be read: ENOENT.*npm run model/,
    )
    expect(embed('škola')).toEqual(loadModel().embed('škola'))
  })

  test('a cross-encoder.bin of one other bit', () => {
    copyFileSync(join(HOME, 'cross-encoder.bin'), join(folder, 'cross-encoder.bin'))
    change('cross-encoder.bin', bytes => bytes.fill((bytes.at(-1) as number) ^ 1, bytes.length - 1))
    expect(() => loadModel(folder).relevance('škola', 'škola')).toThrow(
      /^sentence-model: .*cross-encoder\.bin is not the file/,
    )
  })

  test('an empty model.bin', () => {
    change('model.bin', () => new Uint8Array())
    expect(() => loadModel(folder)).toThrow(/^sentence-model: .*model\.bin is not the file/)
  })
})
