/**
 * `npm run test:element`: an encrypted direct chat in Element Web, on a real Synapse, in a real browser, and its picture in
 * `.pictures`, or with `-- --docs` in docs/matrix-element.png. It gets 390 MB from npm into `.element` on the first run. Fails
 * where the answer is not read, has a warning beside it, or lacks its words, its link or its reactions.
 */

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchBrowser, PICTURES } from '../adapters/editor/browser/browser.ts'
import { pixelsOf } from '../adapters/editor/browser/pixels.ts'
import { matrixBot } from '../bench/matrix-world.ts'
import { encodePng } from '../bench/palette-png.ts'
import type { Server } from '../matrix/server.ts'
import { passwordOf, startSynapse } from '../matrix/synapse/synapse.ts'
import { bundleElement } from './bundle.ts'
import { servePages } from './pages.ts'

const FOLDER = fileURLToPath(new URL('../../.element', import.meta.url))
const INSTALL = fileURLToPath(new URL('install.sh', import.meta.url))
const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url))

const QUESTION = 'budou služební byty pro strážníky?'
const VIEW = { width: 1080, height: 900 }
/** Only for what never comes. */
const LONGEST_MS = 300_000
/** The answer, which has a code. */
const ANSWER = '.mx_EventTile_body:has(code)'
const REACTION = '.mx_ReactionsRow .mx_ReactionsRowButton'
/** ❓ and 📖: there is no further passage for ➕. */
const OFFERED = 2
/** What nobody can read, or Element warns of. */
const SHIELDED = '.mx_DecryptionFailureBody, .mx_EventTile_e2eIcon_warning, .mx_UnknownBody'

/** What Element keeps in its window. */
interface ElementWindow {
  readonly mxDispatcher: { dispatch(action: object): void }
  readonly mxMatrixClientPeg: {
    get(): {
      createRoom(options: object): Promise<{ room_id: string }>
      setAccountData(type: string, content: object): Promise<unknown>
    }
  }
}

execFileSync('sh', [INSTALL, FOLDER], { stdio: 'inherit' })
const pages = await servePages(await bundleElement(FOLDER))
const synapse = await startSynapse()
if (synapse === null) throw new Error('There is no Synapse; see test/matrix/synapse/install.sh.')
const browser = await launchBrowser()
if (browser === null) throw new Error('No browser runs here; see test/adapters/editor/browser/install.sh.')
const { userId, accessToken } = await synapse.register('doslova')
await synapse.register('eva')
const bot = matrixBot('doslova', synapse.url, accessToken, true)
const page = await browser.newPage({ viewport: VIEW })
try {
  await bot.start()
  page.setDefaultTimeout(LONGEST_MS)
  await logIn(page, synapse)
  await view(page, await openChat(page, userId))
  await ask(page, QUESTION)
  await check(page)
  const picture = process.argv.includes('--docs') ? `${DOCS}matrix-element.png` : `${PICTURES}element.png`
  writeFileSync(picture, encodePng(await pixelsOf(await browser.newPage(), await pictureOf(page))))
  console.log(`${picture} is written.`)
} catch (error) {
  await page.screenshot({ path: `${PICTURES}element-failed.png` })
  throw error
} finally {
  await browser.close()
  await bot.close()
  await synapse.stop()
  pages.stop()
}

async function logIn(page: Page, { url }: Server): Promise<void> {
  await page.goto(`${pages.url}/?server=${encodeURIComponent(url)}`)
  await page.waitForFunction(() => 'mxDispatcher' in globalThis)
  await page.locator('.mx_Welcome, .mx_AuthPage').first().waitFor()
  await page.evaluate(() =>
    (globalThis as unknown as ElementWindow).mxDispatcher.dispatch({ action: 'start_login' }),
  )
  await page.fill('#mx_LoginForm_username', 'eva')
  await page.fill('#mx_LoginForm_password', passwordOf('eva'))
  await page.press('#mx_LoginForm_password', 'Enter')
  await page.locator('.mx_LeftPanel').waitFor()
}

/** Makes an encrypted chat of two, as the button for it does, and gives its id. */
function openChat(page: Page, bot: string): Promise<string> {
  return page.evaluate(async userId => {
    const client = (globalThis as unknown as ElementWindow).mxMatrixClientPeg.get()
    const encryption = {
      type: 'm.room.encryption',
      state_key: '',
      content: { algorithm: 'm.megolm.v1.aes-sha2' },
    }
    const { room_id } = await client.createRoom({
      preset: 'trusted_private_chat',
      invite: [userId],
      is_direct: true,
      initial_state: [encryption],
    })
    await client.setAccountData('m.direct', { [userId]: [room_id] })
    return room_id
  }, bot)
}

async function view(page: Page, room: string): Promise<void> {
  await page.evaluate(
    room_id =>
      (globalThis as unknown as ElementWindow).mxDispatcher.dispatch({ action: 'view_room', room_id }),
    room,
  )
  await page.getByText('joined the room').waitFor()
}

async function ask(page: Page, question: string): Promise<void> {
  const composer = page.locator('.mx_BasicMessageComposer_input').first()
  await composer.click()
  await composer.pressSequentially(question)
  await composer.press('Enter')
  await page.locator(ANSWER).waitFor()
  await page
    .locator(REACTION)
    .nth(OFFERED - 1)
    .waitFor()
}

async function check(page: Page): Promise<void> {
  const answer = page.locator(ANSWER)
  assert.match(await answer.innerText(), /Praha 2022[\s\S]*služebních bytů[\s\S]*PRA22-/)
  assert.match((await answer.locator('a').first().getAttribute('href')) ?? '', /^https:/)
  assert.equal(await page.locator(REACTION).count(), OFFERED)
  assert.equal(await page.locator(SHIELDED).count(), 0)
}

/** The conversation alone, without what Element tells of itself around it. */
async function pictureOf(page: Page): Promise<Buffer> {
  const hint = page.getByRole('button', { name: 'OK', exact: true })
  if (await hint.isVisible()) await hint.click()
  await page.locator('.mx_ToastContainer').evaluateAll(toasts => {
    for (const toast of toasts) toast.remove()
  })
  return page.locator('.mx_RoomView').screenshot()
}
