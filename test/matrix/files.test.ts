/** Files with answers: uploaded, shown, encrypted where the room is, replaced and removed with the answer, or said why not. */

import type { Homeserver, MatrixEvent } from '@doslova/fake-homeserver'
import { expect, onTestFinished, test } from 'vitest'
import { CLOCK } from '../../adapters/shared/clock.ts'
import type { ReplyFile } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { PICTURE, PNG, SHEET } from '../town/files.ts'
import { decrypted, type EncryptedFile } from './encrypted-file.ts'
import { Person } from './person.ts'
import { botWithFiles, openHomeserver, startBot, town } from './town.ts'

const fileTown = (files: readonly ReplyFile[]) => town({ bot: botWithFiles(files) })

function filesOf(homeserver: Homeserver, sender: string): MatrixEvent[] {
  return homeserver.sent({ sender }).filter(({ content }) => content.filename !== undefined)
}

function stored(homeserver: Homeserver, address: unknown) {
  const found = homeserver.media(String(address))
  return { type: found?.type, bytes: Buffer.from(found?.base64 ?? '', 'base64') }
}

test('a picture and a document follow the answer, their bytes as they are', async () => {
  const { homeserver, bot, ask } = await fileTown([PICTURE, SHEET])
  await ask('cyklostezka v Kolíně')
  await ask('!soukromi')
  const [picture, sheet] = filesOf(homeserver, bot.userId)
  expect(picture?.content).toMatchObject({
    msgtype: 'm.image',
    body: 'Počty odstavců',
    filename: 'graf.png',
    info: { mimetype: 'image/png', size: PNG.length, w: 640, h: 320 },
    'm.mentions': {},
  })
  expect(stored(homeserver, picture?.content.url)).toEqual({ type: 'image/png', bytes: PNG })
  expect(sheet?.content).toMatchObject({
    msgtype: 'm.file',
    body: 'debata.pdf',
    info: { mimetype: 'application/pdf', size: 5 },
  })
  expect(stored(homeserver, sheet?.content.url)).toEqual({
    type: 'application/pdf',
    bytes: Buffer.from(SHEET.bytes),
  })
})

test('in a thread a file stands in it', async () => {
  const { homeserver, bot, chat, eva } = await fileTown([SHEET])
  const root = homeserver.message(chat, eva, 'dobrý den')
  homeserver.thread(chat, eva, root, 'cyklostezka v Kolíně')
  const file = await homeserver.waitUntil(
    () => filesOf(homeserver, bot.userId).find(({ content }) => content['m.relates_to'] !== undefined),
    'the file',
  )
  expect(file.content['m.relates_to']).toMatchObject({ rel_type: 'm.thread', event_id: root })
})

test('an edited question gets its files anew, a removed one takes them along', async () => {
  const { homeserver, bot, chat, eva } = await fileTown([SHEET])
  const question = homeserver.message(chat, eva, 'cyklostezka v Kolíně')
  const files = () => filesOf(homeserver, bot.userId).map(({ event_id }) => event_id)
  const redacted = () => homeserver.sent({ sender: bot.userId, type: 'm.room.redaction' }).map(e => e.redacts)
  const old = await homeserver.waitUntil(() => files()[0], 'the file')
  homeserver.edit(chat, eva, question, 'bazén v Opavě')
  const fresh = await homeserver.waitUntil(
    () => files().find(id => id !== old && redacted().includes(old)),
    'it',
  )
  homeserver.redact(chat, eva, question)
  await homeserver.waitUntil(() => redacted().includes(fresh), 'the new file to be removed')
})

const upload = { method: 'POST', path: '/upload' }
test.each([
  ['too large', { ...upload, kind: 'error', status: 413, errcode: 'M_TOO_LARGE' }, 'too-large'],
  ['too large for a proxy', { ...upload, kind: 'status', status: 413 }, 'too-large'],
  ['forbidden', { ...upload, kind: 'error', status: 403, errcode: 'M_FORBIDDEN' }, 'not-taken'],
  ['no media repository', { ...upload, kind: 'error', status: 404, errcode: 'M_UNRECOGNIZED' }, 'not-taken'],
  ['media repository broken', { ...upload, kind: 'status', status: 502, times: 100 }, 'busy'],
] as const)('a file that is not taken is said in words: %s', async (_, fault, reason) => {
  const { homeserver, bot, ask } = await fileTown([SHEET])
  homeserver.fault(fault)
  await ask('cyklostezka v Kolíně')
  await ask('!soukromi')
  const bodies = homeserver.sent({ sender: bot.userId }).map(({ content }) => content.body)
  expect(bodies).toContain(PHRASES.fileNotSent('debata.pdf', reason))
  expect(JSON.stringify(bot.log)).not.toContain('debata')
})

test('a lost connection after the upload is no second message', async () => {
  const { homeserver, bot, ask } = await fileTown([SHEET])
  homeserver.fault({ ...upload, kind: 'dropAfter' })
  await ask('cyklostezka v Kolíně')
  await ask('!soukromi')
  expect(filesOf(homeserver, bot.userId)).toHaveLength(1)
})

test('in an encrypted room a file is encrypted, and its reader decrypts it', async () => {
  const homeserver = await openHomeserver()
  const clock = { ...CLOCK, sleep: () => CLOCK.sleep(1) }
  const bot = await startBot(homeserver, { encryption: true, clock, bot: botWithFiles([PICTURE]) })
  const eva = await Person.signIn(homeserver.url, homeserver.addUser('eva'))
  onTestFinished(() => eva.signOut())
  const room = await eva.openRoom(bot.userId)
  await eva.answerTo(await eva.ask(room, 'cyklostezka v Kolíně'))
  const { content, isEncrypted } = await eva.file(room)
  expect(isEncrypted).toBe(true)
  expect(content).toMatchObject({ msgtype: 'm.image', filename: 'graf.png', info: { w: 640, h: 320 } })
  expect(content.url).toBeUndefined()
  const file = content.file as EncryptedFile
  const { type, bytes } = stored(homeserver, file.url)
  expect(type).toBe('application/octet-stream')
  expect(bytes.includes(PNG)).toBe(false)
  expect(await decrypted(file, bytes)).toEqual(PNG)
  expect(JSON.stringify(homeserver.requests({ path: '/upload' }))).not.toContain('graf.png')
})
