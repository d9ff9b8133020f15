/** The bot's device is signed by its account's identity, whatever state that account is in. */

import { describe, expect, test } from 'vitest'
import { backUpIdentity, type CrossSigning, crossSign, DeviceId, UserId } from '../index.ts'
import { formatRecoveryKey } from '../recovery-key.ts'
import { emptyFolder } from './folder.ts'
import { homeserver, type Peer, peer } from './peer.ts'

const BOT = '@bot:fake.test'

interface KeyQuery {
  readonly master_keys: Record<string, { keys: Record<string, string> }>
}

/** The bot on a server, with what these tests ask about it. With a folder it can be started again. */
async function newBot(folder?: string) {
  const server = await homeserver()
  const account = server.addUser('bot')
  const bot = await peer(server, account, folder)
  const identity = async () => {
    const answer = await bot.send('POST', '/_matrix/client/v3/keys/query', { device_keys: { [BOT]: [] } })
    return Object.keys((answer as KeyQuery).master_keys[BOT]?.keys ?? {})[0]
  }
  const restarted = async () => {
    bot.machine.close()
    return peer(server, account, folder)
  }
  /** Another device of the same account, logged in for itself. */
  const otherDevice = async (deviceId: string) =>
    peer(server, server.addUser('bot', { accessToken: `token-${deviceId}`, deviceId }))
  return { server, account, bot, identity, restarted, otherDevice }
}

const sign = (who: Peer, recoveryKey?: string) =>
  crossSign(who.machine, who.send, recoveryKey === undefined ? {} : { recoveryKey })

/** Whether somebody else sees this device of the bot as signed by its owner. */
async function isSignedFor(viewer: Peer, deviceId: string): Promise<boolean | undefined> {
  await viewer.machine.updateTrackedUsers([new UserId(BOT)])
  await viewer.run()
  const device = await viewer.machine.library.getDevice(new UserId(BOT), new DeviceId(deviceId))
  return device?.isCrossSignedByOwner()
}

/** How a backup ends, and the recovery keys that were given out. */
async function backUp(who: Peer, keep: (recoveryKey: string) => void = () => {}) {
  const kept: string[] = []
  const end = await backUpIdentity(who.machine, who.send, key => {
    kept.push(key)
    keep(key)
  }).then(
    ({ kind }) => kind,
    error => String(error.message),
  )
  return { end, kept }
}

/** An account whose identity was made by another device, which kept it under a recovery key. */
async function accountWithIdentity(folder?: string) {
  const made = await newBot(folder)
  const first = await made.otherDevice('FIRST')
  await sign(first)
  const [recoveryKey = ''] = (await backUp(first)).kept
  return { ...made, first, recoveryKey }
}

describe('a fresh account', () => {
  test('gets an identity, and its device is signed for everybody', async () => {
    const { server, bot } = await newBot()
    expect(await sign(bot)).toEqual({ kind: 'signed', identity: 'created' })
    const eva = await peer(server, server.addUser('eva'))
    expect(await isSignedFor(eva, 'DEVICEBOT')).toBe(true)
  })

  test('keeps it: the next start has nothing to upload', async () => {
    const { server, bot, identity, restarted } = await newBot(emptyFolder())
    await sign(bot)
    const before = await identity()
    const again = await restarted()
    const uploads = server.requests({ path: 'upload' }).length
    expect(await sign(again)).toEqual({ kind: 'signed', identity: 'known' })
    expect(await identity()).toBe(before)
    expect(server.requests({ path: 'upload' })).toHaveLength(uploads)
  })

  test.each(['device_signing/upload', 'signatures/upload'])(
    'where %s fails is signed at the next start',
    async path => {
      const { server, bot, restarted } = await newBot(emptyFolder())
      server.fault({ path, kind: 'status' })
      await expect(sign(bot)).rejects.toThrow()
      const again = await restarted()
      expect((await sign(again)).kind).toBe('signed')
      const eva = await peer(server, server.addUser('eva'))
      expect(await isSignedFor(eva, 'DEVICEBOT')).toBe(true)
    },
  )

  test('on a server that wants a password is told what to do', async () => {
    const { server, bot, identity } = await newBot()
    const flows = [{ stages: ['m.login.password'] }]
    server.fault({ path: 'device_signing', kind: 'error', status: 401, body: { flows, session: 'x' } })
    expect(await sign(bot)).toMatchObject({ kind: 'unsigned', reason: 'login-wanted' })
    expect(await identity()).toBeUndefined()
  })

  test('whose signature the server does not take is no success', async () => {
    const { server, bot } = await newBot()
    const failures = { [BOT]: { DEVICEBOT: { errcode: 'M_UNKNOWN' } } }
    server.fault({ path: 'signatures/upload', kind: 'error', status: 200, body: { failures } })
    await expect(sign(bot)).rejects.toThrow(/refused the device's signature.*DEVICEBOT/)
  })
})

describe('an account with an identity made elsewhere', () => {
  test('is read with its recovery key', async () => {
    const { server, bot, identity, restarted, recoveryKey } = await accountWithIdentity(emptyFolder())
    const before = await identity()
    expect(await sign(bot, recoveryKey)).toEqual({ kind: 'signed', identity: 'imported' })
    expect(await identity()).toBe(before)
    const eva = await peer(server, server.addUser('eva'))
    expect(await isSignedFor(eva, 'DEVICEBOT')).toBe(true)
    expect(await sign(await restarted())).toEqual({ kind: 'signed', identity: 'known' })
  })

  /** The first two letters that differ, after those that every key begins with. */
  const swapFirst = (key: string) => key.replace(/^(.{2,}?)(\w)(?!\2)(\w)/, '$1$3$2')

  test.each<[what: string, key: (right: string) => string | undefined, reason: string]>([
    ['no recovery key', () => undefined, 'recovery-key-missing'],
    ['an empty recovery key', () => ' ', 'recovery-key-missing'],
    [
      'a typing mistake',
      right => right.replace(/.$/, letter => (letter === 'x' ? 'y' : 'x')),
      'recovery-key-typo',
    ],
    ['two letters swapped', swapFirst, 'recovery-key-typo'],
    ['the key of another account', () => formatRecoveryKey(new Uint8Array(32)), 'recovery-key-wrong'],
  ])('with %s stays as it is', async (_, key, reason) => {
    const { server, bot, identity, recoveryKey } = await accountWithIdentity()
    const before = await identity()
    const outcome = await sign(bot, key(recoveryKey))
    expect(outcome).toMatchObject({ kind: 'unsigned', reason })
    expect(adviceOf(outcome)).toMatch(/recovery key/)
    expect(await identity()).toBe(before)
    const eva = await peer(server, server.addUser('eva'))
    expect(await isSignedFor(eva, 'DEVICEBOT')).toBe(false)
  })

  test('that was reset since its keys were kept', async () => {
    const { server, bot, otherDevice, recoveryKey } = await accountWithIdentity()
    const newer = await otherDevice('NEWER')
    const { uploadSigningKeysRequest } = await newer.machine.library.bootstrapCrossSigning(true)
    const path = '/_matrix/client/v3/keys/device_signing/upload'
    await newer.send('POST', path, JSON.parse(uploadSigningKeysRequest.body))
    expect(await sign(bot, recoveryKey)).toMatchObject({ kind: 'unsigned', reason: 'recovery-key-old' })
    expect(server.requests({ path: 'device_signing' })).toHaveLength(2)
  })

  test('whose keys nobody kept', async () => {
    const { bot, otherDevice } = await newBot()
    await sign(await otherDevice('FIRST'))
    const key = formatRecoveryKey(new Uint8Array(32))
    expect(await sign(bot, key)).toMatchObject({ kind: 'unsigned', reason: 'secrets-missing' })
  })

  test('of which one secret is missing', async () => {
    const { bot, recoveryKey } = await accountWithIdentity()
    const path = `/_matrix/client/v3/user/${BOT}/account_data/m.cross_signing.self_signing`
    await bot.send('PUT', path, {})
    expect(await sign(bot, recoveryKey)).toMatchObject({ kind: 'unsigned', reason: 'secrets-missing' })
  })

  test('that took the place of the own one meanwhile', async () => {
    const { bot, otherDevice, identity } = await newBot()
    await sign(bot)
    const newer = await otherDevice('NEWER')
    const { uploadSigningKeysRequest } = await newer.machine.library.bootstrapCrossSigning(true)
    const path = '/_matrix/client/v3/keys/device_signing/upload'
    await newer.send('POST', path, JSON.parse(uploadSigningKeysRequest.body))
    const before = await identity()
    expect(await sign(bot)).toMatchObject({ kind: 'unsigned', reason: 'recovery-key-missing' })
    expect(await identity()).toBe(before)
  })
})

describe('a recovery key made for the bot', () => {
  test('opens the identity to a device that starts with nothing', async () => {
    const { bot, otherDevice } = await newBot()
    await sign(bot)
    const { kept } = await backUp(bot)
    const other = await otherDevice('OTHER')
    expect(await sign(other, kept[0])).toEqual({ kind: 'signed', identity: 'imported' })
  })

  test('is made once', async () => {
    const { bot } = await newBot()
    expect(await backUp(bot)).toEqual({ end: 'no-identity', kept: [] })
    await sign(bot)
    expect(await backUp(bot)).toEqual({ end: 'saved', kept: [expect.any(String)] })
    expect(await backUp(bot)).toEqual({ end: 'has-recovery-key', kept: [] })
  })

  test.each([
    ['before the server took it', 'drop', 'saved'],
    ['after the server took it', 'dropAfter', 'has-recovery-key'],
  ] as const)('that is lost %s is known all the same', async (_, kind, end) => {
    const { server, bot, otherDevice } = await newBot()
    await sign(bot)
    server.fault({ method: 'PUT', path: 'm.secret_storage.default_key', kind })
    const first = await backUp(bot)
    const second = await backUp(bot)
    expect([first.kept.length, second.end]).toEqual([1, end])
    const key = [...first.kept, ...second.kept].at(-1)
    expect((await sign(await otherDevice('OTHER'), key)).kind).toBe('signed')
  })

  test('that nobody could keep does not count', async () => {
    const { bot } = await newBot()
    await sign(bot)
    const full = () => {
      throw new Error('disk is full')
    }
    expect((await backUp(bot, full)).end).toBe('disk is full')
    expect((await backUp(bot)).end).toBe('saved')
  })
})

test('a server that cannot be reached is no outcome', async () => {
  const { server, account, bot } = await newBot()
  server.fault({ path: 'keys/query', kind: 'error', status: 500 })
  await expect(sign(bot)).rejects.toThrow('M_UNKNOWN')
  server.revoke(account.accessToken)
  await expect(sign(bot)).rejects.toThrow('M_UNKNOWN_TOKEN')
})

function adviceOf(outcome: CrossSigning): string {
  return outcome.kind === 'unsigned' ? [outcome.message, ...outcome.steps].join(' ') : ''
}
