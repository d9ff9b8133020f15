/** The bot on one real homeserver, people on another one whose clock is wrong. Without Synapse it is skipped, or fails when `E2E_REQUIRED=1`. */

import { MsgType } from 'matrix-js-sdk'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { CLOCK } from '../../adapters/shared/clock.ts'
import { Person } from './person.ts'
import type { Login } from './server.ts'
import { startFederated } from './synapse/synapse.ts'
import { CYCLING_OPAVA, POOL, runBot } from './town.ts'

const home = await startFederated()

test('Synapse can be had', { skip: process.env.E2E_REQUIRED !== '1' }, () => {
  expect(home).not.toBeNull()
})

const MINUTE_MS = 60_000

describe.skipIf(home === null).each([
  ['behind', -20 * MINUTE_MS],
  ['ahead', 20 * MINUTE_MS],
])('people on a server whose clock is twenty minutes %s', (name, clockAheadMs) => {
  let away: Awaited<ReturnType<typeof startFederated>>
  let eva: Person

  beforeAll(async () => {
    away = await startFederated({ clockAheadMs })
    eva = await Person.signIn(away?.url ?? '', (await away?.register('eva')) as Login)
  })

  afterAll(async () => {
    eva.signOut()
    await away?.stop()
  })

  /** The bot with an account of its own for each test, as its folder is. */
  const start = async (localpart: string) => {
    const login = (await home?.register(`${localpart}-${name}`)) as Login
    const credentials = { token: login.accessToken }
    const options = { homeserverUrl: home?.url ?? '', credentials, encryption: true, clock: CLOCK }
    return { ...(await runBot(options)), ...login }
  }

  test('are answered in an encrypted chat, also what they ask while the bot is down', async () => {
    const bot = await start('chat')
    const room = await eva.openRoom(bot.userId)
    const answer = await eva.answerTo(await eva.ask(room, 'bazén v Opavě'))
    expect(answer).toMatchObject({ isEncrypted: true, isShielded: false })
    expect(answer.body).toContain(`„${POOL}“`)
    await bot.stop()
    const meanwhile = await eva.ask(room, 'cyklostezka v Opavě')
    await bot.restart()
    expect((await eva.answerTo(meanwhile)).body).toContain(CYCLING_OPAVA)
    expect(bot.log.map(([event]) => event)).not.toContain('matrix error')
  })

  test('are answered in a room, also what they ask while the bot is down', async () => {
    const jan = await Person.signIn(away?.url ?? '', (await away?.register('jan')) as Login)
    onTestFinished(() => jan.signOut())
    const { room_id: room } = await eva.client.createRoom({ invite: [jan.userId] })
    await jan.client.joinRoom(room)
    const bot = await start('room')
    await eva.client.invite(room, bot.userId)
    await eva.joined(room, bot.userId)
    const mention = (body: string) =>
      eva.client.sendMessage(room, { msgtype: MsgType.Text, body: `${bot.userId} ${body}` })
    expect((await eva.answerTo((await mention('bazén v Opavě')).event_id)).body).toContain(POOL)
    await bot.stop()
    const meanwhile = await mention('cyklostezka v Opavě')
    await bot.restart()
    expect((await eva.answerTo(meanwhile.event_id)).body).toContain(CYCLING_OPAVA)
    expect(bot.log.map(([event]) => event)).not.toContain('matrix error')
  })
})

afterAll(() => home?.stop())
