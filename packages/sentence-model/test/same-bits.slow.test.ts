/** The same bits in every process, thread and Node: vectors may be kept, and a question has one answer. */

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadModel } from '../index.ts'

const HOME = join(import.meta.dirname, '..')

/** What this id stands for, on every machine. Whoever changes the bits changes the id: see `READING` and `hashes.json`. */
const ID = 'multilingual-e5-small-cs-b30f088d0f1e4f78'
const DIGEST = 'b286eacfdf5807bdce9e8ed6795fd22f67658049cfa58c4c9e3fe1d7cf6e46eb'

/** Tells the hash of the vectors of 40 sentences. `file`: the package's door; `tell`: a function. */
const program = (file: string, tell: string) => `
  import { createHash } from 'node:crypto'
  import { readFileSync } from 'node:fs'
  import { parentPort } from 'node:worker_threads'
  import { loadModel } from ${JSON.stringify(pathToFileURL(file).href)}
  const model = loadModel(${JSON.stringify(HOME)})
  const texts = JSON.parse(readFileSync(${JSON.stringify(join(HOME, 'test/sentences.json'))}, 'utf8'))
  const hash = createHash('sha256')
  for (const [index, text] of texts.entries()) if (index % 5 === 0) hash.update(model.embed(text))
  for (let index = 0; index < 8; index++) hash.update(String(model.relevance(texts[index], texts[index + 8])))
  ${tell}(hash.digest('hex'))
`

/** The digest that a Node prints, or what it said instead. */
function digestOf(node: string, file: string): string {
  const code = program(file, 'console.log')
  const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  return stdout.trim() || stderr
}

test('the id is that of the digest below', () => {
  expect(loadModel().id).toBe(ID)
})

test('in a process of its own', () => {
  expect(digestOf(process.execPath, join(HOME, 'index.ts'))).toBe(DIGEST)
})

test('in a thread', async () => {
  const code = program(join(HOME, 'index.ts'), 'parentPort.postMessage')
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  worker.once('message', resolve).once('error', reject)
  expect(await promise).toBe(DIGEST)
})

/** The machine's own Node, where it is another one. */
const other = spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? ''
const isOther = other !== process.version && Number(/^v(\d+)/.exec(other)?.[1]) >= 20

describe.runIf(isOther)(`in Node ${other}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sentence-model-'))
    for (const name of [
      'index',
      'cross-encoder',
      'kernel',
      'model-file',
      'shipped-file',
      'tokenizer',
      'unit',
    ]) {
      const code = stripTypeScriptTypes(readFileSync(join(HOME, `${name}.ts`), 'utf8'))
      writeFileSync(join(folder, `${name}.mjs`), code.replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.mjs'"))
    }
    for (const name of ['hashes.json', 'cross-encoder.json'])
      copyFileSync(join(HOME, name), join(folder, name))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('too', () => {
    expect(digestOf('node', join(folder, 'index.mjs'))).toBe(DIGEST)
  })
})
