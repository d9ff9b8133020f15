/** The whole bot on a real homeserver. Without one it is skipped, or fails when `E2E_REQUIRED=1`. */

import { EventType, type MatrixEvent, MsgType, RelationType, RoomEvent } from 'matrix-js-sdk'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { CLOCK } from '../../adapters/shared/clock.ts'
import { sheetPrinter } from '../../adapters/sheet/sheet-printer.ts'
import { openBot, TEXTS } from '../town/bot.ts'
import { decrypted, type EncryptedFile } from './encrypted-file.ts'
import { Person } from './person.ts'
import type { Login } from './server.ts'
import { startSynapse } from './synapse/synapse.ts'
import { CYCLING, CYCLING_OPAVA, POOL, runBot } from './town.ts'

const synapse = await startSynapse()

test('Synapse can be had', { skip: process.env.E2E_REQUIRED !== '1' }, () => {
  expect(synapse).not.toBeNull()
})

describe.skipIf(synapse === null)('on Synapse', () => {
  let login: Login
  let eva: Person

  beforeAll(async () => {
    if (synapse === null) return
    login = await synapse.register('doslova')
    eva = await Person.signIn(synapse.url, await synapse.register('eva'))
  })

  afterAll(async () => {
    eva.signOut()
    await synapse?.stop()
  })

  /** The next event of the bot that Eva gets and that `fits`. */
  const next = (fits: (event: MatrixEvent) => boolean) =>
    new Promise<MatrixEvent>(resolve => {
      const look = (event: MatrixEvent) => {
        if (event.getSender() !== login.userId || !fits(event)) return
        eva.client.off(RoomEvent.Timeline, look)
        resolve(event)
      }
      eva.client.on(RoomEvent.Timeline, look)
    })

  test('an encrypted chat: question, edit, reaction, redaction, restart', async () => {
    const bot = await runBot({
      homeserverUrl: synapse?.url ?? '',
      credentials: { token: login.accessToken },
      encryption: true,
      clock: CLOCK,
    })
    expect(new Map(bot.log).get('matrix device is signed')).toEqual({ identity: 'created' })
    const room = await eva.openRoom(login.userId)
    const question = await eva.ask(room, 'bazén v Opavě')
    const answer = await eva.answerTo(question)
    expect(answer).toMatchObject({ isEncrypted: true, isShielded: false })
    expect(answer.body).toContain(`„${POOL}“`)

    const edited = next(event => event.isRelation(RelationType.Replace))
    const newContent = { msgtype: MsgType.Text, body: 'cyklostezka v Opavě' } as const
    await eva.client.sendMessage(room, {
      ...newContent,
      'm.new_content': newContent,
      'm.relates_to': { rel_type: RelationType.Replace, event_id: question },
    })
    const answerId = (await edited).relationEventId ?? ''

    await bot.restart()
    expect(new Map(bot.log).get('matrix device is signed')).toEqual({ identity: 'known' })
    const section = next(event => event.getWireType() === EventType.RoomMessageEncrypted)
    await eva.client.sendEvent(room, EventType.Reaction, {
      'm.relates_to': { rel_type: RelationType.Annotation, event_id: answerId, key: '📖' },
    })
    await section
    // The reactions that the bot offers below its answer are redacted too.
    const redaction = next(
      event => event.getType() === EventType.RoomRedaction && event.getAssociatedId() === answerId,
    )
    await eva.client.redactEvent(room, question)
    await redaction
    expect((await eva.answerTo(await eva.ask(room, 'bazén v Opavě'))).body).toContain(POOL)
    expect(bot.log.map(([event]) => event)).not.toContain('matrix error')
    await bot.stop()
  })

  test('the printed sheet of a topic, encrypted', async () => {
    const login = (await synapse?.register('tiskarna')) as Login
    const printed: Uint8Array[] = []
    const print: typeof sheetPrinter.print = async sheet => {
      const bytes = await sheetPrinter.print(sheet)
      printed.push(bytes)
      return bytes
    }
    const bot = await runBot({
      homeserverUrl: synapse?.url ?? '',
      credentials: { token: login.accessToken },
      encryption: true,
      bot: openBot(TEXTS, { sheetPrinter: { ...sheetPrinter, print } }).bot,
      clock: CLOCK,
    })
    const room = await eva.openRoom(login.userId)
    await eva.ask(room, '!debata cyklostezka')
    const { content, isEncrypted } = await eva.file(room)
    expect(isEncrypted).toBe(true)
    expect(content).toMatchObject({ msgtype: MsgType.File, filename: 'debata.pdf' })
    expect(content.info).toMatchObject({ mimetype: 'application/pdf' })
    expect(content.url).toBeUndefined()
    const file = content.file as EncryptedFile
    const address =
      eva.client.mxcUrlToHttp(file.url, undefined, undefined, undefined, false, true, true) ?? ''
    const authorization = `Bearer ${eva.client.getAccessToken()}`
    const stored = new Uint8Array(await (await fetch(address, { headers: { authorization } })).arrayBuffer())
    expect(Buffer.from(stored).includes('%PDF')).toBe(false)
    const pdf = await decrypted(file, stored)
    expect(printed.map(bytes => pdf.equals(bytes))).toEqual([true])
    expect(pdf.length).toBe(content.info.size)
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    expect(text.replace(/\s+/g, ' ')).toContain(CYCLING)
    await bot.stop()
  })

  test('a room: mention, settings, upgrade, being alone', async () => {
    const bot = await runBot({
      homeserverUrl: synapse?.url ?? '',
      credentials: { user: 'doslova', password: 'password-doslova' },
      allowedInviters: [eva.userId],
      clock: CLOCK,
    })
    onTestFinished(() => bot.stop())
    const jan = await Person.signIn(synapse?.url ?? '', (await synapse?.register('jan')) as Login)
    onTestFinished(() => jan.signOut())
    const { room_id: room } = await eva.client.createRoom({ invite: [jan.userId, login.userId] })
    await jan.client.joinRoom(room)
    await eva.joined(room, login.userId)
    expect((await eva.answerTo(await eva.ask(room, '!nastaveni misto Opava'))).body).toContain('Opava')
    await eva.ask(room, 'bazén')
    const { event_id: question } = await eva.client.sendMessage(room, {
      msgtype: MsgType.Text,
      body: 'Doslova: cyklostezka',
      'm.mentions': { user_ids: [login.userId] },
    })
    expect((await eva.answerTo(question)).body).toContain(CYCLING_OPAVA)
    const { replacement_room: upgraded } = await eva.client.upgradeRoom(room, '11')
    await eva.client.invite(upgraded, login.userId)
    await eva.joined(upgraded, login.userId)
    await eva.client.invite(upgraded, jan.userId)
    const again = await eva.answerTo(await eva.ask(upgraded, '@doslova cyklostezka'))
    expect(again.body).toContain(CYCLING_OPAVA)
    expect(bot.log.map(([event]) => event)).not.toContain('matrix error')
  })
})
