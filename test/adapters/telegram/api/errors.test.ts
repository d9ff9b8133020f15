import { Api, GrammyError, HttpError } from 'grammy'
import { describe, expect, test } from 'vitest'
import { EXIT } from '../../../../adapters/shared/exit.ts'
import { HttpServer } from '../../../../adapters/shared/http.ts'
import { connectionProblem, detailsOf, refusal } from '../../../../adapters/telegram/api/errors.ts'
import { createRetry, type Wait } from '../../../../adapters/telegram/api/retry.ts'
import { Clock } from '../../../clock.ts'

const TOKEN = '7000001:AAtajne'
const http = (error: unknown) => new HttpError(`https://api.telegram.org/bot${TOKEN}/getMe`, error)
const coded = (code: string) => Object.assign(new Error(`request to /bot${TOKEN}/getMe failed`), { code })

describe('why there is no connection', () => {
  test.each<readonly [string, unknown, string]>([
    ['nothing listens', coded('ECONNREFUSED'), 'ECONNREFUSED'],
    ['no such host', coded('ENOTFOUND'), 'ENOTFOUND'],
    ['no names for now', coded('EAI_AGAIN'), 'EAI_AGAIN'],
    ['a certificate that is over', coded('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED'],
    [
      'a page in place of an answer',
      Object.assign(new Error(TOKEN), { type: 'invalid-json' }),
      'invalid-json',
    ],
    ['silence', new Error("Request to 'getMe' timed out after 45 seconds"), 'ETIMEDOUT'],
    ['something else', new Error(TOKEN), 'unknown'],
    ['no error', undefined, 'unknown'],
  ])('%s', (_, error, reason) => {
    expect(connectionProblem(http(error))).toBe(reason)
    expect(detailsOf(http(error))).toEqual({ problem: 'no connection', reason })
    const refused = refusal(http(error))
    expect(refused).toMatchObject({ exitCode: EXIT.unavailable, message: expect.stringContaining(reason) })
    expect(refused.message).not.toContain('AAtajne')
  })

  test('is the reason of every wait until it is given up', async () => {
    const server = new HttpServer(() => {})
    const port = await server.listen(0, '127.0.0.1')
    await server.close()
    const [clock, waits] = [new Clock(), [] as Wait[]]
    const api = new Api(TOKEN, { apiRoot: `http://127.0.0.1:${port}` })
    const onWait = (wait: Wait) => waits.push(wait)
    api.config.use(createRetry({ clock: clock.dozing, deadlineMs: 2_000, onWait }))
    const error = await api.getMe().catch(thrown => thrown)
    expect(waits.map(({ reason, ms }) => [reason, ms])).toEqual(
      [250, 500, 1_000].map(ms => ['ECONNREFUSED', ms]),
    )
    expect(refusal(error).message).toContain('ECONNREFUSED')
  })
})

test.each([
  [401, EXIT.refused],
  [404, EXIT.refused],
  [409, EXIT.conflict],
  [400, EXIT.unavailable],
])('a refusal with %i ends with %i', (code, exitCode) => {
  const error = new GrammyError('x', { ok: false, error_code: code, description: 'ne' }, 'getMe', {})
  expect(refusal(error)).toMatchObject({ exitCode })
})
