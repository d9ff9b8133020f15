/** The editor's page in a real browser, over the running program: what it shows, how fast, and for whom. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axeCore from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { folder, writeFiles } from '../../documents.ts'
import { SITE_NAMES, siteFolder } from '../../sites.ts'
import { sharedDataFolder, sharedFolder } from '../../town/bot.ts'
import { CYCLE_PATH, PLAYGROUND, TOWN } from '../../town/town.ts'
import { launchBrowser, PICTURES } from './browser/browser.ts'
import { type EditorProgram, startEditor } from './browser/program.ts'

const QUESTION = 'cyklostezka podél Labe'
/** Of a phone, and of a screen. */
const WIDTHS = [390, 1280]

const browser: Browser | null = await launchBrowser()
const town = sharedFolder(TOWN)
const data = sharedDataFolder()
let base = ''
let program: EditorProgram | null = null

interface Opened {
  readonly page: Page
  readonly context: BrowserContext
  /** Requests to others, and what the browser complains of. */
  readonly faults: string[]
}

type Look = {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
}

async function open(path = '', { width = 1280, ...look }: Look = {}): Promise<Opened> {
  const context = await (browser as Browser).newContext({
    viewport: { width, height: 900 },
    locale: 'cs',
    ...look,
  })
  context.setDefaultTimeout(0)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(`${base}/`)) faults.push(request.url())
  })
  page.on('console', message => faults.push(message.text()))
  page.on('pageerror', error => faults.push(error.message))
  await page.goto(`${base}/editor${path}`)
  return { page, context, faults }
}

async function ask(page: Page, question: string): Promise<void> {
  await page.fill('#question', question)
  await page.keyboard.press('Enter')
  await page.locator('.asked', { hasText: question }).waitFor()
}

/** `rule: element` of everything that axe finds. */
async function axe(page: Page): Promise<string[]> {
  // As an expression it comes past the page's own policy, which lets no other script in.
  await page.evaluate(axeCore.source)
  const { violations, passes } = (await page.evaluate('axe.run()')) as Record<
    'violations' | 'passes',
    Finding[]
  >
  expect(passes.length).toBeGreaterThan(20)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

beforeAll(async () => {
  if (browser === null) return
  program = await startEditor([town], { DATA_DIR: data, MEANING: 'off' })
  base = program.address
  const { page, context } = await openBare()
  await page.locator('#status.ready').waitFor()
  await context.close()
})

async function openBare() {
  const context = await (browser as Browser).newContext()
  context.setDefaultTimeout(0)
  const page = await context.newPage()
  await page.goto(`${base}/editor`)
  return { page, context }
}

afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const inBrowser = describe.skipIf(browser === null)
const PARTS = { otazka: '', hlidane: '/hlidane', zmeny: '/zmeny', texty: '/texty', problemy: '/problemy' }

inBrowser('axe finds nothing', () => {
  const looks = (['light', 'dark'] as const).flatMap(colorScheme =>
    WIDTHS.map(width => ({ colorScheme, width })),
  )
  test.each(looks)('$colorScheme, $width', async look => {
    const found: string[] = []
    const { page, faults } = await open('', look)
    const see = async (name: string) => {
      await page.screenshot({
        path: `${PICTURES}${name}-${look.colorScheme}-${look.width}.png`,
        fullPage: true,
      })
      for (const fault of await axe(page)) found.push(`${name}: ${fault}`)
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      if (Number(overflow) > 0) found.push(`${name}: ${overflow} pixels too wide`)
    }
    for (const [name, path] of Object.entries(PARTS)) {
      await page.goto(`${base}/editor${path}`)
      await see(name)
    }
    await page.goto(`${base}/editor`)
    for (const [name, question] of Object.entries({
      odpoved: QUESTION,
      nejbliz: `kolik stojí ${QUESTION}`,
      ne: 'ahoj',
      prikaz: '/temata',
    })) {
      await ask(page, question)
      for (const summary of await page.locator('.ranked summary').all()) await summary.click()
      await see(name)
    }
    await page.goto(`${base}/editor/texty`)
    await page.locator('.texts a').first().click()
    await page.locator('.cut').waitFor()
    await see('text')
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })
})

inBrowser('by keyboard alone', () => {
  test('a question is asked, passages are gone through, and parts are changed', async () => {
    const { page } = await open()
    await page.keyboard.type(QUESTION)
    await page.keyboard.press('Enter')
    await page.locator('.verdict.answer').waitFor()
    await page.keyboard.press('Escape')
    const focused = () => page.evaluate('document.activeElement.id')
    await page.keyboard.press('j')
    const first = await focused()
    await page.keyboard.press('j')
    const second = await focused()
    await page.keyboard.press('k')
    expect(first).toMatch(/^r-/)
    expect(second).toMatch(/^r-/)
    expect([second === first, await focused()]).toEqual([false, first])
    await page.keyboard.press('/')
    expect(await focused()).toBe('question')
    await page.keyboard.press('Escape')
    await page.keyboard.press('3')
    await page.waitForURL(/zmeny$/)
  })

  test('everything that can be pressed can be reached, in the order in which it is seen', async () => {
    const { page } = await open('/hlidane')
    const reached: string[] = []
    for (let at = 0; at < 9; at++) {
      await page.keyboard.press('Tab')
      reached.push(
        String(await page.evaluate('document.activeElement.textContent || document.activeElement.id')),
      )
    }
    expect(reached[0]).toBe('Přeskočit na obsah')
    expect(reached).toEqual(expect.arrayContaining(['Změny', 'added', 'Přidat']))
  })
})

inBrowser('a button of Telegram', () => {
  test('asks what it would ask there', async () => {
    const { page, faults } = await open()
    await ask(page, QUESTION)
    await page.getByRole('button', { name: 'Celý oddíl' }).click()
    await page.locator('.asked', { hasText: '/oddil' }).waitFor()
    expect(await page.inputValue('#question')).toMatch(/^\/oddil K/)
    expect(faults).toEqual([])
  })
})

test.skipIf(browser === null)('nothing of a question is in the address, and none is kept', async () => {
  const { page, context } = await open()
  await ask(page, QUESTION)
  expect(page.url()).toBe(`${base}/editor`)
  expect(await context.storageState()).toEqual({ cookies: [], origins: [] })
})

test.skipIf(browser === null)('without a script all of it works by links and forms', async () => {
  const { page } = await open('', { javaScriptEnabled: false })
  await page.fill('#question', QUESTION)
  await page.getByRole('button', { name: 'Zeptat se' }).click()
  expect(await page.locator('.verdict h2').textContent()).toContain('Odpověď')
  await page.getByRole('button', { name: 'Celý oddíl' }).click()
  expect(await page.locator('.asked').textContent()).toContain('/oddil')
  await page.getByRole('link', { name: 'Texty' }).click()
  expect(await page.locator('h1').textContent()).toBe('Texty')
})

inBrowser('a save', () => {
  test('is seen at once, while somebody writes; watched answers that change are counted', async () => {
    const { page, faults } = await open('/hlidane')
    await page.fill('#added', 'dětské hřiště v parku')
    await page.getByRole('button', { name: 'Přidat' }).click()
    await page.locator('.watched li').waitFor()
    await page.goto(`${base}/editor`)
    await ask(page, 'dětské hřiště v parku')
    await page.getByText('Otázka se hlídá').waitFor()
    await page.fill('#question', 'dě')
    writeFiles(town, {
      '2026-kolin/hriste.md': `---\ntitle: Hřiště\ncampaignCategoryUid: 2026-komunalni\n---\n${PLAYGROUND.replace('osmi', 'devíti')}\n`,
    })
    await page.locator('.telegram', { hasText: 'do devíti' }).waitFor()
    expect(await page.inputValue('#question')).toBe('dě')
    await page.locator('#parts', { hasText: '1 změněná odpověď' }).waitFor()
    await page.goto(`${base}/editor/hlidane`)
    await page.locator('.watched .changed').waitFor()
    await page.screenshot({ path: `${PICTURES}zmenena-odpoved.png` })
    await page.getByRole('button', { name: /^Je to správně/ }).click()
    await page.locator('.watched .changed').waitFor({ state: 'detached' })
    await page.goto(`${base}/editor/zmeny`)
    await page.locator('.reworded ins', { hasText: 'devíti' }).waitFor()
    await page.screenshot({ path: `${PICTURES}zmeny.png` })
    expect(faults).toEqual([])
  })

  test('with an error is a problem with its file and line, and what answered answers', async () => {
    const { page } = await open('/problemy')
    const file = join(town, '2026-kolin/doprava.md')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, '---\ntitle: [\n---\nNic.\n')
    await page.locator('.places', { hasText: 'doprava.md:2' }).waitFor()
    await page.screenshot({ path: `${PICTURES}chyba.png` })
    await page.goto(`${base}/editor`)
    await ask(page, QUESTION)
    expect(await page.locator('.telegram').textContent()).toContain(CYCLE_PATH.slice(12))
    writeFileSync(file, before)
  })
})

test.skipIf(browser === null || SITE_NAMES.length === 0)(
  'over all sites the page is there while they are read, and afterwards as soon; how soon is told',
  async () => {
    const env = { DATA_DIR: folder({}), MEANING: 'off' }
    const { address, stop } = await startEditor(SITE_NAMES.map(siteFolder), env)
    onTestFinished(stop)
    const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 } })
    context.setDefaultTimeout(0)
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const paint = async () => {
      const times: number[] = []
      for (let run = 0; run < 5; run++) {
        await page.goto(`${address}/editor`)
        times.push(
          Number(
            await page.evaluate(
              `new Promise(seen => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(one => seen(one.startTime))).observe({ type: 'paint', buffered: true }))`,
            ),
          ),
        )
      }
      return times.sort((a, b) => a - b)[2] ?? 0
    }
    const early = await paint()
    expect(await page.locator('#status').getAttribute('class')).toBe('busy')
    await page.locator('#status.ready').waitFor()
    const late = await paint()
    console.log(
      `first paint over ${SITE_NAMES.length} sites: ${Math.round(early)} ms while they are read, ${Math.round(late)} ms afterwards (medians of 5)`,
    )
    await page.fill('#question', 'parkování')
    await page.keyboard.press('Enter')
    await page.locator('.verdict').waitFor()
    await page.screenshot({ path: `${PICTURES}vsechny-weby.png` })
    await page.goto(`${address}/editor/problemy`)
    await page.screenshot({ path: `${PICTURES}vsechny-problemy.png` })
  },
)
