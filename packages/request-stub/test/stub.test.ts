/** matrix-bot-sdk loads without `request`, and a call that would need it says so. */

import { createRequire } from 'node:module'
import { LogService, MatrixClient } from 'matrix-bot-sdk'
import { expect, test } from 'vitest'

const load = createRequire(import.meta.url)

test('is what `require` of both replaced packages gives', () => {
  expect([load('request'), load('request-promise')]).toEqual([expect.any(Function), load('request')])
})

test('a client that makes no requests of its own fails with what to do', async () => {
  LogService.setLogger({ trace() {}, debug() {}, info() {}, warn() {}, error() {} })
  const client = new MatrixClient('http://127.0.0.1:1', 'token')
  await expect(client.getJoinedRooms()).rejects.toThrow(/^request-stub: .* Override doRequest/)
})
