/** What the operator reads when Matrix cannot go on: what was wrong, and what to do. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lostKeys, lostStore, refusal } from '../../../../adapters/matrix/api/errors.ts'
import { ServerError, StoppedError } from '../../../../adapters/matrix/api/request-errors.ts'
import { EXIT } from '../../../../adapters/shared/exit.ts'

const coded = (code: string) => Object.assign(new Error(code), { name: 'RequestError', code })

/** The error that the system gives for a file below a file. */
function systemError(): unknown {
  try {
    return readFileSync(`${import.meta.filename}/x`)
  } catch (error) {
    return error
  }
}

test.each<[what: string, error: Error, exitCode: number, remedy: RegExp]>([
  [
    'a dead token',
    refusal(new ServerError(401, { errcode: 'M_UNKNOWN_TOKEN' }, null)),
    EXIT.refused,
    /Get a new one/,
  ],
  [
    'a refusal',
    refusal(new ServerError(403, { errcode: 'M_FORBIDDEN' }, null)),
    EXIT.refused,
    /Check MATRIX_/,
  ],
  ['no server', refusal(coded('ECONNREFUSED')), EXIT.unavailable, /Check the network/],
  ['a folder', refusal(systemError()), EXIT.unavailable, /ENOTDIR.*Check the rights/],
  [
    'a full disk',
    refusal(Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR' })),
    EXIT.unavailable,
    /full.*free space/,
  ],
  ['a bug', refusal(new TypeError('x')), EXIT.unavailable, /Start the bot again.*report/],
  ['a stop', refusal(new StoppedError('x')), EXIT.unavailable, /was stopped/],
  ['a file of ours', lostStore('a.sqlite', systemError()), EXIT.unavailable, /a\.sqlite.*Check the rights/],
  ['a spoilt file', lostStore('a.sqlite', new Error('x')), EXIT.unavailable, /Restore it/],
  ['keys', lostKeys(new Error('x')), EXIT.unavailable, /restore the backup/],
])('%s', (_, error, exitCode, remedy) => {
  expect(error).toMatchObject({ exitCode, message: expect.stringMatching(remedy) })
})
