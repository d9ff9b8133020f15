/** `npm run pictures`: the pictures of the editor's page in the documents, over a copy of the shipped texts. */

import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../adapters/editor/browser/browser.ts'
import { pixelsOf } from '../adapters/editor/browser/pixels.ts'
import { startEditor } from '../adapters/editor/browser/program.ts'
import { encodePng } from './palette-png.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MOST_BYTES = 150_000

const QUESTIONS = [
  'budou služební byty pro strážníky?',
  'kamery s rozpoznáváním obličejů',
  'dobrovolní hasiči',
]
/** A word of the text that the first question is answered from, and what an editor writes in its place. */
const EDITED = { file: 'programy/2022-praha/bezpecnost.md', word: 'služebních', other: 'levných služebních' }

async function ask(page: Page, question: string): Promise<void> {
  await page.fill('#question', question)
  await page.keyboard.press('Enter')
  await page.locator('.asked', { hasText: question }).waitFor()
  await page.locator('#question').blur()
}

const folder = mkdtempSync(join(tmpdir(), 'doslova-pictures-'))
const content = join(folder, 'content')
cpSync(join(ROOT, 'content'), content, { recursive: true })
const browser = await launchBrowser()
if (browser === null) throw new Error('No browser runs here; see test/adapters/editor/browser/install.sh.')
const eyes = await browser.newPage()
const { address, stop } = await startEditor([content], { DATA_DIR: folder, MEANING: 'on' })

async function picture(
  name: string,
  options: BrowserContextOptions,
  see: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await (browser as NonNullable<typeof browser>).newContext({ locale: 'cs', ...options })
  const page = await context.newPage()
  await page.goto(`${address}/editor`)
  await page.locator('#status.ready', { hasNotText: 'Význam' }).waitFor({ timeout: 120_000 })
  await see(page)
  const path = join(ROOT, 'docs', `editor-${name}.png`)
  writeFileSync(path, encodePng(await pixelsOf(eyes, await page.screenshot())))
  const { size } = statSync(path)
  console.log(`${path} ${size} bytes`)
  if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES} bytes.`)
  await context.close()
}

try {
  const [first = '', second = ''] = QUESTIONS
  const wide = { viewport: { width: 1180, height: 1000 }, colorScheme: 'light' } as const
  await picture('question', wide, page => ask(page, first))
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
  await picture('phone', phone, page => ask(page, second))
  const low = { viewport: { width: 1180, height: 620 }, colorScheme: 'light' } as const
  await picture('watched', low, async page => {
    await page.goto(`${address}/editor/hlidane`)
    for (const question of QUESTIONS) {
      await page.fill('#added', question)
      await page.getByRole('button', { name: 'Přidat' }).click()
      await page.locator('.watched li', { hasText: question }).waitFor()
    }
    const path = join(content, EDITED.file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(EDITED.word, EDITED.other))
    await page.locator('.watched .changed').waitFor()
    await page.locator('#status.ready').waitFor()
  })
} finally {
  await stop()
  await browser.close()
  rmSync(folder, { recursive: true })
}
