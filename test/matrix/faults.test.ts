/** What goes wrong between the bot and its homeserver: every question is answered all the same, and once. */

import { type Fault, type Homeserver, startHomeserver } from '@doslova/fake-homeserver'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Credentials } from '../../adapters/matrix/api/login.ts'
import { Matrix } from '../../adapters/matrix/matrix.ts'
import { EXIT } from '../../adapters/shared/exit.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { dataFolder } from '../documents.ts'
import {
  type BotOptions,
  directChat,
  groupRoom,
  hastyClock,
  matrixOptions,
  openHomeserver,
  type RunningBot,
  startBot,
  town,
} from './town.ts'

/** The town, where Eva asks about a pool. */
async function poolTown(options: BotOptions = {}) {
  const world = await town(options)
  const { homeserver, eva, chat } = world
  const sendQuestion = () => homeserver.message(chat, eva, 'bazén v Opavě')
  const answersTo = (...questions: readonly string[]) => settle(homeserver, { chat, eva }, questions)
  return { ...world, sendQuestion, answersTo }
}

/** Waits until all of `questions` are answered, and whatever came with them is done. Gives how often each was. */
async function settle(
  homeserver: Homeserver,
  { chat, eva }: { chat: string; eva: string },
  questions: readonly string[],
) {
  for (const question of questions) await homeserver.waitSent({ inReplyTo: question })
  await homeserver.waitSent({ inReplyTo: homeserver.message(chat, eva, '!soukromi') })
  return questions.map(question => homeserver.sent({ inReplyTo: question }).length)
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} }

const logged = ({ log }: RunningBot) => log.map(([event]) => event)

describe('an answer is sent once', () => {
  test.each<[what: string, faults: readonly Fault[]]>([
    ['asked too often', [{ kind: 'limit', retryAfterMs: 5, times: 2 }]],
    ['asked too often, said in a header', [{ kind: 'limit', header: true, bare: true, retryAfterMs: 1_000 }]],
    ['a proxy in the way', [{ kind: 'status', times: 3 }]],
    ['a server that fails', [{ kind: 'error', status: 500, times: 2 }]],
    ['lost before it was done', [{ kind: 'drop' }]],
    ['lost after it was done', [{ kind: 'dropAfter', times: 2 }]],
    ['garbage for an answer', [{ kind: 'garbage' }]],
    [
      'one after another',
      [{ kind: 'dropAfter' }, { kind: 'status' }, { kind: 'limit', retryAfterMs: 1 }, { kind: 'garbage' }],
    ],
  ])('%s', async (_, faults) => {
    const { homeserver, sendQuestion, answersTo } = await poolTown()
    for (const fault of faults) homeserver.fault({ method: 'PUT', path: '/send/m.room.message', ...fault })
    expect(await answersTo(sendQuestion())).toEqual([1])
  })

  test.each(['M_RESOURCE_LIMIT_EXCEEDED', 'M_CONSENT_NOT_GIVEN'])(
    'after a refusal that passes: %s',
    async errcode => {
      const { homeserver, bot, sendQuestion, answersTo } = await poolTown()
      homeserver.fault({ method: 'PUT', path: '/send/', kind: 'error', status: 403, errcode, times: 3 })
      expect(await answersTo(sendQuestion())).toEqual([1])
      expect(logged(bot).filter(event => event === 'matrix waits')).toHaveLength(1)
    },
  )

  test('when whatever else is asked fails', async () => {
    const { homeserver, sendQuestion, answersTo } = await poolTown()
    homeserver.fault({ path: /\/(?:members|account_data|typing|receipt)/, kind: 'status', times: 6 })
    expect(await answersTo(sendQuestion())).toEqual([1])
  })
})

describe('a sync', () => {
  test.each<[what: string, fault: Fault]>([
    ['that fails', { kind: 'status', times: 2 }],
    ['that is cut off', { kind: 'drop' }],
    ['whose answer is lost', { kind: 'dropAfter' }],
    ['with garbage', { kind: 'garbage', times: 2 }],
    ['that is too much', { kind: 'limit', retryAfterMs: 1 }],
  ])('%s loses no question', async (_, fault) => {
    const { homeserver, eva, chat, bot, answersTo } = await poolTown()
    homeserver.fault({ path: '/sync', ...fault })
    const questions = homeserver.burst(chat, eva, ['bazén v Opavě', 'cyklostezka v Kolíně'])
    expect(await answersTo(...questions)).toEqual([1, 1])
    expect(logged(bot)).not.toContain('matrix error')
  })

  test('that is not held is not asked without a pause', async () => {
    const clock = hastyClock()
    const { homeserver, sendQuestion, answersTo } = await poolTown({ clock })
    const before = clock.slept.length
    const answer = { next_batch: 's1', rooms: {} }
    homeserver.fault({ path: '/sync', kind: 'error', status: 200, body: answer, times: 12 })
    await homeserver.waitUntil(
      () => homeserver.requests({ path: '/sync' }).filter(({ fault }) => fault !== undefined).length === 12,
      'the syncs',
    )
    homeserver.clearFaults()
    expect(await answersTo(sendQuestion())).toEqual([1])
    expect(clock.slept.slice(before, before + 4)).toEqual([250, 500, 1_000, 2_000])
  })

  test('that leaves something out is filled', async () => {
    const { homeserver, eva, chat, answersTo } = await poolTown()
    homeserver.gap(chat)
    homeserver.fault({ path: '/messages', kind: 'status' })
    const questions = homeserver.burst(
      chat,
      eva,
      Array.from({ length: 8 }, (_, at) => `bazén v Opavě ${at}`),
    )
    expect(await answersTo(...questions)).toEqual(questions.map(() => 1))
  })

  test('that comes again is answered no more, also after a restart', async () => {
    const { homeserver, bot, sendQuestion, answersTo } = await poolTown()
    const question = sendQuestion()
    await homeserver.waitSent({ inReplyTo: question })
    homeserver.replay(6)
    expect(await answersTo(question)).toEqual([1])
    await bot.restart()
    homeserver.replay(12)
    expect(await answersTo(question)).toEqual([1])
  })

  test('is refused for its world: the bot begins anew, without what is old', async () => {
    const { homeserver, eva, chat, bot, sendQuestion, answersTo } = await poolTown()
    const question = sendQuestion()
    await homeserver.waitSent({ inReplyTo: question })
    homeserver.fault({ path: '/sync', kind: 'error', status: 400, errcode: 'M_UNKNOWN' })
    homeserver.message(chat, eva, 'cyklostezka')
    await homeserver.waitUntil(() => logged(bot).includes('matrix sync begins anew'), 'the beginning')
    const begun = () =>
      homeserver.requests({ path: '/sync' }).filter(({ query, status }) => !query.since && status === 200)
    await homeserver.waitUntil(() => begun().length === 2, 'the first sync after it')
    expect(await answersTo(question)).toEqual([1])
  })
})

describe('the server', () => {
  test('goes away and comes back', async () => {
    const { homeserver, bot, sendQuestion, answersTo } = await poolTown()
    await homeserver.down()
    const question = sendQuestion()
    await homeserver.up()
    expect(await answersTo(question)).toEqual([1])
    expect(logged(bot)).toEqual(expect.arrayContaining(['matrix connection lost', 'matrix connected again']))
  })

  test('that fails some times in a row is told of once', async () => {
    const { homeserver, bot, sendQuestion, answersTo } = await poolTown()
    homeserver.fault({ path: '/sync', kind: 'status', times: 3 })
    expect(await answersTo(sendQuestion())).toEqual([1])
    await homeserver.waitUntil(() => logged(bot).includes('matrix connected again'), 'the connection')
    expect(bot.log.filter(([event]) => event.startsWith('matrix connect'))).toEqual([
      ['matrix connection lost', expect.anything()],
      ['matrix connected again', { failures: 3 }],
    ])
  })

  test('ends the login: the bot says so and gives up', async () => {
    const { homeserver, bot } = await town()
    homeserver.revoke(bot.accessToken)
    const { message, exitCode } = await bot.failure
    expect(exitCode).toBe(EXIT.refused)
    expect(message).toContain('refused the token')
    expect(message).not.toContain(bot.accessToken)
  })

  test.each(['/sync', '/send/m.room.message'])(
    'refuses the token once, at %s: nothing is lost',
    async path => {
      const { homeserver, bot, sendQuestion, answersTo } = await poolTown()
      homeserver.fault({ path, kind: 'error', status: 401, errcode: 'M_UNKNOWN_TOKEN' })
      expect(await answersTo(sendQuestion())).toEqual([1])
      expect(logged(bot)).toContain('matrix login refused')
    },
  )

  test('refuses the token once and then fails: that is no second refusal', async () => {
    const { homeserver, sendQuestion, answersTo } = await poolTown()
    homeserver.fault({ path: '/sync', kind: 'error', status: 401, errcode: 'M_UNKNOWN_TOKEN' })
    homeserver.fault({ path: '/whoami', kind: 'status', status: 502 })
    expect(await answersTo(sendQuestion())).toEqual([1])
    expect(homeserver.requests({ path: '/whoami' }).map(({ status }) => status)).toContain(502)
  })

  test('ends the login while an answer is on its way: it is sent with the next one', async () => {
    const { homeserver, bot, sendQuestion, answersTo } = await poolTown()
    for (const path of ['/send/', '/whoami'])
      homeserver.fault({ path, kind: 'error', status: 401, errcode: 'M_UNKNOWN_TOKEN' })
    const question = sendQuestion()
    expect((await bot.failure).exitCode).toBe(EXIT.refused)
    await bot.restart()
    expect(await answersTo(question)).toEqual([1])
  })

  test('ends the login softly: with a password the bot logs in again', async () => {
    const { homeserver, sendQuestion, answersTo } = await poolTown({
      name: 'heslo',
      credentials: { user: 'heslo', password: 'password-heslo' },
    })
    homeserver.fault({
      path: '/sync',
      kind: 'error',
      status: 401,
      errcode: 'M_UNKNOWN_TOKEN',
      body: { soft_logout: true },
    })
    expect(await answersTo(sendQuestion())).toEqual([1])
    const logins = homeserver.requests({ method: 'POST', path: '/login' })
    expect(logins).toHaveLength(2)
    expect(logins[1]?.body.device_id).toBeTypeOf('string')
  })
})

describe('a start', () => {
  async function start(url: string, token = 'token-doslova') {
    const matrix = new Matrix(matrixOptions({ homeserverUrl: url, credentials: { token } }))
    onTestFinished(() => matrix.stop())
    return matrix.start().catch(error => error)
  }

  test('without a server waits two minutes, tells why, and is given up', async () => {
    const homeserver = await startHomeserver()
    await homeserver.stop()
    const warnings: [string, object | undefined][] = []
    const clock = hastyClock()
    const log = { ...QUIET, warn: (event: string, details?: object) => void warnings.push([event, details]) }
    const matrix = new Matrix(matrixOptions({ homeserverUrl: homeserver.url, log, clock }))
    await expect(matrix.start()).rejects.toMatchObject({
      exitCode: EXIT.unavailable,
      message: expect.stringContaining('ECONNREFUSED'),
    })
    expect(warnings).toEqual(clock.slept.map(ms => ['matrix waits', { reason: 'ECONNREFUSED', ms }]))
    const waited = clock.slept.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(80_000)
    expect(waited).toBeLessThanOrEqual(120_000)
  })

  test('with a token that is refused once goes on', async () => {
    const homeserver = await openHomeserver()
    homeserver.addUser('doslova')
    homeserver.fault({ path: '/whoami', kind: 'error', status: 401, errcode: 'M_UNKNOWN_TOKEN' })
    expect(await start(homeserver.url)).toBeUndefined()
  })

  test('with a wrong token is refused', async () => {
    const homeserver = await openHomeserver()
    const error = await start(homeserver.url, 'wrong')
    expect(error).toMatchObject({ exitCode: EXIT.refused })
    expect(error.message).not.toContain('wrong')
  })

  test('waits for a server that is starting too, but not for ever', async () => {
    const homeserver = await openHomeserver()
    homeserver.addUser('doslova')
    homeserver.fault({ kind: 'status', status: 502, times: 3 })
    expect(await start(homeserver.url)).toBeUndefined()
    homeserver.fault({ kind: 'status', status: 502, times: 100 })
    expect(await start(homeserver.url)).toMatchObject({ exitCode: EXIT.unavailable })
  })

  test.each([
    ['login', { user: 'doslova', password: 'password-doslova' }],
    ['whoami', { token: 'token-doslova' }],
  ])('at something that answers %s in its own way is given up', async (path, credentials) => {
    const homeserver = await openHomeserver()
    homeserver.addUser('doslova')
    homeserver.fault({ path, kind: 'error', status: 200 })
    const matrix = new Matrix(matrixOptions({ homeserverUrl: homeserver.url, credentials }))
    await expect(matrix.start()).rejects.toMatchObject({
      exitCode: EXIT.unavailable,
      message: expect.stringContaining('Give the address'),
    })
  })

  const token = { token: 'token-doslova' }
  const login = { user: 'doslova', password: 'password-doslova' }
  const sso = { kind: 'error', status: 200, body: { flows: [{ type: 'm.login.sso' }] } } as const
  const unrecognized = { kind: 'error', status: 404, errcode: 'M_UNRECOGNIZED' } as const
  test.each<[what: string, credentials: Credentials, fault: Fault, message: RegExp]>([
    [
      'without passwords',
      login,
      { path: '/login', ...sso },
      /takes no passwords: it takes m\.login\.sso only/,
    ],
    ['with OIDC alone', login, { path: '/login', ...unrecognized }, /takes no passwords: .*OIDC only/],
    [
      'with the account locked',
      token,
      { path: '/whoami', kind: 'error', status: 401, errcode: 'M_USER_LOCKED' },
      /account is locked .* unlock it/,
    ],
    ['at another path', token, { path: '/whoami', ...unrecognized }, /base_url, without \/_matrix/],
  ])('at a server %s says so', async (_, credentials, fault, message) => {
    const homeserver = await openHomeserver()
    homeserver.addUser('doslova')
    homeserver.fault(fault)
    const matrix = new Matrix(matrixOptions({ homeserverUrl: homeserver.url, credentials }))
    const refused = await matrix.start().catch(error => error)
    expect(refused).toMatchObject({ exitCode: EXIT.refused, message: expect.stringMatching(message) })
  })

  test('with a folder that another bot uses is refused', async () => {
    const { homeserver, bot } = await town()
    const second = new Matrix(
      matrixOptions({
        homeserverUrl: homeserver.url,
        credentials: { token: bot.accessToken },
        dataDir: bot.folder,
      }),
    )
    await expect(second.start()).rejects.toMatchObject({ exitCode: EXIT.conflict })
    await second.stop()
  })

  test('for the first time answers nothing that is old', async () => {
    const homeserver = await openHomeserver()
    const eva = homeserver.addUser('eva').userId
    const me = '@doslova:fake.test'
    const chat = homeserver.createRoom({ creator: eva, members: [me] })
    const old = homeserver.message(chat, eva, 'bazén v Opavě')
    await startBot(homeserver)
    const question = homeserver.message(chat, eva, 'cyklostezka')
    expect(await settle(homeserver, { chat, eva }, [question])).toEqual([1])
    expect(homeserver.sent({ inReplyTo: old })).toEqual([])
  })

  test('after a stop answers what was asked meanwhile, unless it is too long ago', async () => {
    const { homeserver, eva, chat, bot, answersTo } = await poolTown()
    const jan = homeserver.addUser('jan').userId
    const room = await groupRoom(homeserver, [eva, jan], bot)
    await bot.stop()
    const minutes = (ago: number) => ({ at: Date.now() - ago * 60_000 })
    const tooOld = homeserver.message(chat, eva, 'bazén v Opavě', {}, minutes(25 * 60))
    const tooOldInRoom = homeserver.message(room, eva, '@doslova bazén v Opavě', {}, minutes(11))
    const old = homeserver.message(chat, eva, 'bazén v Opavě', {}, minutes(23 * 60))
    const oldInRoom = homeserver.message(room, eva, '@doslova bazén v Opavě', {}, minutes(9))
    await bot.restart()
    expect(await answersTo(old, oldInRoom)).toEqual([1, 1])
    const told = [tooOld, tooOldInRoom].flatMap(id => homeserver.sent({ inReplyTo: id }))
    expect(told.map(({ content }) => content.body)).toEqual(Array(2).fill(PHRASES.tooLate(1)))
  })

  test.each([-20, 20])('answers who is on a server whose clock is %d minutes ahead', async ahead => {
    const { homeserver, eva, bot } = await town()
    const petr = '@petr:jinde.test:8448'
    const room = await groupRoom(homeserver, [eva, petr], bot)
    const ask = () =>
      homeserver.message(room, petr, '@doslova bazén v Opavě', {}, { at: Date.now() + ahead * 60_000 })
    const answers = [await homeserver.waitSent({ inReplyTo: ask() })]
    await bot.stop()
    const meanwhile = ask()
    homeserver.fault({ method: 'PUT', path: '/send/', kind: 'status', times: 1_000_000 })
    await bot.restart()
    await homeserver.waitRequest({ method: 'PUT', path: '/send/' })
    await bot.stop()
    homeserver.clearFaults()
    await bot.restart()
    answers.push(await homeserver.waitSent({ inReplyTo: meanwhile }))
    for (const { content } of answers) expect(content.body).toContain('Bazén')
  })

  test('finishes an answer that the server took and did not confirm, without sending it twice', async () => {
    const { homeserver, eva, chat, bot, sendQuestion, answersTo } = await poolTown()
    homeserver.fault({ method: 'PUT', path: '/send/', kind: 'dropAfter' })
    homeserver.fault({ method: 'PUT', path: '/send/', kind: 'status', times: 1_000_000 })
    const question = sendQuestion()
    await homeserver.waitSent({ inReplyTo: question })
    await bot.stop()
    homeserver.clearFaults()
    await bot.restart()
    const [answer] = homeserver.sent({ inReplyTo: question })
    expect(homeserver.react(chat, eva, answer?.event_id ?? '', '❓')).not.toBe('')
    expect(await answersTo(question)).toEqual([2])
    expect(homeserver.sent({ inReplyTo: question }).map(({ content }) => content.body)).toEqual([
      expect.stringContaining('Bazén'),
      expect.stringContaining('Proč'),
    ])
  })
})

describe('a stop', () => {
  test('does not wait for a long poll', async () => {
    const { homeserver, bot } = await town()
    await homeserver.waitRequest({ path: '/displayname' })
    await bot.stop()
    expect(logged(bot).at(-1)).toBe('matrix stopped')
  })

  test('lets an answer in progress finish', async () => {
    const { homeserver, eva, chat, bot } = await town()
    homeserver.fault({ method: 'PUT', path: '/send/', kind: 'slow', ms: 50 })
    const question = homeserver.message(chat, eva, 'bazén v Opavě')
    await homeserver.waitRequest({ method: 'PUT', path: '/send/' })
    await bot.stop()
    expect(homeserver.sent({ inReplyTo: question })).toHaveLength(1)
  })

  test('leaves one that hangs for the next start', async () => {
    const clock = hastyClock()
    // The time for answers in progress is over at once.
    const impatient = {
      ...clock,
      async sleep() {
        await new Promise(resolve => setImmediate(resolve))
      },
    }
    const { homeserver, bot, sendQuestion, answersTo } = await poolTown({ clock: impatient })
    homeserver.fault({ method: 'PUT', path: '/send/', kind: 'hang' })
    const question = sendQuestion()
    await homeserver.waitRequest({ method: 'PUT', path: '/send/' })
    await bot.stop()
    expect(homeserver.sent({ inReplyTo: question })).toEqual([])
    await bot.restart()
    expect(await answersTo(question)).toEqual([1])
  })
})

describe('a stop while', () => {
  test('a gap is being filled takes no longer than answers may', async () => {
    const clock = hastyClock()
    const slept: number[] = []
    const impatient = {
      ...clock,
      async sleep(ms: number) {
        slept.push(ms)
      },
    }
    const { homeserver, eva, chat, bot, answersTo } = await poolTown({ clock: impatient })
    homeserver.gap(chat)
    homeserver.fault({ path: '/messages', kind: 'hang' })
    const questions = homeserver.burst(chat, eva, ['bazén v Opavě', 'cyklostezka v Kolíně'])
    await homeserver.waitRequest({ path: '/messages' })
    await bot.stop()
    expect(slept).toContain(10_000)
    homeserver.gap(chat)
    await bot.restart()
    expect(await answersTo(...questions)).toEqual([1, 1])
  })

  test.each([
    '/account/whoami',
    '/keys/upload',
    '/keys/query',
    '/keys/signatures/upload',
    'm.secret_storage.default_key',
    '/sync',
  ])('the start waits for %s ends it at once and gives up the folder', async path => {
    const homeserver = await openHomeserver()
    const { accessToken } = homeserver.addUser('doslova')
    const dataDir = dataFolder()
    const make = () => {
      const credentials = { token: accessToken }
      const matrix = new Matrix(
        matrixOptions({ homeserverUrl: homeserver.url, credentials, dataDir, encryption: true }),
      )
      onTestFinished(() => matrix.stop())
      return matrix
    }
    homeserver.fault({ path, kind: 'hang' })
    const matrix = make()
    const end = matrix.start().catch(error => error)
    await homeserver.waitRequest({ path })
    await matrix.stop()
    expect(await end).toMatchObject({ message: expect.stringContaining('stopped') })
    await expect(make().start()).resolves.toBeUndefined()
  })
})

describe('whether a room is encrypted', () => {
  const LOOKUP = '/state/m.room.encryption'

  test('is asked until the server tells, and nothing is said before', async () => {
    const { homeserver, sendQuestion, answersTo } = await poolTown()
    homeserver.fault({ path: LOOKUP, kind: 'status', times: 3 })
    homeserver.fault({ path: LOOKUP, kind: 'error', status: 404, errcode: 'M_UNRECOGNIZED', times: 0 })
    expect(await answersTo(sendQuestion())).toEqual([1])
    const asked = homeserver.requests({ path: LOOKUP }).map(({ status }) => status)
    expect(asked.slice(0, 4)).toEqual([502, 502, 502, 404])
  })

  test('is remembered: without encryption nothing goes into such a room, whatever the server says later', async () => {
    const { homeserver, eva, bot } = await town()
    const secret = homeserver.createRoom({ creator: eva, invite: [bot.userId], encrypted: true })
    await homeserver.waitMembership(secret, bot.userId, 'join')
    const silent = async () => {
      homeserver.message(secret, eva, 'bazén v Opavě')
      const chat = await directChat(homeserver, eva, bot)
      await homeserver.waitSent({ inReplyTo: homeserver.message(chat, eva, '!soukromi') })
      const isTold = () => logged(bot).includes('matrix message refused')
      await homeserver.waitUntil(isTold, 'the refusal')
      expect(homeserver.sent({ roomId: secret, sender: bot.userId })).toEqual([])
    }
    await silent()
    await bot.restart()
    homeserver.fault({ path: LOOKUP, kind: 'error', status: 404, errcode: 'M_NOT_FOUND', times: 100 })
    await silent()
  })
})

test('nothing that people write, and nobody, stands in the log or on the disk', async () => {
  const { readdirSync, readFileSync } = await import('node:fs')
  const { join } = await import('node:path')
  const { homeserver, eva, chat, bot } = await town()
  homeserver.fault({ method: 'PUT', path: '/send/', kind: 'status', times: 2 })
  await homeserver.waitSent({ inReplyTo: homeserver.message(chat, eva, 'bazén v Opavě') })
  homeserver.deny(chat, bot.userId)
  homeserver.message(chat, eva, 'bazén v Opavě')
  await homeserver.waitUntil(() => logged(bot).includes('matrix message refused'), 'the refusal')
  await bot.stop()
  const files = readdirSync(join(bot.folder, 'matrix'))
  expect(files).toContain('matrix.sqlite')
  const stored = files.map(file => readFileSync(join(bot.folder, 'matrix', file), 'latin1')).join('')
  expect(`${stored}${JSON.stringify(bot.log)}`).not.toMatch(/bazén|bazÃ©n|opav|@eva/i)
})
