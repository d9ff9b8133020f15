/** Two devices talk through a homeserver, one of them with its keys in a file. */

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  Attachment,
  EncryptedAttachment,
  EncryptionAlgorithm,
  EncryptionSettings,
  HistoryVisibility,
  RequestType,
  RoomId,
  StoreType,
} from '../index.ts'
import { SqliteFile } from '../store/sqlite-file.ts'
import { refuseRecords } from './database.ts'
import { emptyFolder } from './folder.ts'
import { homeserver, ids, type Peer, peer } from './peer.ts'

/** Eva and the bot in an encrypted room, both with their keys in memory unless the bot has a folder. */
async function conversation(folder?: string, storeType?: StoreType) {
  const server = await homeserver()
  const [botAccount, evaAccount] = [server.addUser('bot'), server.addUser('eva')]
  const members = [botAccount.userId]
  const room = server.createRoom({ creator: evaAccount.userId, members, encrypted: true })
  const bot = await peer(server, botAccount, folder, storeType)
  const eva = await peer(server, evaAccount)
  for (const one of [bot, eva]) await one.sync()
  const restarted = async (before: Peer, type = storeType) => {
    before.machine.close()
    return (await peer(server, botAccount, folder, type)).continueFrom(before)
  }
  return { server, room, bot, eva, restarted }
}

test('a question and its answer are read at the other side', async () => {
  const { server, room, bot, eva } = await conversation()
  await eva.say(room, 'Kde zaparkuju?')
  expect(await bot.read()).toEqual(['Kde zaparkuju?'])
  await bot.say(room, 'V parkovacím domě.')
  expect(await eva.read()).toContain('V parkovacím domě.')
  expect(JSON.stringify(server.sent())).not.toMatch(/zaparkuju|parkovac/)
  expect(server.unknown()).toEqual([])
})

test('a bot that starts again reads on with the same keys', async () => {
  const { room, bot, eva, restarted } = await conversation(emptyFolder())
  await eva.say(room, 'První')
  expect(await bot.read()).toEqual(['První'])
  const before = bot.machine.identityKeys.ed25519.toBase64()
  const again = await restarted(bot)
  expect(again.machine.identityKeys.ed25519.toBase64()).toBe(before)
  await eva.say(room, 'Druhá')
  expect(await again.read()).toEqual(['Druhá'])
  await again.say(room, 'Odpověď')
  expect(await eva.read()).toContain('Odpověď')
})

test('a question asked while the bot was down is read when it is back', async () => {
  const { room, bot, eva, restarted } = await conversation(emptyFolder())
  bot.machine.close()
  await eva.say(room, 'Je tam někdo?')
  expect(await (await restarted(bot)).read()).toEqual(['Je tam někdo?'])
})

describe('a passphrase', () => {
  test('hides what is in the file, and opens it again', async () => {
    const { room, bot, eva, restarted } = await conversation(emptyFolder(), { passphrase: 'tajné heslo' })
    await eva.say(room, 'První')
    await bot.read()
    const again = await restarted(bot)
    await eva.say(room, 'Druhá')
    expect(await again.read()).toEqual(['Druhá'])
  })

  test('has to be the same each time', async () => {
    const { bot, restarted } = await conversation(emptyFolder(), { passphrase: 'tajné heslo' })
    for (const other of [{ passphrase: 'jiné heslo' }, StoreType.Sqlite]) {
      await expect(restarted(bot, other)).rejects.toMatchObject({
        code: 'store-locked',
        message: expect.stringMatching(/use the former one/),
      })
    }
    expect((await restarted(bot)).machine.deviceId.toString()).toBe('DEVICEBOT')
  })
})

test('a bot that cannot save its keys says so instead of going on', async () => {
  const failures: Error[] = []
  const folder = emptyFolder()
  const onFailure = (error: Error) => void failures.push(error)
  const { server, room, bot, restarted } = await conversation(folder, { onFailure })
  bot.machine.close()
  refuseRecords(join(folder, 'crypto.sqlite'))
  const again = await restarted(bot)
  await expect(again.say(room, 'Odpověď')).rejects.toThrow(/aborted/)
  expect(server.sent()).toEqual([])
  expect(failures).toMatchObject([
    { code: 'store-unwritable', message: expect.stringMatching(/disk is full/) },
  ])
})

test('a bot that cannot make its store does not start', async () => {
  const server = await homeserver()
  const folder = emptyFolder()
  const path = join(folder, 'crypto.sqlite')
  new SqliteFile(path).close()
  refuseRecords(path)
  const starting = peer(server, server.addUser('bot'), folder, { onFailure() {} })
  await expect(starting).rejects.toMatchObject({ name: 'StoreError' })
  // The lock is given back.
  new SqliteFile(path).close()
})

test('what is asked of a closed machine never settles, so that nothing ends a bot that stops', async () => {
  const { bot } = await conversation()
  bot.machine.close()
  bot.machine.close()
  const later = bot.machine.updateTrackedUsers(ids(['@eva:fake.test']))
  const nothing = new Promise(resolve => setImmediate(resolve, 'nothing'))
  expect(await Promise.race([later, nothing])).toBe('nothing')
})

test('what matrix-bot-sdk cannot send is kept from it, and sent by the machine itself', async () => {
  const { server, room, bot, eva } = await conversation()
  await bot.machine.updateTrackedUsers(ids(['@eva:fake.test']))
  await bot.run()
  const request = { msgtype: 'm.key.verification.request', body: 'Ověření', from_device: 'DEVICEEVA' }
  // Of two verifications at once, the library cancels both with messages to the room.
  for (const _ of [1, 2]) {
    await eva.say(room, { ...request, methods: ['m.sas.v1'], to: '@bot:fake.test' })
    for (const { raw } of await bot.sync()) {
      if (JSON.parse(raw).type !== 'm.room.encrypted') continue
      const { event } = await bot.machine.decryptRoomEvent(raw, new RoomId(room))
      await bot.machine.library.receiveVerificationEvent(event, new RoomId(room))
    }
  }
  const kinds = async () => (await bot.machine.outgoingRequests()).map(({ type }) => type)
  expect(await kinds()).not.toContain(RequestType.RoomMessage)
  expect(server.sent({ sender: '@bot:fake.test' })).toEqual([])
  bot.machine.useServer(bot.send)
  server.fault({ path: '/send/', kind: 'status', times: 2 })
  for (const _ of ['fails', 'is tried again']) await kinds()
  const sent = server.sent({ sender: '@bot:fake.test' })
  expect(sent.map(({ type }) => type)).toEqual(['m.key.verification.cancel', 'm.key.verification.cancel'])
  await kinds()
  expect(server.sent({ sender: '@bot:fake.test' })).toEqual(sent)
})

describe('what matrix-bot-sdk relies on:', () => {
  const sdk = createRequire(import.meta.url)

  test('the package it loads is this one', () => {
    expect(Object.keys(sdk('@matrix-org/matrix-sdk-crypto-nodejs'))).toEqual(
      expect.arrayContaining([
        'OlmMachine',
        'UserId',
        'DeviceId',
        'RoomId',
        'DeviceLists',
        'EncryptionSettings',
      ]),
    )
  })

  test('numbers that stand in its code', () => {
    expect(RequestType).toMatchObject({ KeysUpload: 0, KeysQuery: 1, KeysClaim: 2, ToDevice: 3 })
    expect(HistoryVisibility).toMatchObject({ Invited: 0, Joined: 1, Shared: 2, WorldReadable: 3 })
    expect(EncryptionAlgorithm.MegolmV1AesSha2).toBe(1)
    expect(StoreType.Sqlite).toBe(0)
  })

  test('ids can be used again', async () => {
    const { bot } = await conversation()
    const users = ids(['@eva:fake.test'])
    await bot.machine.updateTrackedUsers(users)
    await bot.machine.getMissingSessions(users)
    expect(users.map(String)).toEqual(['@eva:fake.test'])
  })

  test('no sessions are missing while a key query waits to be sent', async () => {
    const { bot } = await conversation()
    const users = ids(['@eva:fake.test'])
    await bot.machine.updateTrackedUsers(users)
    expect(await bot.machine.getMissingSessions(users)).toBeNull()
    await bot.run()
    expect(await bot.machine.getMissingSessions(users)).toMatchObject({ type: RequestType.KeysClaim })
  })

  test('to-device messages have their fields beside the body and in it', async () => {
    const { room, bot, eva } = await conversation()
    await eva.say(room, 'Ahoj')
    await bot.read()
    await bot.say(room, 'Ahoj')
    await bot.machine.library.invalidateGroupSession(new RoomId(room))
    const [request] = await bot.machine.shareRoomKey(
      new RoomId(room),
      ids(['@eva:fake.test']),
      new EncryptionSettings(),
    )
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      txn_id: request?.txnId,
      event_type: request?.eventType,
      messages: { '@eva:fake.test': { DEVICEEVA: expect.anything() } },
    })
    expect(request).toMatchObject({ eventType: 'm.room.encrypted', id: request?.txnId })
  })

  test('the rotation period is in milliseconds', () => {
    const settings = new EncryptionSettings()
    settings.rotationPeriod = 604_800_000n
    expect(settings.toLibrary().rotationPeriod).toBe(604_800_000_000n)
  })

  test('a room with an algorithm nobody knows is refused', () => {
    const settings = new EncryptionSettings()
    settings.algorithm = undefined
    expect(() => settings.toLibrary()).toThrow(/nothing was sent/)
  })

  test('objects are signed with the keys of the device', async () => {
    const { bot } = await conversation()
    const signed = (await bot.machine.sign('{"a":1}')).get(bot.machine.userId)
    const own = signed?.['ed25519:DEVICEBOT']
    expect(own?.isValid).toBe(true)
    expect(own?.signature?.toBase64()).toMatch(/^[\w+/]{86}$/)
  })

  test('files are encrypted and decrypted', () => {
    const encrypted = Attachment.encrypt(new TextEncoder().encode('příloha'))
    const info = encrypted.mediaEncryptionInfo ?? ''
    const decrypted = Attachment.decrypt(new EncryptedAttachment(encrypted.encryptedData, info))
    expect(new TextDecoder().decode(decrypted)).toBe('příloha')
  })
})
