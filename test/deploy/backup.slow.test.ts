/** Backup of DATA_DIR, as docs/operating.md says: packed while the bot is stopped, and unpacked on another machine. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startHomeserver } from '@doslova/fake-homeserver'
import { expect, onTestFinished, test } from 'vitest'
import { CLOCK } from '../../adapters/shared/clock.ts'
import { dataFolder } from '../documents.ts'
import { Person } from '../matrix/person.ts'
import { CYCLING, POOL, startBot } from '../matrix/town.ts'
import { begin, person } from '../telegram/bot.ts'
import { sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'

/** Packs a folder, loses it, and unpacks it again in its place. */
function loseAndRestore(folder: string): void {
  const backup = join(dataFolder(), 'doslova.tgz')
  execFileSync('tar', ['--create', '--gzip', '--file', backup, '--directory', folder, '.'])
  rmSync(folder, { recursive: true })
  mkdirSync(folder, { mode: 0o700 })
  execFileSync('tar', ['--extract', '--gzip', '--file', backup, '--directory', folder])
}

test('Telegram: what was answered is not answered again, what came meanwhile is', async () => {
  const { api, data, start } = await begin(sharedFolder(TOWN))
  const jana = person(api)
  api.say(jana, 'cyklostezka podél Labe')
  const [answered] = api.pending()
  const first = await start()
  await api.idle()
  expect(await first.stop()).toBe(0)
  loseAndRestore(data)
  api.repeat(answered?.update_id ?? 0)
  api.say(jana, 'dětské hřiště v parku')
  const second = await start()
  await api.idle()
  expect(await second.stop()).toBe(0)
  expect(api.said(jana)).toHaveLength(2)
})

test('Matrix: the same device reads what was encrypted for it meanwhile', async () => {
  const homeserver = await startHomeserver()
  onTestFinished(() => homeserver.stop())
  const bot = await startBot(homeserver, { encryption: true, clock: CLOCK })
  const eva = await Person.signIn(homeserver.url, homeserver.addUser('eva'))
  onTestFinished(() => eva.signOut())
  const room = await eva.openRoom(bot.userId)
  expect((await eva.answerTo(await eva.ask(room, 'cyklostezka v Kolíně'))).body).toContain(CYCLING)
  await bot.stop()
  const meanwhile = await eva.ask(room, 'bazén v Opavě')
  loseAndRestore(bot.folder)
  await bot.restart()
  expect(await eva.answerTo(meanwhile)).toMatchObject({
    ...{ isEncrypted: true, isShielded: false },
    body: expect.stringContaining(POOL),
  })
})
