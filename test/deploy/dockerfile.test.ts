/** Dockerfiles as they are read, and what goes into the image. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isIgnored, readDockerfile } from './dockerfile.ts'

test('an instruction has its flags and words; comments and line ends behind \\ are passed over', () => {
  expect(
    readDockerfile(
      '# a\nFROM node:24-slim AS packages\nCOPY --from=packages /app ./\nRUN a && \\\n  b\nCMD ["start"]\n',
    ),
  ).toEqual([
    { keyword: 'FROM', flags: {}, words: 'node:24-slim AS packages' },
    { keyword: 'COPY', flags: { from: 'packages' }, words: '/app ./' },
    { keyword: 'RUN', flags: {}, words: 'a && b' },
    { keyword: 'CMD', flags: {}, words: ['start'] },
  ])
  expect(() => readDockerfile('copy . .')).toThrow('no instruction of a Dockerfile: copy . .')
})

test.each([
  ['src/engine/engine.ts', false],
  ['package.json', false],
  ['.npmrc', false],
  ['packages/matrix-crypto/machine.ts', false],
  ['packages/matrix-crypto/test/store.test.ts', true],
  ['packages/fake-bot-api/index.ts', true],
  ['packages/matrix-crypto/node_modules/x.js', true],
  ['node_modules/grammy/package.json', true],
  ['test/layers.test.ts', true],
  ['.env', true],
  ['data/matrix.sqlite', true],
])('%s is left out of the image: %s', (path, left) => {
  const lines = readFileSync(new URL('../../deploy/Dockerfile.dockerignore', import.meta.url), 'utf8').split(
    '\n',
  )
  expect(isIgnored(lines, path)).toBe(left)
})
