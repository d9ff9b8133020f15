/** Links of real passages, opened in a real browser over copies of their pages: each lands on its paragraph, and paints it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Passage } from '../../../src/model.ts'
import { passagesOfSites, SITE_NAMES } from '../../sites.ts'
import { htmlOf } from '../../verbatim/page.ts'
import { launchBrowser, PICTURES } from './browser/browser.ts'
import { pixelsOf } from './browser/pixels.ts'

const LINKS = 60
/** A colour that occurs nowhere else marks what the browser found. */
const MARK = [255, 0, 254]
const FILLER = '<p>Výplň, ve které není nic, co by se hledalo.</p>'.repeat(60)
const STYLE = `::target-text{background:rgb(${MARK});color:#000}body{width:700px;font:16px sans-serif}`

const browser: Browser | null = SITE_NAMES.length === 0 ? null : await launchBrowser()
afterAll(() => browser?.close())

interface Linked {
  readonly passage: Passage
  readonly link: string
}

/** So many of all links to a paragraph, evenly from all sites. */
function someLinks(): Linked[] {
  const all = passagesOfSites(...SITE_NAMES).flatMap(passage => {
    const { link } = passage.source
    return link?.includes('#:~:text=') && passage.leftover === null ? [{ passage, link }] : []
  })
  return Array.from({ length: LINKS }, (_, at) => all[Math.floor((at * all.length) / LINKS)] as Linked)
}

/** Pages with these addresses, and no others. */
async function serve(context: BrowserContext, links: readonly Linked[]): Promise<void> {
  const files = new Map(
    links.map(({ passage: { source }, link }) => [pageOf(link), join(source.folder, source.file)]),
  )
  await context.route('**/*', route => {
    const file = files.get(pageOf(route.request().url()))
    if (file === undefined) return route.abort()
    const body = `<!doctype html><html lang="cs"><meta charset="utf-8"><title>Kopie</title><style>${STYLE}</style><body>${FILLER}${htmlOf(readFileSync(file, 'utf8')).join('\n')}${FILLER}`
    const headers = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }
    return route.fulfill({ body, headers, contentType: 'text/html; charset=utf-8' })
  })
}

function pageOf(link: string): string {
  return link.split('#')[0] ?? ''
}

interface Painted {
  readonly pixels: number
  /** Words of the block in which the first painted pixel lies; empty without one. */
  readonly words: string
  readonly scrolled: boolean
}

/** What is painted in the marking colour after a link was opened. */
async function opened(context: BrowserContext, eyes: Page, link: string): Promise<Painted> {
  const page = await context.newPage()
  await page.goto(link)
  // The browser looks for the words once the page is drawn.
  await page.waitForFunction('scrollY > 0', null, { timeout: 5_000 }).catch(() => {})
  const { width, rgba } = await pixelsOf(eyes, await page.screenshot({ path: `${PICTURES}odkaz.png` }))
  let [pixels, first] = [0, -1]
  for (let at = 0; at < rgba.length; at += 4)
    if (MARK.every((value, channel) => rgba[at + channel] === value) && pixels++ === 0) first = at / 4
  const [x, y] = [first % width, Math.floor(first / width)]
  const block = `document.elementFromPoint(${x + 2}, ${y + 2})?.closest('p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, div, body')?.textContent ?? ''`
  const words = pixels === 0 ? '' : String(await page.evaluate(block))
  const scrolled = Boolean(await page.evaluate('scrollY > 0'))
  await page.close()
  return { pixels, words: wordsOf(words), scrolled }
}

function wordsOf(text: string): string {
  return text
    .replace(/[\s\u00ad]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** The first words of a fragment. */
function startOf(link: string): string {
  return wordsOf(decodeURIComponent(link.split('#:~:text=')[1]?.split(',')[0] ?? ''))
}

test.skipIf(browser === null)(
  `of ${LINKS} links each scrolls to its paragraph and paints it, and a link to words that are not there does neither`,
  async () => {
    const context = await (browser as Browser).newContext({
      viewport: { width: 800, height: 600 },
      locale: 'cs',
    })
    const eyes = await (await (browser as Browser).newContext()).newPage()
    const links = someLinks()
    await serve(context, links)
    const astray: string[] = []
    for (const { link, passage } of links) {
      const { pixels, words, scrolled } = await opened(context, eyes, link)
      const landed = pixels > 0 && scrolled && words.includes(startOf(link))
      if (!landed) astray.push(`${passage.code} ${link}: ${pixels} pixels in "${words.slice(0, 80)}"`)
    }
    const [first] = links
    const nowhere = `${pageOf(first?.link ?? '')}#:~:text=${encodeURIComponent('tohle tam nikde nestojí')}`
    expect(await opened(context, eyes, nowhere)).toEqual({ pixels: 0, words: '', scrolled: false })
    console.log(`${links.length - astray.length} of ${links.length} links land`)
    expect(astray).toEqual([])
  },
)
