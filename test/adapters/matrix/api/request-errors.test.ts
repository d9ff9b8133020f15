import { describe, expect, test } from 'vitest'
import {
  classifyError,
  GarbageError,
  isNotFound,
  ServerError,
  StoppedError,
} from '../../../../adapters/matrix/api/request-errors.ts'

describe('what went wrong', () => {
  const server = (status: number, body: unknown = null, wait: number | null = null) =>
    new ServerError(status, body, wait)
  const coded = (code: string) => Object.assign(new Error(code), { name: 'RequestError', code })
  test.each<[what: string, error: unknown, failure: object]>([
    ['limit', server(429, { errcode: 'M_LIMIT_EXCEEDED' }, 300), { kind: 'limited', waitMs: 300 }],
    ['limit of a proxy', server(429), { kind: 'limited', waitMs: null }],
    ['dead token', server(401, { errcode: 'M_UNKNOWN_TOKEN' }), { kind: 'dead-token', isSoft: false }],
    [
      'soft logout',
      server(401, { errcode: 'M_UNKNOWN_TOKEN', soft_logout: true }),
      { kind: 'dead-token', isSoft: true },
    ],
    ['own failure', server(500, { errcode: 'M_UNKNOWN' }), { kind: 'unavailable' }],
    ['page of a proxy', server(404), { kind: 'unavailable' }],
    ['refusal', server(403, { errcode: 'M_FORBIDDEN' }), { kind: 'refused', code: 'M_FORBIDDEN' }],
    ['garbage', new GarbageError('x'), { kind: 'unavailable' }],
    ['no connection', coded('ECONNREFUSED'), { kind: 'unavailable' }],
    ['our own end', coded('ABORT_ERR'), { kind: 'aborted' }],
    ['a stop', new StoppedError('x'), { kind: 'aborted' }],
    ['a bug', new TypeError('x'), { kind: 'other' }],
    ['anything', 'x', { kind: 'other' }],
  ])('%s', (_, error, failure) => {
    expect(classifyError(error)).toMatchObject(failure)
  })

  test('only the server itself can say that there is nothing', () => {
    expect(isNotFound(server(404, { errcode: 'M_NOT_FOUND' }))).toBe(true)
    for (const error of [server(404), server(404, { errcode: 'M_UNRECOGNIZED' }), server(403), null])
      expect(isNotFound(error)).toBe(false)
  })
})
