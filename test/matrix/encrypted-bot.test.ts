/** The bot in encrypted rooms, with people who use the library of Element Web. */

import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startHomeserver } from '@doslova/fake-homeserver'
import { MsgType, RelationType } from 'matrix-js-sdk'
import { expect, onTestFinished, test } from 'vitest'
import { CLOCK, type Clock } from '../../adapters/shared/clock.ts'
import { EXIT } from '../../adapters/shared/exit.ts'
import { DRAIN_MS } from '../../adapters/shared/platform.ts'
import { dataFolder, folder } from '../documents.ts'
import { Person } from './person.ts'
import { type BotOptions, CYCLING, POOL, startBot } from './town.ts'

/** The clock of the machine, on which nobody sleeps long; the time for answers in progress at the end is not hurried. */
const HASTY: Clock = {
  ...CLOCK,
  sleep: (ms, signal) => CLOCK.sleep(ms === DRAIN_MS ? ms : 1, signal),
}

async function encryptedTown(options: BotOptions = {}) {
  const homeserver = await startHomeserver()
  onTestFinished(() => homeserver.stop())
  const signIn = async (name: string) => {
    const person = await Person.signIn(homeserver.url, homeserver.addUser(name))
    onTestFinished(() => person.signOut())
    return person
  }
  const start = (more: BotOptions = {}) =>
    startBot(homeserver, { encryption: true, clock: HASTY, ...options, ...more })
  return { homeserver, signIn, start }
}

const logged = ({ log }: { log: readonly (readonly [string, object])[] }) => new Map(log)

test('a conversation is encrypted and without a warning, also over a restart', async () => {
  const { homeserver, signIn, start } = await encryptedTown()
  const [bot, eva] = [await start(), await signIn('eva')]
  const room = await eva.openRoom(bot.userId)
  const question = await eva.ask(room, 'cyklostezka v Kolíně')
  const answer = await eva.answerTo(question)
  expect(answer).toMatchObject({ isEncrypted: true, isShielded: false })
  expect(answer.body).toContain(`„${CYCLING}“`)

  // An edit changes the answer, a reaction goes on from it, a redaction takes both back.
  const [first] = homeserver.sent({ sender: bot.userId, type: 'm.room.encrypted' })
  const newContent = { msgtype: MsgType.Text, body: 'bazén v Opavě' } as const
  await eva.client.sendMessage(room, {
    ...newContent,
    body: '* bazén v Opavě',
    'm.new_content': newContent,
    'm.relates_to': { rel_type: RelationType.Replace, event_id: question },
  })
  const edit = await homeserver.waitUntil(
    () => homeserver.sent({ sender: bot.userId, type: 'm.room.encrypted' })[1],
    'the edit',
  )
  expect(edit.content['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: first?.event_id })

  await bot.stop()
  const meanwhile = await eva.ask(room, 'bazén v Opavě')
  await bot.restart()
  expect((await eva.answerTo(meanwhile)).body).toContain(`„${POOL}“`)
  expect(logged(bot).get('matrix device is signed')).toEqual({ identity: 'known' })
  homeserver.react(room, eva.userId, first?.event_id ?? '', '📖')
  await homeserver.waitUntil(
    () => homeserver.sent({ sender: bot.userId, inReplyTo: question })[1],
    'the whole section',
  )
  homeserver.redact(room, eva.userId, question)
  const redactions = () => homeserver.sent({ sender: bot.userId, type: 'm.room.redaction' })
  const isTaken = () => redactions().some(({ redacts }) => redacts === first?.event_id)
  await homeserver.waitUntil(isTaken, 'the redactions')
  expect(homeserver.sent({ sender: bot.userId, type: 'm.room.message' })).toEqual([])
  expect(homeserver.unknown().filter(({ path }) => !path.includes('/unstable/'))).toEqual([])
})

test('nothing goes out in the clear while the server does not tell, and after it tells otherwise', async () => {
  const { homeserver, signIn, start } = await encryptedTown()
  const [bot, eva] = [await start(), await signIn('eva')]
  const lookup = { path: '/state/m.room.encryption', method: 'GET' }
  homeserver.fault({ ...lookup, kind: 'status', times: 2 })
  const room = await eva.openRoom(bot.userId)
  const ask = async () => (await eva.answerTo(await eva.ask(room, 'bazén v Opavě'))).isEncrypted
  expect(await ask()).toBe(true)
  await bot.restart()
  homeserver.fault({ ...lookup, kind: 'error', status: 404, errcode: 'M_NOT_FOUND', times: 100 })
  homeserver.fault({ method: 'PUT', path: '/send/m.room.encrypted/doslova-', kind: 'dropAfter' })
  expect(await ask()).toBe(true)
  expect(homeserver.sent({ sender: bot.userId, type: 'm.room.message' })).toEqual([])
  expect(homeserver.sent({ sender: bot.userId, type: 'm.room.encrypted' })).toHaveLength(2)
})

test('a start goes on through a server that fails in the middle of it', async () => {
  const { homeserver, start } = await encryptedTown()
  homeserver.fault({ path: '/keys/upload', kind: 'status' })
  homeserver.fault({ path: '/keys/query', kind: 'drop' })
  homeserver.fault({ path: '/keys/device_signing/upload', kind: 'status' })
  homeserver.fault({ path: '/keys/signatures/upload', kind: 'dropAfter' })
  const bot = await start()
  expect([...logged(bot).keys()]).toContain('matrix device is signed')
})

test('a new account gets an identity, and its recovery key is written for the operator alone', async () => {
  const { start } = await encryptedTown()
  const bot = await start()
  expect(logged(bot).get('matrix device is signed')).toEqual({ identity: 'created' })
  const file = join(bot.folder, 'matrix/recovery-key.txt')
  expect(readFileSync(file, 'utf8')).toMatch(/^(?:\w{4} ){11}\w{4}\n$/)
  for (const secret of ['recovery-key.txt', 'matrix.sqlite'])
    expect(statSync(join(bot.folder, 'matrix', secret)).mode & 0o077).toBe(0)
  expect(JSON.stringify(bot.log)).not.toContain(readFileSync(file, 'utf8').slice(0, 20))
})

test.each(['drop', 'dropAfter'] as const)(
  'a recovery key whose confirmation is lost (%s) is the one that stays',
  async kind => {
    const { homeserver, start } = await encryptedTown()
    homeserver.fault({ method: 'PUT', path: 'm.secret_storage.default_key', kind })
    const bot = await start()
    await bot.stop()
    const recoveryKey = readFileSync(join(bot.folder, 'matrix/recovery-key.txt'), 'utf8').trim()
    const account = { accessToken: 'token-other', deviceId: 'OTHER' }
    const other = await start({ account, recoveryKey })
    expect(logged(other).get('matrix device is signed')).toEqual({ identity: 'imported' })
  },
)

test('a recovery key that cannot be written is made at the next start', async () => {
  const { start } = await encryptedTown()
  const dataDir = dataFolder()
  const file = join(dataDir, 'matrix/recovery-key.txt')
  mkdirSync(file, { recursive: true })
  const bot = await start({ dataDir })
  expect(logged(bot).get('matrix recovery key not made')).toMatchObject({ file })
  rmSync(file, { recursive: true })
  await bot.restart()
  expect(logged(bot).get('matrix recovery key written; keep it somewhere else too')).toEqual({ file })
  expect(readFileSync(file, 'utf8')).toMatch(/^(?:\w{4} ){11}\w{4}\n$/)
})

test('an identity made elsewhere: the operator gets the steps, people once per room; then the key is given', async () => {
  const { homeserver, signIn, start } = await encryptedTown()
  const owner = await signIn('doslova')
  const recoveryKey = await owner.setUpRecovery()
  const login = { accessToken: 'token-of-the-bot', deviceId: 'BOT' }
  const bot = await start({ account: login })
  const [, unsigned] = [...bot.log].find(([event]) => event.includes('not signed')) ?? []
  expect(unsigned).toMatchObject({ reason: 'recovery-key-missing', steps: expect.stringContaining('1. ') })
  expect(existsSync(join(bot.folder, 'matrix/recovery-key.txt'))).toBe(false)

  const eva = await signIn('eva')
  const room = await eva.openRoom(bot.userId)
  await bot.stop()
  const unread = [await eva.ask(room, 'bazén v Opavě'), await eva.ask(room, 'bazén v Opavě?')]
  const again = await start({ account: login, dataDir: bot.folder })
  const answered = () => homeserver.sent({ sender: bot.userId, type: 'm.room.encrypted' })
  await homeserver.waitUntil(() => answered()[0], 'the explanation')
  const [explained] = answered().map(event => event.content['m.relates_to'])
  expect(unread).toContain((explained as { 'm.in_reply_to': { event_id: string } })['m.in_reply_to'].event_id)
  await again.stop()
  expect(answered()).toHaveLength(1)

  const signed = await start({ account: login, dataDir: bot.folder, recoveryKey })
  expect(logged(signed).get('matrix device is signed')).toEqual({ identity: 'imported' })
  const answer = await eva.answerTo(await eva.ask(room, 'bazén v Opavě'))
  expect(answer).toMatchObject({ isEncrypted: true, isShielded: false })
  expect(answer.body).toContain(`„${POOL}“`)
})

test('another account is refused, and leaves the login and the memory of the former one as they are', async () => {
  const { homeserver, start } = await encryptedTown()
  homeserver.addUser('jiny')
  const as = (name: string) => ({ name, credentials: { user: name, password: `password-${name}` } })
  const bot = await start(as('doslova'))
  await bot.stop()
  const login = () => readFileSync(join(bot.folder, 'matrix/login.json'), 'utf8')
  const before = login()
  await expect(start({ ...as('jiny'), dataDir: bot.folder })).rejects.toMatchObject({
    exitCode: EXIT.refused,
  })
  expect(login()).toBe(before)
  expect(homeserver.requests({ path: '/logout' })).toHaveLength(1)
  await bot.restart()
  expect(logged(bot).get('matrix device is signed')).toEqual({ identity: 'known' })
  expect(homeserver.requests({ method: 'POST', path: '/login' })).toHaveLength(2)
})

test.each<[what: string, file: string, message: RegExp]>([
  ['the folder', 'matrix', /cannot be written \(.*Check the rights of the folder/],
  ['the memory', 'matrix/matrix.sqlite/x', /matrix\.sqlite cannot be written \(.*Check the rights/],
  ['the folder of the keys', 'matrix/crypto', /DATA_DIR\/matrix cannot be written \(.*Check the rights/],
  ['the keys', 'matrix/crypto/crypto.sqlite/x', /crypto\.sqlite cannot be written \(.*rights/],
])('without a folder for %s the operator reads what to do', async (_, file, message) => {
  const { start } = await encryptedTown()
  const refused = start({ dataDir: folder({ [file]: '' }) })
  await expect(refused).rejects.toMatchObject({ exitCode: EXIT.unavailable })
  await expect(refused).rejects.toThrow(message)
})

test('a lost folder with the token kept is named, with the way out', async () => {
  const { homeserver, start } = await encryptedTown()
  const error = 'One time key signed_curve25519:AAAAAAAAAA0 already exists. Old key: {}; new key: {}'
  homeserver.fault({
    path: '/keys/upload',
    kind: 'error',
    status: 400,
    errcode: 'M_UNKNOWN',
    body: { error },
  })
  const refused = start()
  await expect(refused).rejects.toMatchObject({ exitCode: EXIT.refused })
  await expect(refused).rejects.toThrow(/keys of this device already.*new login/)
})

test('a room whose encryption was nonsense speaks when it is mended', async () => {
  const { homeserver, signIn, start } = await encryptedTown()
  const [bot, eva] = [await start(), await signIn('eva')]
  const room = await eva.openRoom(bot.userId)
  const set = (algorithm: string) =>
    homeserver.event(room, eva.userId, 'm.room.encryption', { algorithm }, { stateKey: '' })
  set('rot13')
  homeserver.message(room, eva.userId, 'bazén v Opavě')
  await homeserver.waitRequest({ method: 'GET', path: '/state/m.room.encryption' })
  set('m.megolm.v1.aes-sha2')
  const question = homeserver.message(room, eva.userId, 'cyklostezka v Kolíně')
  expect((await eva.answerTo(question)).isEncrypted).toBe(true)
  expect(homeserver.sent({ sender: bot.userId, type: 'm.room.message' })).toEqual([])
})

test('a token of another login is refused with the reason', async () => {
  const { homeserver, start } = await encryptedTown()
  const bot = await start()
  await bot.stop()
  homeserver.addUser('doslova', { accessToken: 'token-other', deviceId: 'OTHER' })
  const account = { accessToken: 'token-other', deviceId: 'OTHER' }
  const refused = start({ account, dataDir: bot.folder })
  await expect(refused).rejects.toMatchObject({ exitCode: EXIT.refused })
  await expect(refused).rejects.toThrow(/DEVICEDOSLOVA.*OTHER/s)
})
